namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>The lexical forms of dates, times and durations.</summary>
internal static class Times
{
    /// <summary>Whether digits and a hyphen begin here; subtraction is written sub, so only a date does.</summary>
    public static bool AtDate(Scanner scanner)
    {
        var length = scanner.Current == '-' ? 1 : 0;
        var first = length;
        while (char.IsAsciiDigit(scanner.Peek(length)))
        {
            length++;
        }

        return length > first && scanner.Peek(length) == '-';
    }

    /// <summary>Whether hour, colon and minute begin here.</summary>
    public static bool AtTime(Scanner scanner) =>
        char.IsAsciiDigit(scanner.Peek(0)) && char.IsAsciiDigit(scanner.Peek(1)) && scanner.Peek(2) == ':'
        && char.IsAsciiDigit(scanner.Peek(3)) && char.IsAsciiDigit(scanner.Peek(4));

    public static void Date(Scanner scanner)
    {
        scanner.Take('-');
        var start = scanner.Index;
        Scalars.ExactDigits(scanner, 4, "a year of four digits");
        while (char.IsAsciiDigit(scanner.Current) && scanner.Peek(start - scanner.Index) != '0')
        {
            scanner.Index++;
        }

        scanner.Expect('-', "between year and month");
        TwoDigits(scanner, 1, 12, "a month from 01 to 12");
        scanner.Expect('-', "between month and day");
        TwoDigits(scanner, 1, 31, "a day from 01 to 31");
    }

    public static void TimeOfDay(Scanner scanner)
    {
        TwoDigits(scanner, 0, 23, "an hour from 00 to 23");
        scanner.Expect(':', "between hour and minute");
        TwoDigits(scanner, 0, 59, "a minute from 00 to 59");
        if (scanner.Take(':'))
        {
            TwoDigits(scanner, 0, 60, "a second from 00 to 60");
            if (scanner.Take('.'))
            {
                Fraction(scanner);
            }
        }
    }

    /// <summary>Z or an offset. A plus that was sent unencoded arrives as a blank and is taken for the plus it was meant to be.</summary>
    public static void Zone(Scanner scanner)
    {
        if (scanner.Current is 'Z' or 'z')
        {
            scanner.Index++;
            return;
        }

        if (!Scalars.Sign(scanner))
        {
            if (!scanner.AtPlusSentAsBlank)
            {
                throw scanner.Missing("Z or an offset such as %2B07:00");
            }

            scanner.Index++;
        }

        TwoDigits(scanner, 0, 23, "an hour from 00 to 23");
        scanner.Expect(':', "between hour and minute of the offset");
        TwoDigits(scanner, 0, 59, "a minute from 00 to 59");
    }

    public static void Duration(Scanner scanner)
    {
        scanner.Take('-');
        if (scanner.Current is not ('P' or 'p'))
        {
            throw scanner.Missing("a duration such as P1DT2H30M");
        }

        scanner.Index++;
        TakeComponent(scanner, "D");
        if (scanner.Current is not ('T' or 't'))
        {
            return;
        }

        scanner.Index++;
        var left = "HMS".AsSpan();
        while (!left.IsEmpty && TakeComponent(scanner, left) is var unit and >= 0)
        {
            left = left[(unit + 1)..];
        }
    }

    /// <returns>The index of the unit read, -1 when no digits stand here.</returns>
    private static int TakeComponent(Scanner scanner, ReadOnlySpan<char> units)
    {
        if (!char.IsAsciiDigit(scanner.Current))
        {
            return -1;
        }

        Scalars.Digits(scanner);
        var fraction = units.Contains('S') && scanner.Take('.');
        if (fraction)
        {
            Scalars.Digits(scanner);
        }

        var unit = units.IndexOf(char.ToUpperInvariant(scanner.Current));
        if (unit < 0 || (fraction && units[unit] != 'S'))
        {
            throw fraction
                ? scanner.Missing("'S' after fractional seconds")
                : scanner.Missing($"one of the units {string.Join(", ", units.ToArray())}");
        }

        scanner.Index++;
        return unit;
    }

    private static void Fraction(Scanner scanner)
    {
        var start = scanner.Index;
        Scalars.Digits(scanner, "fractional seconds");
        if (scanner.Index - start > 12)
        {
            scanner.Index = start + 12;
            throw scanner.Missing("at most twelve fractional digits");
        }
    }

    private static void TwoDigits(Scanner scanner, int least, int most, string what)
    {
        for (var i = 0; i < 2; i++)
        {
            var tens = i == 0 ? 0 : 10 * (scanner.Peek(-1) - '0');
            var fits = char.IsAsciiDigit(scanner.Current)
                && (i == 0 ? 10 * (scanner.Current - '0') <= most : tens + scanner.Current - '0' is var value && value >= least && value <= most);
            if (!fits)
            {
                throw scanner.Missing(what);
            }

            scanner.Index++;
        }
    }
}
