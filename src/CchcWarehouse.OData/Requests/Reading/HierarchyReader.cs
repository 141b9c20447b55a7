using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>ancestors, descendants and traverse, and the hierarchy they walk.</summary>
internal static class HierarchyReader
{
    /// <summary>Nodes, qualifier and node property: the first three arguments.</summary>
    public static HierarchySyntax ReadReference(Scanner scanner)
    {
        var at = scanner.Begin();
        if (!scanner.Rest.StartsWith("$root/", StringComparison.Ordinal))
        {
            throw scanner.Missing("$root/ and the entity set of the hierarchy's nodes");
        }

        var nodes = MemberPathReader.Read(scanner);
        scanner.ExpectComma("and the qualifier of the hierarchy");
        var qualifier = Names.ReadIdentifier(scanner, "the qualifier of the hierarchy");
        scanner.ExpectComma("and the node property");
        return new HierarchySyntax(nodes, qualifier, GroupingReader.ReadProperty(scanner)) { At = at };
    }

    public static HierarchyTransformation ReadWalk(Scanner scanner, HierarchyDirection direction)
    {
        var hierarchy = ReadReference(scanner);
        scanner.ExpectComma("and the transformations that select the start nodes");
        var start = ApplyReader.ReadSequence(scanner, StageKinds.Preserving);
        long? distance = null;
        var keep = false;
        while (!keep && scanner.TakeComma())
        {
            if (distance is null && char.IsAsciiDigit(scanner.Current))
            {
                distance = NumberReader.ReadDigits(scanner);
            }
            else
            {
                keep = ReadKeepStart(scanner, distance);
            }
        }

        return new HierarchyTransformation(direction, hierarchy, start, distance, keep);
    }

    public static TraverseTransformation ReadTraverse(Scanner scanner)
    {
        var hierarchy = ReadReference(scanner);
        scanner.ExpectComma("and preorder or postorder");
        var order = ReadOrder(scanner);
        var start = TakeCommaBeforeStage(scanner) ? ApplyReader.ReadSequence(scanner, StageKinds.Preserving) : null;
        SyntaxList<OrderBySyntax> siblings = scanner.TakeComma() ? AliasedReader.ReadOrdering(scanner) : [];
        return new TraverseTransformation(hierarchy, order, start, siblings);
    }

    private static TraverseOrder ReadOrder(Scanner scanner) =>
        scanner.TakeWord("preorder") ? TraverseOrder.Preorder
        : scanner.TakeWord("postorder") ? TraverseOrder.Postorder
        : throw scanner.Missing("preorder or postorder");

    private static bool TakeCommaBeforeStage(Scanner scanner)
    {
        var start = scanner.Index;
        if (scanner.TakeComma() && ApplyReader.AtStage(scanner, StageKinds.Preserving))
        {
            return true;
        }

        scanner.Index = start;
        return false;
    }

    private static bool ReadKeepStart(Scanner scanner, long? distance)
    {
        if (scanner.TakeWord("keep") && scanner.SkipBlanks() && scanner.TakeWord("start"))
        {
            return true;
        }

        throw scanner.Missing(distance is null ? "a maximal distance or 'keep start'" : "'keep start'");
    }
}
