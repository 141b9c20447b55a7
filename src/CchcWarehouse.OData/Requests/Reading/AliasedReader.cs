using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>Lists that several options and transformations share: computed properties and orderings.</summary>
internal static class AliasedReader
{
    /// <summary>Blanks, as, blanks, a name.</summary>
    public static string ReadAlias(Scanner scanner)
    {
        var blanks = scanner.SkipBlanks();
        if (!blanks || !scanner.TakeWord("as"))
        {
            throw scanner.Missing("'as' and a name");
        }

        scanner.ExpectBlank("the name");
        return Names.ReadIdentifier(scanner, "a name");
    }

    public static SyntaxList<ComputeSyntax> ReadComputed(Scanner scanner)
    {
        List<ComputeSyntax> items = [];
        do
        {
            var at = scanner.Begin();
            var value = ExpressionReader.Read(scanner);
            items.Add(new ComputeSyntax(value, ReadAlias(scanner)) { At = at });
        }
        while (scanner.TakeComma());
        return SyntaxList.From(items);
    }

    public static SyntaxList<OrderBySyntax> ReadOrdering(Scanner scanner)
    {
        List<OrderBySyntax> items = [];
        do
        {
            var at = scanner.Begin();
            var value = ExpressionReader.Read(scanner);
            items.Add(new OrderBySyntax(value, ReadDirection(scanner)) { At = at });
        }
        while (scanner.TakeComma());
        return SyntaxList.From(items);
    }

    private static bool ReadDirection(Scanner scanner)
    {
        var start = scanner.Index;
        if (scanner.SkipBlanks())
        {
            if (scanner.TakeWord("desc"))
            {
                return true;
            }

            if (scanner.TakeWord("asc"))
            {
                return false;
            }
        }

        scanner.Index = start;
        return false;
    }
}
