using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>Aggregate expressions: <c>Value with sum as Total</c>, <c>$count as N</c>, <c>Forecast</c>.</summary>
internal static class AggregateReader
{
    /// <summary>In the transformation aggregate: with an alias, which only a custom aggregate may leave out.</summary>
    public static AggregateSyntax ReadNamed(Scanner scanner)
    {
        var at = scanner.Begin();
        if (AtOlderForm(scanner))
        {
            return ReadOlderForm(scanner) with { At = at };
        }

        var aggregate = ReadUnnamed(scanner);
        var custom = aggregate is { Method: null, From.Count: 0 } && !EndsInCount(aggregate.Operand);
        if (custom && !AtWordAfterBlanks(scanner, "as"))
        {
            return aggregate with { At = at };
        }

        return aggregate with { At = at, Alias = AliasedReader.ReadAlias(scanner) };
    }

    /// <summary>In the path segment /aggregate(…): without an alias.</summary>
    public static AggregateSyntax ReadUnnamed(Scanner scanner)
    {
        var at = scanner.Here;
        var operand = ReadOperand(scanner);
        var method = TakeWord(scanner, "with") ? ReadMethod(scanner) : (AggregateMethod?)null;
        var nameable = method is null && operand is PathSyntax { Segments: [.., NameSegment { Name.Namespace: null }] } path
            && path.Segments.All(segment => segment is NameSegment or KeySegment or ArgumentsSegment);
        if (method is null && !nameable && !EndsInCount(operand))
        {
            scanner.SkipBlanks();
            throw scanner.Missing("'with' and an aggregation method such as sum");
        }

        return new AggregateSyntax(null, operand, method, ReadFrom(scanner, methodRequired: !nameable), null) { At = at };
    }

    /// <summary>sum, min, max, average, countdistinct, or the qualified name of a custom method.</summary>
    private static AggregateMethod ReadMethod(Scanner scanner)
    {
        var start = scanner.Index;
        var name = Names.ReadQualified(scanner, "an aggregation method");
        if (name.Namespace is not null)
        {
            return new AggregateMethod(name);
        }

        var standard = name.Name.ToLowerInvariant();
        if (standard is "sum" or "min" or "max" or "average" or "countdistinct")
        {
            return new AggregateMethod(new QualifiedName(null, standard));
        }

        scanner.Index = start;
        throw scanner.Missing("sum, min, max, average, countdistinct or the qualified name of a custom method");
    }

    private static SyntaxList<AggregateFromSyntax> ReadFrom(Scanner scanner, bool methodRequired)
    {
        List<AggregateFromSyntax> clauses = [];
        while (TakeWord(scanner, "from"))
        {
            var at = scanner.Begin();
            List<PathSyntax> properties = [];
            do
            {
                properties.Add(GroupingReader.ReadProperty(scanner));
            }
            while (scanner.TakeComma());
            clauses.Add(new AggregateFromSyntax(SyntaxList.From(properties), ReadFromMethod(scanner, methodRequired)) { At = at });
        }

        return SyntaxList.From(clauses);
    }

    private static AggregateMethod? ReadFromMethod(Scanner scanner, bool required)
    {
        if (TakeWord(scanner, "with"))
        {
            return ReadMethod(scanner);
        }

        if (!required)
        {
            return null;
        }

        scanner.SkipBlanks();
        throw scanner.Missing("'with' and an aggregation method");
    }

    private static ExpressionSyntax ReadOperand(Scanner scanner)
    {
        var at = scanner.Here;
        if (scanner.TakeExactWord("$count"))
        {
            return new PathSyntax([new CountSegment([]) { At = at }]) { At = at };
        }

        return AtTypeAlone(scanner) ? MemberPathReader.ReadAny(scanner) : ExpressionReader.Read(scanner);
    }

    private static bool EndsInCount(ExpressionSyntax operand) => operand is PathSyntax { Segments: [.., CountSegment { Options.Count: 0 }] };

    /// <summary>A type cast without a property, which only here may be aggregated: <c>Self.Digital with Custom.f</c>.</summary>
    private static bool AtTypeAlone(Scanner scanner)
    {
        var start = scanner.Index;
        var alone = Names.IsStart(scanner.Current)
            && Names.ReadQualified(scanner, "a name").Namespace is not null && scanner.AtBlank;
        scanner.Index = start;
        return alone;
    }

    /// <summary>A path and an aggregate expression in parentheses: <c>Facts(Value with sum as Total)</c>.</summary>
    private static bool AtOlderForm(Scanner scanner)
    {
        var start = scanner.Index;
        var name = default(QualifiedName);
        do
        {
            if (!Names.IsStart(scanner.Current))
            {
                scanner.Index = start;
                return false;
            }

            name = Names.ReadQualified(scanner, "a name");
        }
        while (scanner.Take('/'));
        var opens = scanner.Take('(') && CanonicalFunctions.Find(name.ToString()) is null && !IsReserved(name);
        scanner.SkipBlanks();
        var older = opens && Names.IsStart(scanner.Current) && LiteralReader.TryRead(scanner) is null;
        if (older)
        {
            Names.ReadIdentifier(scanner, "a name");
            older = scanner.Current is not ('=' or ')' or ',');
        }

        scanner.Index = start;
        return older;
    }

    private static bool IsReserved(QualifiedName name) =>
        name.Namespace is null && name.Name.ToLowerInvariant() is "any" or "all" or "aggregate" or "case" or "cast" or "isof";

    private static AggregateSyntax ReadOlderForm(Scanner scanner)
    {
        scanner.Budget.Enter(scanner);
        var within = GroupingReader.ReadNames(scanner);
        scanner.Open();
        var inner = ReadNamed(scanner);
        scanner.Close("after the aggregate expression");
        scanner.Budget.Leave();
        return inner.Within is null
            ? inner with { Within = within }
            : inner with { Within = new PathSyntax([.. within.Segments, .. inner.Within.Segments]) { At = within.At } };
    }

    private static bool TakeWord(Scanner scanner, string word)
    {
        if (!AtWordAfterBlanks(scanner, word))
        {
            return false;
        }

        scanner.SkipBlanks();
        scanner.Index += word.Length;
        return scanner.SkipBlanks() ? true : throw scanner.Missing($"a blank before what follows '{word}'");
    }

    private static bool AtWordAfterBlanks(Scanner scanner, string word)
    {
        var start = scanner.Index;
        var found = scanner.SkipBlanks() && scanner.AtWord(word);
        scanner.Index = start;
        return found;
    }
}
