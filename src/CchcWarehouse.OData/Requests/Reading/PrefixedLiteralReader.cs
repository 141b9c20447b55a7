using CchcWarehouse.OData.Requests.Syntax;
using CchcWarehouse.OData.Wording;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>Literals with a word before their quotes: durations, binary and geo values, enumerations.</summary>
internal static class PrefixedLiteralReader
{
    public static LiteralSyntax Read(Scanner scanner)
    {
        var at = scanner.Here;
        var start = scanner.Index;
        var name = Names.ReadQualified(scanner, "a name");
        var (kind, form) = name.Namespace is null ? Form(scanner, start, name.Name) : (LiteralKind.Enumeration, Enumeration);
        scanner.Expect('\'');
        var content = scanner.Index;
        form(scanner);
        var text = scanner.Since(content);
        scanner.Expect('\'', "that ends the literal");
        return new LiteralSyntax(kind, text, kind == LiteralKind.Enumeration ? name : null) { At = at };
    }

    /// <summary>Members or numbers, separated by commas without blanks.</summary>
    public static void Enumeration(Scanner scanner)
    {
        do
        {
            if (char.IsAsciiDigit(scanner.Current) || scanner.Current is '-' or '+')
            {
                Scalars.Integer(scanner);
            }
            else
            {
                Names.ReadIdentifier(scanner, "a member of the enumeration");
            }
        }
        while (scanner.Take(','));
    }

    private static (LiteralKind Kind, Action<Scanner> Form) Form(Scanner scanner, int start, string prefix) =>
        prefix.ToLowerInvariant() switch
        {
            "duration" => (LiteralKind.Duration, Times.Duration),
            "binary" => (LiteralKind.Binary, Scalars.Binary),
            "geography" => (LiteralKind.Geography, GeoLiterals.Full),
            "geometry" => (LiteralKind.Geometry, GeoLiterals.Full),
            _ => throw Unknown(scanner, start, prefix),
        };

    private static BadQueryException Unknown(Scanner scanner, int start, string prefix)
    {
        scanner.Index = start;
        return scanner.Reject(BadQueryCodes.Syntax, prefix.ToLowerInvariant() switch
        {
            "guid" or "datetime" or "datetimeoffset" or "time" or "date" or "timeofday" =>
                (ErrorText)$"{prefix}'…' is OData 2 or 3; write the value without prefix and quotes, such as 2024-01-31 or 2024-01-31T00:00:00Z.",
            "x" => "X'…' is OData 2 or 3; write binary'…' with base64url.",
            _ => $"{prefix}'…' is no literal; an enumeration is written with its namespace, such as Sales.Pattern'Yellow', or as a string.",
        });
    }
}
