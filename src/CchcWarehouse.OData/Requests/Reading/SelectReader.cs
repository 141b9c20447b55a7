using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>$select: properties, annotations, operations, stars, with nested options.</summary>
internal static class SelectReader
{
    public static SelectOption Read(Scanner scanner)
    {
        List<SelectSyntax> items = [];
        do
        {
            items.Add(ReadItem(scanner));
        }
        while (scanner.TakeComma());
        return new SelectOption(SyntaxList.From(items));
    }

    private static SelectSyntax ReadItem(Scanner scanner)
    {
        var at = scanner.Begin();
        var path = ReadPath(scanner);
        if (scanner.Current != '(' || path.Segments is [.., StarSegment])
        {
            return new SelectSyntax(path, null, []) { At = at };
        }

        return AtParameterNames(scanner)
            ? new SelectSyntax(path, ReadParameterNames(scanner), []) { At = at }
            : new SelectSyntax(path, null, NestedOptionReader.Read(scanner, OptionPlace.Select)) { At = at };
    }

    private static PathSyntax ReadPath(Scanner scanner)
    {
        var at = scanner.Here;
        List<PathSegment> segments = [];
        do
        {
            scanner.Budget.Segment(segments.Count, scanner);
            segments.Add(ReadSegment(scanner, first: segments.Count == 0));
        }
        while (segments[^1] is not StarSegment && scanner.Take('/'));
        return new PathSyntax(SyntaxList.From(segments)) { At = at };
    }

    private static PathSegment ReadSegment(Scanner scanner, bool first)
    {
        var at = scanner.Here;
        if (scanner.Current == '@')
        {
            return AliasReader.ReadAnnotation(scanner);
        }

        if (first && scanner.Take('*'))
        {
            return new StarSegment(null) { At = at };
        }

        var name = Names.ReadQualified(scanner, first ? "a property, an operation or '*'" : "a property or an operation");
        if (first && scanner.Current == '.' && scanner.Peek(1) == '*')
        {
            scanner.Index += 2;
            return new StarSegment(name.ToString()) { At = at };
        }

        return new NameSegment(name) { At = at };
    }

    /// <summary>Names without values tell overloads of a function apart; options have values.</summary>
    private static bool AtParameterNames(Scanner scanner)
    {
        var length = 1;
        while (Names.IsPart(scanner.Peek(length)))
        {
            length++;
        }

        return length > 1 && scanner.Peek(length) is ',' or ')';
    }

    private static SyntaxList<string> ReadParameterNames(Scanner scanner)
    {
        scanner.Open();
        List<string> names = [];
        do
        {
            names.Add(Names.ReadIdentifier(scanner, "the name of a parameter"));
        }
        while (scanner.TakeComma());
        scanner.Close("or ',' and a further parameter");
        return SyntaxList.From(names);
    }
}
