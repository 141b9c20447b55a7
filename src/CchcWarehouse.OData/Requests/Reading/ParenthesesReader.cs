using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>What stands in parentheses behind a name: a key, the parts of a key, or the parameters of a function.</summary>
internal static class ParenthesesReader
{
    /// <summary>Arguments, a key, or arguments and a key; nothing when no parenthesis stands here.</summary>
    /// <param name="simple">Only literals and aliases as values: in a resource path.</param>
    public static void ReadAll(Scanner scanner, List<PathSegment> segments, bool simple = false)
    {
        if (scanner.Current != '(')
        {
            return;
        }

        var first = Read(scanner, segments, simple);
        segments.Add(first);
        if (first is ArgumentsSegment && scanner.Current == '(')
        {
            segments.Add(Read(scanner, segments, simple));
        }
    }

    public static SyntaxList<ArgumentSyntax> ReadArguments(Scanner scanner, bool simple = false)
    {
        scanner.Open();
        var arguments = scanner.Current == ')' ? [] : ReadNamed(scanner, simple);
        scanner.Close("or ',' and a further parameter");
        return arguments;
    }

    private static PathSegment Read(Scanner scanner, List<PathSegment> segments, bool simple)
    {
        var outer = scanner.Enter();
        var at = scanner.Here;
        var start = scanner.Index;
        scanner.Open();
        PathSegment segment;
        if (scanner.Current == ')' || AtNamed(scanner))
        {
            scanner.Index = start;
            segment = new ArgumentsSegment(ReadArguments(scanner, simple)) { At = at };
        }
        else
        {
            segment = new KeySegment(ReadKey(scanner, segments)) { At = at };
            scanner.Close("after the one value of the key");
        }

        scanner.Leave(outer);
        return segment;
    }

    private static ExpressionSyntax ReadKey(Scanner scanner, List<PathSegment> segments)
    {
        if (TryReadSimple(scanner) is { } value)
        {
            scanner.SkipBlanks();
            return scanner.Current == ',' && segments is [.., NameSegment name] ? throw NotAFunction(scanner, name) : value;
        }

        if (segments is [.., NameSegment function] && Names.IsStart(scanner.Current))
        {
            Names.ReadIdentifier(scanner, "a name");
            throw NotAFunction(scanner, function);
        }

        throw scanner.Missing("a key value, an alias such as @p, or name=value");
    }

    private static BadQueryException NotAFunction(Scanner scanner, NameSegment name) =>
        name.Name.Name.Equals("substringof", StringComparison.OrdinalIgnoreCase)
            ? scanner.Reject(BadQueryCodes.Syntax, "substringof('part',Text) is OData 2 or 3; write contains(Text,'part').")
            : scanner.Missing($"'=' and a value (the parts of a key and the parameters of {name.Name} are named)");

    private static bool AtNamed(Scanner scanner)
    {
        var length = 0;
        while (Names.IsPart(scanner.Peek(length)))
        {
            length++;
        }

        return length > 0 && Names.IsStart(scanner.Current) && scanner.Peek(length) == '=';
    }

    private static SyntaxList<ArgumentSyntax> ReadNamed(Scanner scanner, bool simple)
    {
        List<ArgumentSyntax> arguments = [];
        do
        {
            var at = scanner.Begin();
            var name = Names.ReadIdentifier(scanner, "the name of a parameter or key property");
            scanner.Expect('=', "and a value");
            arguments.Add(new ArgumentSyntax(name, ReadValue(scanner, simple)) { At = at });
        }
        while (scanner.TakeComma());
        return SyntaxList.From(arguments);
    }

    /// <summary>In a path only literals and aliases; anything else is given as @alias=… in the query part.</summary>
    private static ExpressionSyntax ReadValue(Scanner scanner, bool simple) => simple
        ? TryReadSimple(scanner) ?? throw scanner.Missing("a literal or an alias (with @alias=… in the query part for any other value)")
        : ExpressionReader.Read(scanner);

    private static ExpressionSyntax? TryReadSimple(Scanner scanner)
    {
        var at = scanner.Here;
        return scanner.Current == '@'
            ? new PathSyntax([AliasReader.Read(scanner)]) { At = at }
            : LiteralReader.TryRead(scanner);
    }
}
