using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>commonExpr: operators by precedence. Chains of and/or become one flat node.</summary>
internal static class ExpressionReader
{
    public static ExpressionSyntax Read(Scanner scanner) => Read(scanner, Operators.Loosest);

    /// <param name="tightness">Operators that bind less tightly are left unread.</param>
    private static ExpressionSyntax Read(Scanner scanner, int tightness)
    {
        var at = scanner.Here;
        var left = ReadOperand(scanner);
        for (var links = 0; Operators.TryTake(scanner, tightness) is { } operation; links++)
        {
            if (links > 0)
            {
                scanner.Budget.Link(scanner);
            }

            scanner.Budget.Node(scanner);
            left = operation.Logical is { } logical
                ? ReadChain(scanner, left, operation, logical, at)
                : new BinarySyntax(operation.Binary, left, ReadRight(scanner, operation)) { At = at };
        }

        return left;
    }

    private static LogicalSyntax ReadChain(
        Scanner scanner, ExpressionSyntax first, Operators.Operation operation, LogicalOperator logical, SourcePosition at)
    {
        List<ExpressionSyntax> operands = [first];
        do
        {
            operands.Add(Read(scanner, operation.Tightness + 1));
        }
        while (Operators.TryTake(scanner, operation.Tightness) is not null);
        return new LogicalSyntax(logical, SyntaxList.From(operands)) { At = at };
    }

    private static ExpressionSyntax ReadRight(Scanner scanner, Operators.Operation operation) =>
        (operation.Binary == BinaryOperator.In ? ListReader.TryRead(scanner) : null)
        ?? Read(scanner, operation.Tightness + 1);

    private static ExpressionSyntax ReadOperand(Scanner scanner)
    {
        if (scanner.AtWord("not") && scanner.Peek(3) is ' ' or '\t' or '(')
        {
            var at = scanner.Begin();
            scanner.Index += 3;
            scanner.SkipBlanks();
            return new NotSyntax(ReadUnary(scanner)) { At = at };
        }

        if (scanner.Current == '-' && !char.IsAsciiDigit(scanner.Peek(1)) && !AtNegativeInfinity(scanner))
        {
            var at = scanner.Begin();
            scanner.Index++;
            scanner.SkipBlanks();
            return new NegateSyntax(ReadUnary(scanner)) { At = at };
        }

        return PrimaryReader.Read(scanner);
    }

    private static bool AtNegativeInfinity(Scanner scanner) =>
        scanner.Rest.StartsWith("-INF", StringComparison.Ordinal) && !Names.IsPart(scanner.Peek(4));

    private static ExpressionSyntax ReadUnary(Scanner scanner)
    {
        scanner.Budget.Enter(scanner);
        var operand = Read(scanner, Operators.Unary);
        scanner.Budget.Leave();
        return operand;
    }
}
