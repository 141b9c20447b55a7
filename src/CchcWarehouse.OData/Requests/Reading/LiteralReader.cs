using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>Literals in a URL: primitiveLiteral of the grammar.</summary>
internal static class LiteralReader
{
    /// <summary>The literal that begins here, or null. What begins like a literal and is none is rejected.</summary>
    public static LiteralSyntax? TryRead(Scanner scanner)
    {
        var c = scanner.Current;
        if (c == '\'')
        {
            var at = scanner.Here;
            return new LiteralSyntax(LiteralKind.String, ReadString(scanner)) { At = at };
        }

        if (char.IsAsciiHexDigit(c) && Scalars.AtGuid(scanner))
        {
            return Read(scanner, LiteralKind.Guid, Scalars.Guid);
        }

        if (char.IsAsciiDigit(c) || c is '-' or '+')
        {
            return TryReadNumeric(scanner);
        }

        return Names.IsStart(c) ? TryReadWord(scanner) : null;
    }

    /// <summary>A string in single quotes, a quote inside doubled. In a path a slash inside it must be %2F.</summary>
    public static string ReadString(Scanner scanner)
    {
        scanner.Expect('\'');
        var start = scanner.Index;
        while (scanner.Current != '\'' || scanner.Peek(1) == '\'')
        {
            if (scanner.AtEnd || (scanner.InPath && scanner.AtSlash))
            {
                throw scanner.Missing(scanner.AtEnd
                    ? "the closing quote of the string (a quote inside it is doubled)"
                    : "the closing quote of the string (a slash inside it is written %2F)");
            }

            scanner.Index += scanner.Current == '\'' ? 2 : 1;
        }

        var text = scanner.Since(start).Replace("''", "'", StringComparison.Ordinal);
        scanner.Index++;
        return text;
    }

    private static LiteralSyntax? TryReadNumeric(Scanner scanner)
    {
        if (scanner.Current is '-' or '+' && !char.IsAsciiDigit(scanner.Peek(1)))
        {
            var at = scanner.Here;
            return scanner.TakeExactWord("-INF") ? new LiteralSyntax(LiteralKind.Double, "-INF") { At = at } : null;
        }

        if (Times.AtDate(scanner))
        {
            return ReadDate(scanner);
        }

        return Times.AtTime(scanner) ? TryReadTime(scanner) ?? ReadNumber(scanner) : ReadNumber(scanner);
    }

    private static LiteralSyntax? TryReadTime(Scanner scanner)
    {
        if (!scanner.ColonEnds)
        {
            return Read(scanner, LiteralKind.TimeOfDay, Times.TimeOfDay);
        }

        var length = CaseColon.TimeLength(scanner);
        return length == 0 ? null : Read(scanner, LiteralKind.TimeOfDay, time => time.Index += length);
    }

    private static LiteralSyntax ReadNumber(Scanner scanner)
    {
        var at = scanner.Here;
        var start = scanner.Index;
        var (fraction, exponent) = Scalars.Number(scanner);
        var kind = exponent ? LiteralKind.Double : fraction ? LiteralKind.Decimal : LiteralKind.Integer;
        return new LiteralSyntax(kind, scanner.Since(start).TrimStart('+').ToLowerInvariant()) { At = at };
    }

    private static LiteralSyntax ReadDate(Scanner scanner)
    {
        var at = scanner.Here;
        var start = scanner.Index;
        Times.Date(scanner);
        if (scanner.Current is not ('T' or 't'))
        {
            return new LiteralSyntax(LiteralKind.Date, scanner.Since(start)) { At = at };
        }

        scanner.Index++;
        Times.TimeOfDay(scanner);
        Times.Zone(scanner);
        return new LiteralSyntax(LiteralKind.DateTimeOffset, scanner.Since(start).ToUpperInvariant().Replace(' ', '+')) { At = at };
    }

    private static LiteralSyntax? TryReadWord(Scanner scanner)
    {
        var start = scanner.Index;
        var at = scanner.Here;
        var name = Names.ReadQualified(scanner, "a name");
        if (scanner.Current == '\'')
        {
            scanner.Index = start;
            return PrefixedLiteralReader.Read(scanner);
        }

        if (name.Namespace is null && scanner.Current is not ('(' or '/') && Constant(name.Name) is { } constant)
        {
            return constant with { At = at };
        }

        scanner.Index = start;
        return null;
    }

    private static LiteralSyntax? Constant(string word) => word switch
    {
        "INF" or "NaN" => new LiteralSyntax(LiteralKind.Double, word),
        _ when word.Equals("null", StringComparison.OrdinalIgnoreCase) => new LiteralSyntax(LiteralKind.Null, "null"),
        _ when word.Equals("true", StringComparison.OrdinalIgnoreCase) => new LiteralSyntax(LiteralKind.Boolean, "true"),
        _ when word.Equals("false", StringComparison.OrdinalIgnoreCase) => new LiteralSyntax(LiteralKind.Boolean, "false"),
        _ => null,
    };

    private static LiteralSyntax Read(Scanner scanner, LiteralKind kind, Action<Scanner> form)
    {
        var at = scanner.Here;
        var start = scanner.Index;
        form(scanner);
        return new LiteralSyntax(kind, scanner.Since(start)) { At = at };
    }
}
