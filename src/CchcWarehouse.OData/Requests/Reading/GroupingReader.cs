using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>The elements of groupby: properties, rollup, rolluprecursive.</summary>
internal static class GroupingReader
{
    public static SyntaxList<GroupingSyntax> ReadList(Scanner scanner)
    {
        scanner.Open();
        List<GroupingSyntax> elements = [];
        do
        {
            elements.Add(ReadElement(scanner));
        }
        while (scanner.TakeComma());
        scanner.Close("or ',' and a further grouping property");
        return SyntaxList.From(elements);
    }

    /// <summary>A path of names that does not end in a type cast.</summary>
    public static PathSyntax ReadProperty(Scanner scanner)
    {
        var path = ReadNames(scanner);
        return path.Segments is [.., NameSegment { Name.Namespace: not null }]
            ? throw scanner.Missing("'/' and a property")
            : path;
    }

    /// <summary>Names separated by slashes, type casts included.</summary>
    public static PathSyntax ReadNames(Scanner scanner)
    {
        var at = scanner.Begin();
        List<PathSegment> segments = [];
        do
        {
            scanner.Budget.Segment(segments.Count, scanner);
            var here = scanner.Here;
            segments.Add(new NameSegment(Names.ReadQualified(scanner, "the name of a property")) { At = here });
        }
        while (scanner.Take('/'));
        return new PathSyntax(SyntaxList.From(segments)) { At = at };
    }

    private static GroupingSyntax ReadElement(Scanner scanner)
    {
        var at = scanner.Begin();
        if (TakeOpened(scanner, "rolluprecursive"))
        {
            return ReadRecursive(scanner) with { At = at };
        }

        return TakeOpened(scanner, "rollup")
            ? ReadRollup(scanner) with { At = at }
            : new GroupingProperty(ReadProperty(scanner)) { At = at };
    }

    private static bool TakeOpened(Scanner scanner, string word)
    {
        if (!scanner.AtWord(word) || scanner.Peek(word.Length) != '(')
        {
            return false;
        }

        scanner.Index += word.Length;
        scanner.Open();
        return true;
    }

    private static GroupingSyntax ReadRollup(Scanner scanner)
    {
        var total = scanner.TakeExactWord("$all") || scanner.TakeWord("null");
        if (total)
        {
            scanner.ExpectComma("and a grouping property");
        }

        List<PathSyntax> levels = [];
        do
        {
            levels.Add(ReadProperty(scanner));
        }
        while (scanner.TakeComma());
        scanner.SkipBlanks();
        if (levels is [{ Segments: [NameSegment { Name: var qualifier }] }] && !total)
        {
            scanner.Expect(')', "or ',' and a further level");
            return new RollupHierarchyGrouping(qualifier.Name);
        }

        if (levels.Count == 1 && !total)
        {
            throw scanner.Missing("',' and a further level (rollup takes two properties or the name of a hierarchy)");
        }

        scanner.Expect(')', "or ',' and a further level");
        return new RollupGrouping(SyntaxList.From(levels), total);
    }

    private static RollupRecursiveGrouping ReadRecursive(Scanner scanner)
    {
        var hierarchy = HierarchyReader.ReadReference(scanner);
        var restriction = scanner.TakeComma() ? ApplyReader.ReadSequence(scanner, StageKinds.Hierarchical) : null;
        scanner.Close("after the hierarchy");
        return new RollupRecursiveGrouping(hierarchy, restriction);
    }
}
