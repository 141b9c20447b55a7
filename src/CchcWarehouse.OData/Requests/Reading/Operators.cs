using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>The binary operators: their words, and how tightly they bind (URL Conventions, 5.1.1.17).</summary>
internal static class Operators
{
    public const int Loosest = Or;

    /// <summary>What <c>not</c> and <c>-</c> leave to the operators outside them.</summary>
    public const int Unary = 7;

    private const int Or = 1;
    private const int And = 2;
    private const int Equality = 3;
    private const int Relational = 4;
    private const int Additive = 5;
    private const int Multiplicative = 6;
    private const int Primary = 8;

    private static readonly (string Word, Operation Operation)[] All =
    [
        ("or", new(Or, Logical: LogicalOperator.Or)),
        ("and", new(And, Logical: LogicalOperator.And)),
        ("eq", new(Equality, BinaryOperator.Equal)),
        ("ne", new(Equality, BinaryOperator.NotEqual)),
        ("gt", new(Relational, BinaryOperator.GreaterThan)),
        ("ge", new(Relational, BinaryOperator.GreaterThanOrEqual)),
        ("lt", new(Relational, BinaryOperator.LessThan)),
        ("le", new(Relational, BinaryOperator.LessThanOrEqual)),
        ("add", new(Additive, BinaryOperator.Add)),
        ("sub", new(Additive, BinaryOperator.Subtract)),
        ("mul", new(Multiplicative, BinaryOperator.Multiply)),
        ("div", new(Multiplicative, BinaryOperator.Divide)),
        ("divby", new(Multiplicative, BinaryOperator.DivideBy)),
        ("mod", new(Multiplicative, BinaryOperator.Modulo)),
        ("has", new(Primary, BinaryOperator.Has)),
        ("in", new(Primary, BinaryOperator.In)),
    ];

    /// <summary>
    /// Takes blanks, an operator that binds at least so tightly, and the blanks behind it; otherwise takes nothing.
    /// </summary>
    public static Operation? TryTake(Scanner scanner, int tightness)
    {
        var start = scanner.Index;
        if (scanner.SkipBlanks() && char.IsAsciiLetter(scanner.Current) && At(scanner) is ({ } word, { } operation)
            && operation.Tightness >= tightness)
        {
            scanner.Index += word.Length;
            if (!scanner.SkipBlanks() && scanner.Current != '(')
            {
                throw scanner.Missing($"a blank after the operator {word}");
            }

            return operation;
        }

        scanner.Index = start;
        return null;
    }

    public static string Word(BinaryOperator binary) => Array.Find(All, one => one.Operation.Binary == binary && one.Operation.Logical is null).Word;

    public static int Tightness(BinaryOperator binary) =>
        Array.Find(All, one => one.Operation.Binary == binary && one.Operation.Logical is null).Operation.Tightness;

    public static int Tightness(LogicalOperator logical) => logical == LogicalOperator.Or ? Or : And;

    private static (string Word, Operation Operation)? At(Scanner scanner)
    {
        foreach (var one in All)
        {
            if (scanner.AtWord(one.Word))
            {
                return one;
            }
        }

        return null;
    }

    /// <param name="Logical">Null: the operator is <paramref name="Binary"/>.</param>
    public sealed record Operation(int Tightness, BinaryOperator Binary = default, LogicalOperator? Logical = null);
}
