using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>Paths inside expressions: firstMemberExpr and rootExpr of the grammar.</summary>
internal static class MemberPathReader
{
    private static readonly (string Word, ImplicitVariable Variable)[] Variables =
    [
        ("$it", ImplicitVariable.It), ("$this", ImplicitVariable.This),
        ("$root", ImplicitVariable.Root), ("$these", ImplicitVariable.These),
    ];

    public static PathSyntax Read(Scanner scanner)
    {
        var path = ReadAny(scanner);
        return path.Segments is [NameSegment { Name.Namespace: not null }]
            ? throw scanner.Missing("'/' and a property, or '(' and the parameters of a function,")
            : path;
    }

    /// <summary>The same, but a type cast may stand alone: in aggregate expressions.</summary>
    public static PathSyntax ReadAny(Scanner scanner)
    {
        var at = scanner.Here;
        List<PathSegment> segments = [];
        ReadFirst(scanner, segments);
        ParenthesesReader.ReadAll(scanner, segments);
        while (scanner.Take('/'))
        {
            scanner.Budget.Segment(segments.Count, scanner);
            if (!ReadNext(scanner, segments))
            {
                break;
            }
        }

        return new PathSyntax(SyntaxList.From(segments)) { At = at };
    }

    private static void ReadFirst(Scanner scanner, List<PathSegment> segments)
    {
        switch (scanner.Current)
        {
            case '$':
                segments.Add(ReadVariable(scanner));
                break;
            case '@':
                segments.Add(AliasReader.ReadFirst(scanner));
                break;
            default:
                segments.Add(ReadName(scanner, "an expression"));
                break;
        }
    }

    private static VariableSegment ReadVariable(Scanner scanner)
    {
        var at = scanner.Here;
        foreach (var (word, variable) in Variables)
        {
            if (!scanner.TakeExactWord(word))
            {
                continue;
            }

            if (variable is ImplicitVariable.Root or ImplicitVariable.These && scanner.Current != '/')
            {
                throw scanner.Missing($"'/' after {word}");
            }

            return new VariableSegment(variable) { At = at };
        }

        scanner.Index++;
        throw scanner.Missing("it, this, root or these after '$' (a $count needs the path of a collection before it)");
    }

    private static NameSegment ReadName(Scanner scanner, string what)
    {
        var at = scanner.Here;
        return new NameSegment(Names.ReadQualified(scanner, what)) { At = at };
    }

    /// <returns>False after a segment that nothing can follow.</returns>
    private static bool ReadNext(Scanner scanner, List<PathSegment> segments)
    {
        var at = scanner.Here;
        if (scanner.Current == '$')
        {
            return ReadSystem(scanner, segments);
        }

        if (scanner.Current == '@')
        {
            segments.Add(AliasReader.ReadAnnotation(scanner));
            return true;
        }

        if (char.IsAsciiDigit(scanner.Current))
        {
            segments.Add(ReadText(scanner));
            return true;
        }

        if (CollectionReader.TryRead(scanner) is { } last)
        {
            segments.Add(last with { At = at });
            return false;
        }

        segments.Add(ReadName(scanner, "a property, function, any, all, aggregate or $count"));
        ParenthesesReader.ReadAll(scanner, segments);
        return true;
    }

    private static bool ReadSystem(Scanner scanner, List<PathSegment> segments)
    {
        var at = scanner.Here;
        if (scanner.TakeExactWord("$count"))
        {
            var options = scanner.Current == '(' ? NestedOptionReader.Read(scanner, OptionPlace.Count) : [];
            segments.Add(new CountSegment(options) { At = at });
            return false;
        }

        if (!scanner.TakeExactWord("$filter"))
        {
            scanner.Index++;
            throw scanner.Missing("count or filter after '/$'");
        }

        segments.Add(ReadFilter(scanner) with { At = at });
        ParenthesesReader.ReadAll(scanner, segments);
        return true;
    }

    /// <summary>The parentheses behind /$filter.</summary>
    public static FilterSegment ReadFilter(Scanner scanner)
    {
        var outer = scanner.Enter();
        scanner.Open();
        var condition = ExpressionReader.Read(scanner);
        scanner.Close("or an operator");
        scanner.Leave(outer);
        return new FilterSegment(condition);
    }

    /// <summary>A key written as a segment, or an index.</summary>
    private static TextSegment ReadText(Scanner scanner)
    {
        var at = scanner.Here;
        var start = scanner.Index;
        while (Names.IsPart(scanner.Current) || scanner.Current is '-' or '.' or '~')
        {
            scanner.Index++;
        }

        return new TextSegment(scanner.Since(start)) { At = at };
    }
}
