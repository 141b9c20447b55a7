using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>Calls of canonical functions, <c>case</c>, <c>cast</c> and <c>isof</c>.</summary>
internal static class FunctionReader
{
    /// <returns>Null, and nothing read, when no such call begins here.</returns>
    public static ExpressionSyntax? TryRead(Scanner scanner)
    {
        if (!Names.IsStart(scanner.Current))
        {
            return null;
        }

        var start = scanner.Index;
        var at = scanner.Here;
        var name = Names.ReadQualified(scanner, "a name").ToString();
        if (scanner.Current == '(' && Find(name) is { } read)
        {
            var outer = scanner.Enter();
            scanner.Open();
            var call = read(scanner, at);
            scanner.Leave(outer);
            return call;
        }

        scanner.Index = start;
        return null;
    }

    private static Func<Scanner, SourcePosition, ExpressionSyntax>? Find(string name) => name.ToLowerInvariant() switch
    {
        "case" => ReadCase,
        "cast" => (scanner, at) => ReadTyped(scanner, (operand, type) => new CastSyntax(operand, type) { At = at }),
        "isof" => (scanner, at) => ReadTyped(scanner, (operand, type) => new IsofSyntax(operand, type) { At = at }),
        "any" or "all" or "aggregate" => (scanner, _) => throw NeedsPath(scanner, name),
        _ when CanonicalFunctions.Find(name) is { } function => (scanner, at) => ReadCall(scanner, function, at),
        _ => null,
    };

    private static BadQueryException NeedsPath(Scanner scanner, string name)
    {
        while (scanner.Current != '(')
        {
            scanner.Index--;
        }

        return scanner.Reject(BadQueryCodes.Syntax, $"{name} is applied to a collection; write the path before it, such as Items/{name}(…).");
    }

    private static CallSyntax ReadCall(Scanner scanner, CanonicalFunction function, SourcePosition at)
    {
        List<ExpressionSyntax> arguments = [];
        if (function.Most > 0)
        {
            do
            {
                arguments.Add(ExpressionReader.Read(scanner));
            }
            while (arguments.Count < function.Most && scanner.TakeComma());
        }

        if (arguments.Count < function.Least)
        {
            throw TooFew(scanner, function);
        }

        scanner.SkipBlanks();
        return scanner.Take(')')
            ? new CallSyntax(function.Name, SyntaxList.From(arguments)) { At = at }
            : throw scanner.Missing($"')' (or an operator; {function.Name} takes {function.Arity})");
    }

    private static BadQueryException TooFew(Scanner scanner, CanonicalFunction function)
    {
        scanner.SkipBlanks();
        return scanner.Missing($"',' ({function.Name} takes {function.Arity})");
    }

    private static CaseSyntax ReadCase(Scanner scanner, SourcePosition at)
    {
        List<CaseBranchSyntax> branches = [];
        do
        {
            branches.Add(ReadBranch(scanner));
        }
        while (scanner.TakeComma());
        scanner.Close("or ',' and a further branch of case");
        return new CaseSyntax(SyntaxList.From(branches)) { At = at };
    }

    private static CaseBranchSyntax ReadBranch(Scanner scanner)
    {
        var at = scanner.Begin();
        scanner.ColonEnds = true;
        var condition = ExpressionReader.Read(scanner);
        scanner.ColonEnds = false;
        scanner.SkipBlanks();
        scanner.Expect(':', "between condition and value of case");
        scanner.SkipBlanks();
        return new CaseBranchSyntax(condition, ExpressionReader.Read(scanner)) { At = at };
    }

    /// <summary>The arguments of cast and isof: a type, or an expression and a type. A quoted type name is taken too.</summary>
    private static T ReadTyped<T>(Scanner scanner, Func<ExpressionSyntax?, TypeSyntax, T> create)
    {
        if (TypeReader.TryReadLast(scanner) is { } only)
        {
            return create(null, only);
        }

        var operand = ExpressionReader.Read(scanner);
        scanner.ExpectComma("and the name of a type");
        return create(operand, TypeReader.TryReadLast(scanner) ?? throw scanner.Missing("the name of a type and ')'"));
    }
}
