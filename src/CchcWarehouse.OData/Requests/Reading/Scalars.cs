namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>The lexical forms of numbers, guids and binary values; each method moves over one form or rejects it where it breaks.</summary>
internal static class Scalars
{
    public static void Digits(Scanner scanner, string what = "a digit")
    {
        if (!char.IsAsciiDigit(scanner.Current))
        {
            throw scanner.Missing(what);
        }

        while (char.IsAsciiDigit(scanner.Current))
        {
            scanner.Index++;
        }
    }

    public static void ExactDigits(Scanner scanner, int count, string what)
    {
        for (var i = 0; i < count; i++)
        {
            if (!char.IsAsciiDigit(scanner.Current))
            {
                throw scanner.Missing(what);
            }

            scanner.Index++;
        }
    }

    public static bool Sign(Scanner scanner) => scanner.Take('-') || scanner.Take('+');

    /// <summary>INF, -INF or NaN in exactly this case.</summary>
    public static bool TakeSpecialNumber(Scanner scanner) =>
        scanner.TakeExactWord("INF") || scanner.TakeExactWord("NaN") || scanner.TakeExactWord("-INF");

    public static void Integer(Scanner scanner)
    {
        Sign(scanner);
        Digits(scanner);
    }

    /// <returns>Whether there was a fraction, and an exponent.</returns>
    public static (bool Fraction, bool Exponent) Number(Scanner scanner)
    {
        Integer(scanner);
        var fraction = scanner.Take('.');
        if (fraction)
        {
            Digits(scanner, "a digit after the decimal point");
        }

        var exponent = scanner.Current is 'e' or 'E';
        if (exponent)
        {
            scanner.Index++;
            Sign(scanner);
            Digits(scanner, "a digit of the exponent");
        }

        return (fraction, exponent);
    }

    /// <summary>Whether eight hexadecimal digits, a hyphen and four more begin here: only a guid does.</summary>
    public static bool AtGuid(Scanner scanner)
    {
        for (var i = 0; i < 13; i++)
        {
            var fits = i == 8 ? scanner.Peek(i) == '-' : char.IsAsciiHexDigit(scanner.Peek(i));
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }

    public static void Guid(Scanner scanner)
    {
        for (var i = 0; i < 36; i++)
        {
            var hyphen = i is 8 or 13 or 18 or 23;
            if (hyphen ? scanner.Current != '-' : !char.IsAsciiHexDigit(scanner.Current))
            {
                throw scanner.Missing(hyphen ? "'-' of a guid" : "a hexadecimal digit of a guid");
            }

            scanner.Index++;
        }
    }

    /// <summary>base64url; the pad characters are optional, the unused bits are zero.</summary>
    public static void Binary(Scanner scanner)
    {
        var start = scanner.Index;
        while (char.IsAsciiLetterOrDigit(scanner.Current) || scanner.Current is '-' or '_')
        {
            scanner.Index++;
        }

        var last = scanner.Index == start ? '\0' : scanner.Peek(-1);
        switch ((scanner.Index - start) % 4)
        {
            case 0:
                break;
            case 2 when "AQgw".Contains(last):
                TakePad(scanner, 2);
                break;
            case 3 when "AEIMQUYcgkosw048".Contains(last):
                TakePad(scanner, 1);
                break;
            default:
                throw scanner.Missing("a further base64url character");
        }
    }

    private static void TakePad(Scanner scanner, int count)
    {
        if (scanner.Current == '=')
        {
            for (var i = 0; i < count; i++)
            {
                scanner.Expect('=');
            }
        }
    }
}
