using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>$expand: navigation properties, casts, stars, /$ref and /$count, with nested options.</summary>
internal static class ExpandReader
{
    public static ExpandOption Read(Scanner scanner)
    {
        scanner.Budget.EnterExpand(scanner);
        List<ExpandSyntax> items = [];
        do
        {
            scanner.Budget.ExpandItem(scanner);
            items.Add(ReadItem(scanner));
        }
        while (scanner.TakeComma());
        scanner.Budget.LeaveExpand();
        return new ExpandOption(SyntaxList.From(items));
    }

    private static ExpandSyntax ReadItem(Scanner scanner)
    {
        var at = scanner.Begin();
        if (scanner.TakeExactWord("$value"))
        {
            return new ExpandSyntax(new PathSyntax([new SystemSegment(SystemSegmentKind.Value) { At = at }]) { At = at }, []) { At = at };
        }

        var path = ReadPath(scanner);
        var options = path.Segments is not [.., CountSegment] && scanner.Current == '(' && PlaceBehind(path) is { } place
            ? NestedOptionReader.Read(scanner, place)
            : [];
        return new ExpandSyntax(path, options) { At = at };
    }

    /// <summary>Which options may follow; null: none.</summary>
    private static OptionPlace? PlaceBehind(PathSyntax path) => path.Segments switch
    {
        [.., StarSegment, SystemSegment] => null,
        [.., StarSegment] => OptionPlace.ExpandStar,
        [.., SystemSegment] => OptionPlace.ExpandRef,
        _ => OptionPlace.Expand,
    };

    private static PathSyntax ReadPath(Scanner scanner)
    {
        var at = scanner.Here;
        List<PathSegment> segments = [];
        do
        {
            scanner.Budget.Segment(segments.Count, scanner);
        }
        while (ReadSegment(scanner, segments) && scanner.Take('/'));
        return segments is [NameSegment { Name.Namespace: not null }]
            ? throw scanner.Missing("'/' and a navigation property")
            : new PathSyntax(SyntaxList.From(segments)) { At = at };
    }

    /// <returns>False after a segment that nothing can follow.</returns>
    private static bool ReadSegment(Scanner scanner, List<PathSegment> segments)
    {
        var at = scanner.Here;
        switch (scanner.Current)
        {
            case '$' when segments.Count > 0:
                segments.Add(ReadSystem(scanner, segments[^1]) with { At = at });
                return false;
            case '*':
                scanner.Index++;
                segments.Add(new StarSegment(null) { At = at });
                return scanner.Current == '/' && scanner.Peek(1) == '$';
            case '@':
                segments.Add(AliasReader.ReadAnnotation(scanner));
                return true;
            default:
                segments.Add(new NameSegment(Names.ReadQualified(scanner, "a navigation property or '*'")) { At = at });
                return true;
        }
    }

    private static PathSegment ReadSystem(Scanner scanner, PathSegment previous)
    {
        if (scanner.TakeExactWord("$ref"))
        {
            return new SystemSegment(SystemSegmentKind.Ref);
        }

        if (previous is not StarSegment && scanner.TakeExactWord("$count"))
        {
            return new CountSegment(scanner.Current == '(' ? NestedOptionReader.Read(scanner, OptionPlace.Count) : []);
        }

        scanner.Index++;
        throw scanner.Missing(previous is StarSegment ? "ref after '/$'" : "ref or count after '/$'");
    }
}
