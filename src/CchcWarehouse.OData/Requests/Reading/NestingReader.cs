using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>Transformations that bring in related collections: join, outerjoin, nest, addnested, expand.</summary>
internal static class NestingReader
{
    public static JoinTransformation ReadJoin(Scanner scanner, JoinKind kind)
    {
        var path = ReadJoinPath(scanner);
        var alias = AliasedReader.ReadAlias(scanner);
        var sequence = scanner.TakeComma() ? ApplyReader.ReadSequence(scanner, StageKinds.Any) : null;
        return new JoinTransformation(kind, path, alias, sequence);
    }

    public static NestTransformation ReadNest(Scanner scanner) => new(ReadItems(scanner));

    public static AddNestedTransformation ReadAddNested(Scanner scanner)
    {
        var path = GroupingReader.ReadNames(scanner);
        scanner.ExpectComma("and what to nest");
        return new AddNestedTransformation(path, ReadItems(scanner));
    }

    public static ExpandTransformation ReadExpand(Scanner scanner)
    {
        var path = GroupingReader.ReadNames(scanner);
        List<TransformationSyntax> inner = [];
        while (scanner.TakeComma())
        {
            var sequence = ApplyReader.ReadSequence(scanner, StageKinds.Any);
            var fits = sequence.Transformations is [ExpandTransformation] || (inner.Count == 0 && sequence.Transformations is [FilterTransformation]);
            inner.Add(fits
                ? sequence.Transformations[0]
                : throw sequence.Reject(BadQueryCodes.Syntax, "expand takes one filter(…) and then further expand(…)."));
        }

        return new ExpandTransformation(path, SyntaxList.From(inner));
    }

    private static PathSyntax ReadJoinPath(Scanner scanner)
    {
        var at = scanner.Here;
        if (scanner.Current == '@')
        {
            return new PathSyntax([AliasReader.ReadAnnotation(scanner)]) { At = at };
        }

        return GroupingReader.ReadNames(scanner);
    }

    private static SyntaxList<NestSyntax> ReadItems(Scanner scanner)
    {
        List<NestSyntax> items = [];
        do
        {
            var at = scanner.Begin();
            var sequence = ApplyReader.ReadSequence(scanner, StageKinds.Any);
            items.Add(new NestSyntax(sequence, AliasedReader.ReadAlias(scanner)) { At = at });
        }
        while (scanner.TakeComma());
        return SyntaxList.From(items);
    }
}
