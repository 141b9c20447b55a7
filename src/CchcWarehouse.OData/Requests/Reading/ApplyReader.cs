using System.Collections.Frozen;
using CchcWarehouse.OData.Requests.Syntax;
using CchcWarehouse.OData.Wording;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>$apply: sequences of transformations. Their names may be written in any case.</summary>
internal static class ApplyReader
{
    private static readonly FrozenDictionary<string, (StageKinds Kind, Func<Scanner, TransformationSyntax> Read)> Stages =
        new Dictionary<string, (StageKinds, Func<Scanner, TransformationSyntax>)>
        {
            ["aggregate"] = (StageKinds.Shaping, ReadAggregate),
            ["groupby"] = (StageKinds.Shaping, ReadGroupBy),
            ["concat"] = (StageKinds.Shaping, ReadConcat),
            ["compute"] = (StageKinds.Shaping, scanner => new ComputeTransformation(AliasedReader.ReadComputed(scanner))),
            ["join"] = (StageKinds.Shaping, scanner => NestingReader.ReadJoin(scanner, JoinKind.Inner)),
            ["outerjoin"] = (StageKinds.Shaping, scanner => NestingReader.ReadJoin(scanner, JoinKind.Outer)),
            ["nest"] = (StageKinds.Shaping, NestingReader.ReadNest),
            ["addnested"] = (StageKinds.Shaping, NestingReader.ReadAddNested),
            ["expand"] = (StageKinds.Shaping, NestingReader.ReadExpand),
            ["filter"] = (StageKinds.Selecting, scanner => new FilterTransformation(ExpressionReader.Read(scanner))),
            ["search"] = (StageKinds.Selecting, scanner => new SearchTransformation(SearchReader.Read(scanner))),
            ["orderby"] = (StageKinds.Selecting, scanner => new OrderByTransformation(AliasedReader.ReadOrdering(scanner))),
            ["skip"] = (StageKinds.Selecting, scanner => new SkipTransformation(NumberReader.ReadDigits(scanner))),
            ["top"] = (StageKinds.Selecting, scanner => new TopTransformation(NumberReader.ReadDigits(scanner))),
            ["topcount"] = (StageKinds.Selecting, scanner => ReadRanking(scanner, RankingKind.TopCount)),
            ["topsum"] = (StageKinds.Selecting, scanner => ReadRanking(scanner, RankingKind.TopSum)),
            ["toppercent"] = (StageKinds.Selecting, scanner => ReadRanking(scanner, RankingKind.TopPercent)),
            ["bottomcount"] = (StageKinds.Selecting, scanner => ReadRanking(scanner, RankingKind.BottomCount)),
            ["bottomsum"] = (StageKinds.Selecting, scanner => ReadRanking(scanner, RankingKind.BottomSum)),
            ["bottompercent"] = (StageKinds.Selecting, scanner => ReadRanking(scanner, RankingKind.BottomPercent)),
            ["ancestors"] = (StageKinds.Hierarchical, scanner => HierarchyReader.ReadWalk(scanner, HierarchyDirection.Ancestors)),
            ["descendants"] = (StageKinds.Hierarchical, scanner => HierarchyReader.ReadWalk(scanner, HierarchyDirection.Descendants)),
            ["traverse"] = (StageKinds.Hierarchical, HierarchyReader.ReadTraverse),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static SequenceSyntax ReadSequence(Scanner scanner, StageKinds allowed)
    {
        scanner.Budget.Enter(scanner);
        var at = scanner.Begin();
        List<TransformationSyntax> transformations = [];
        do
        {
            transformations.Add(ReadStage(scanner, allowed));
        }
        while (scanner.Take('/'));
        scanner.Budget.Leave();
        return new SequenceSyntax(SyntaxList.From(transformations)) { At = at };
    }

    /// <summary>Whether a transformation of an allowed kind begins here.</summary>
    public static bool AtStage(Scanner scanner, StageKinds allowed)
    {
        if (!Names.IsStart(scanner.Current))
        {
            return false;
        }

        var start = scanner.Index;
        var name = Names.ReadQualified(scanner, "a name");
        var opens = scanner.Current == '(';
        scanner.Index = start;
        return name.Namespace is null
            ? (opens && Stages.TryGetValue(name.Name, out var stage) && allowed.HasFlag(stage.Kind)) || IsIdentity(name)
            : opens && CanonicalFunctions.Find(name.ToString()) is null;
    }

    private static TransformationSyntax ReadStage(Scanner scanner, StageKinds allowed)
    {
        var at = scanner.Begin();
        scanner.Budget.Stage(scanner);
        var start = scanner.Index;
        var name = Names.ReadQualified(scanner, "a transformation");
        if (name.Namespace is not null)
        {
            return new CustomTransformation(name, ParenthesesReader.ReadArguments(scanner)) { At = at };
        }

        if (IsIdentity(name) && allowed.HasFlag(StageKinds.Selecting))
        {
            return new IdentityTransformation { At = at };
        }

        if (!Stages.TryGetValue(name.Name, out var stage) || !allowed.HasFlag(stage.Kind))
        {
            scanner.Index = start;
            throw scanner.Missing(Expected(allowed));
        }

        scanner.Open();
        var transformation = stage.Read(scanner);
        scanner.SkipBlanks();
        return scanner.Take(')')
            ? transformation with { At = at }
            : throw scanner.Missing($"')' at the end of {name.Name.ToLowerInvariant()}");
    }

    private static bool IsIdentity(QualifiedName name) =>
        name.Namespace is null && name.Name.Equals("identity", StringComparison.OrdinalIgnoreCase);

    private static ErrorText Expected(StageKinds allowed)
    {
        var names = Stages.Where(stage => allowed.HasFlag(stage.Value.Kind)).Select(stage => stage.Key);
        if (allowed.HasFlag(StageKinds.Selecting))
        {
            names = names.Append("identity");
        }

        return $"a transformation ({string.Join(", ", names.Order(StringComparer.Ordinal))}, or a function with its namespace)";
    }

    private static AggregateTransformation ReadAggregate(Scanner scanner)
    {
        List<AggregateSyntax> items = [];
        do
        {
            items.Add(AggregateReader.ReadNamed(scanner));
        }
        while (scanner.TakeComma());
        return new AggregateTransformation(SyntaxList.From(items));
    }

    private static GroupByTransformation ReadGroupBy(Scanner scanner)
    {
        var elements = GroupingReader.ReadList(scanner);
        return new GroupByTransformation(elements, scanner.TakeComma() ? ReadSequence(scanner, StageKinds.Any) : null);
    }

    private static ConcatTransformation ReadConcat(Scanner scanner)
    {
        List<SequenceSyntax> sequences = [ReadSequence(scanner, StageKinds.Any)];
        scanner.ExpectComma("and a further sequence of transformations");
        do
        {
            sequences.Add(ReadSequence(scanner, StageKinds.Any));
        }
        while (scanner.TakeComma());
        return new ConcatTransformation(SyntaxList.From(sequences));
    }

    private static RankingTransformation ReadRanking(Scanner scanner, RankingKind kind)
    {
        var amount = ExpressionReader.Read(scanner);
        scanner.ExpectComma("and the value to rank by");
        return new RankingTransformation(kind, amount, ExpressionReader.Read(scanner));
    }
}
