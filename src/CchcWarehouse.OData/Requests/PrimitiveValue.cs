using CchcWarehouse.OData.Requests.Reading;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests;

/// <summary>
/// Primitive values as payloads write them, without prefix and quotes: keys written as path segments,
/// strings that stand for a duration or an enumeration member.
/// </summary>
public static class PrimitiveValue
{
    /// <param name="text">As it is: no percent-encoding.</param>
    /// <exception cref="BadQueryException">The text is no value of this kind; the position counts in the text.</exception>
    public static LiteralSyntax Read(LiteralKind kind, string text)
    {
        var scanner = new Scanner(DecodedText.Plain(text), null, new RequestBudget(RequestLimits.Default));
        Skip(scanner, kind);
        return scanner.AtEnd
            ? new LiteralSyntax(kind, Normalize(kind, text))
            : throw scanner.Missing("the end of the value");
    }

    private static void Skip(Scanner scanner, LiteralKind kind)
    {
        switch (kind)
        {
            case LiteralKind.Null:
                Word(scanner, "null");
                break;
            case LiteralKind.Boolean:
                Word(scanner, "true", "false");
                break;
            case LiteralKind.Integer:
                Scalars.Integer(scanner);
                break;
            case LiteralKind.Decimal:
            case LiteralKind.Double:
                SkipNumber(scanner);
                break;
            case LiteralKind.Date:
                Times.Date(scanner);
                break;
            case LiteralKind.DateTimeOffset:
                SkipDateTimeOffset(scanner);
                break;
            case LiteralKind.TimeOfDay:
                Times.TimeOfDay(scanner);
                break;
            case LiteralKind.Duration:
                Times.Duration(scanner);
                break;
            case LiteralKind.Guid:
                Scalars.Guid(scanner);
                break;
            case LiteralKind.Binary:
                Scalars.Binary(scanner);
                break;
            case LiteralKind.Enumeration:
                PrefixedLiteralReader.Enumeration(scanner);
                break;
            case LiteralKind.Geography:
            case LiteralKind.Geometry:
                GeoLiterals.Full(scanner);
                break;
            default:
                scanner.TakeAll();
                break;
        }
    }

    private static void SkipNumber(Scanner scanner)
    {
        if (!Scalars.TakeSpecialNumber(scanner))
        {
            Scalars.Number(scanner);
        }
    }

    private static void SkipDateTimeOffset(Scanner scanner)
    {
        Times.Date(scanner);
        if (scanner.Current is not ('T' or 't'))
        {
            throw scanner.Missing("'T' and a time");
        }

        scanner.Index++;
        Times.TimeOfDay(scanner);
        Times.Zone(scanner);
    }

    private static void Word(Scanner scanner, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (scanner.TakeWord(word))
            {
                return;
            }
        }

        throw words is [var only] ? scanner.Missing(only) : scanner.Missing($"one of {string.Join(", ", words!)}");
    }

    private static string Normalize(LiteralKind kind, string text) => kind switch
    {
        LiteralKind.Null or LiteralKind.Boolean => text.ToLowerInvariant(),
        LiteralKind.Integer => text.TrimStart('+'),
        LiteralKind.Decimal or LiteralKind.Double => text.TrimStart('+').Replace('E', 'e'),
        LiteralKind.DateTimeOffset => text.ToUpperInvariant(),
        _ => text,
    };
}
