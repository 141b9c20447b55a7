using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>Operands: literals, parentheses, JSON, canonical functions, paths.</summary>
internal static class PrimaryReader
{
    public static ExpressionSyntax Read(Scanner scanner)
    {
        switch (scanner.Current)
        {
            case '(':
                return ReadParentheses(scanner);
            case '[':
            case '{':
                return JsonReader.Read(scanner);
            case '"':
                throw scanner.Reject(BadQueryCodes.Syntax, "strings are written in single quotes: 'text'; double quotes stand in JSON arrays and objects only.");
        }

        if (scanner.AtBlank && BlanksBeforeJson(scanner))
        {
            scanner.SkipBlanks();
            return JsonReader.Read(scanner);
        }

        scanner.Budget.Node(scanner);
        return LiteralReader.TryRead(scanner) ?? FunctionReader.TryRead(scanner) ?? MemberPathReader.Read(scanner);
    }

    private static ExpressionSyntax ReadParentheses(Scanner scanner)
    {
        var outer = scanner.Enter();
        scanner.Open();
        var inner = ExpressionReader.Read(scanner);
        scanner.Close("that closes the parenthesis, or an operator,");
        scanner.Leave(outer);
        return inner;
    }

    /// <summary>The grammar allows blanks before a bracket or brace, and before no other operand.</summary>
    private static bool BlanksBeforeJson(Scanner scanner)
    {
        var start = scanner.Index;
        scanner.SkipBlanks();
        if (scanner.Current is not ('[' or '{'))
        {
            throw scanner.Reject(BadQueryCodes.Syntax, "no blank may stand before the expression.");
        }

        scanner.Index = start;
        return true;
    }
}
