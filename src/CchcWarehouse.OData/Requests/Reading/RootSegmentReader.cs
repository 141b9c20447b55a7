using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>Paths that begin with a dollar sign: $metadata, $batch, $entity, $all, $crossjoin. Their case matters.</summary>
internal static class RootSegmentReader
{
    private static readonly string[] Words = ["$metadata", "$batch", "$entity", "$all", "$crossjoin"];

    public static bool IsRoot(string segment) =>
        Array.Exists(Words, word => segment == word || segment.StartsWith(word + "(", StringComparison.Ordinal));

    public static void Read(Scanner scanner, List<PathSegment> segments)
    {
        var at = scanner.Begin();
        if (scanner.TakeExactWord("$metadata"))
        {
            segments.Add(new SystemSegment(SystemSegmentKind.Metadata) { At = at });
        }
        else if (scanner.TakeExactWord("$batch"))
        {
            segments.Add(new SystemSegment(SystemSegmentKind.Batch) { At = at });
        }
        else if (scanner.TakeExactWord("$entity"))
        {
            segments.Add(new SystemSegment(SystemSegmentKind.Entity) { At = at });
            ReadCast(scanner, segments);
        }
        else if (scanner.TakeExactWord("$all"))
        {
            segments.Add(new SystemSegment(SystemSegmentKind.All) { At = at });
            ReadCast(scanner, segments);
        }
        else if (scanner.TakeExactWord("$crossjoin"))
        {
            segments.Add(ReadCrossjoin(scanner) with { At = at });
            ReadQuery(scanner, segments);
        }
        else
        {
            scanner.Index++;
            throw scanner.Missing("metadata, batch, entity, all or crossjoin (in lower case) after '$'");
        }
    }

    private static void ReadCast(Scanner scanner, List<PathSegment> segments)
    {
        if (scanner.AtSlash)
        {
            scanner.Index++;
            var at = scanner.Here;
            segments.Add(new NameSegment(Names.ReadQualified(scanner, "the name of an entity type")) { At = at });
        }
    }

    private static CrossjoinSegment ReadCrossjoin(Scanner scanner)
    {
        scanner.Open();
        List<string> sets = [];
        do
        {
            sets.Add(Names.ReadIdentifier(scanner, "the name of an entity set"));
            scanner.Budget.Segment(sets.Count, scanner);
        }
        while (scanner.TakeComma());
        scanner.Close("or ',' and a further entity set");
        return new CrossjoinSegment(SyntaxList.From(sets));
    }

    private static void ReadQuery(Scanner scanner, List<PathSegment> segments)
    {
        if (scanner.AtSlash)
        {
            var at = scanner.Here;
            scanner.Index++;
            segments.Add(scanner.TakeExactWord("$query")
                ? new SystemSegment(SystemSegmentKind.Query) { At = at }
                : throw scanner.Missing("$query"));
        }
    }
}
