using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>Names of types: the last argument of cast and isof.</summary>
internal static class TypeReader
{
    /// <summary>A type and the closing parenthesis behind it; null, and nothing read, when something else stands here.</summary>
    public static TypeSyntax? TryReadLast(Scanner scanner)
    {
        var start = scanner.Index;
        var type = scanner.Current == '\'' ? TryReadQuoted(scanner) : TryReadType(scanner);
        scanner.SkipBlanks();
        if (type is not null && scanner.Take(')'))
        {
            return type;
        }

        scanner.Index = start;
        return null;
    }

    private static TypeSyntax? TryReadQuoted(Scanner scanner)
    {
        scanner.Index++;
        var type = TryReadType(scanner);
        return scanner.Take('\'') ? type : null;
    }

    private static TypeSyntax? TryReadType(Scanner scanner)
    {
        var at = scanner.Here;
        var collection = scanner.Rest.StartsWith("Collection(", StringComparison.Ordinal);
        scanner.Index += collection ? "Collection(".Length : 0;
        if (!Names.IsStart(scanner.Current))
        {
            return null;
        }

        var name = Names.ReadQualified(scanner, "the name of a type");
        return collection && !scanner.Take(')') ? null : new TypeSyntax(name, collection) { At = at };
    }
}
