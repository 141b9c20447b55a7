using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>The last segments of a path to a collection: any, all, aggregate.</summary>
internal static class CollectionReader
{
    /// <returns>Null, and nothing read, when none of the three stands here with its parenthesis.</returns>
    public static PathSegment? TryRead(Scanner scanner)
    {
        foreach (var (word, read) in Readers)
        {
            if (scanner.AtWord(word) && scanner.Peek(word.Length) == '(')
            {
                scanner.Index += word.Length;
                var outer = scanner.Enter();
                scanner.Open();
                var segment = read(scanner);
                scanner.Leave(outer);
                return segment;
            }
        }

        return null;
    }

    private static readonly (string Word, Func<Scanner, PathSegment> Read)[] Readers =
    [
        ("any", ReadAny), ("all", scanner => ReadLambda(scanner, LambdaOperator.All)), ("aggregate", ReadAggregate),
    ];

    private static LambdaSegment ReadAny(Scanner scanner) =>
        scanner.Take(')') ? new LambdaSegment(LambdaOperator.Any, null, null) : ReadLambda(scanner, LambdaOperator.Any);

    private static LambdaSegment ReadLambda(Scanner scanner, LambdaOperator lambda)
    {
        if (scanner.Take(')'))
        {
            throw scanner.Reject(BadQueryCodes.Syntax, "all() says nothing; write all(x:condition).");
        }

        var variable = Names.ReadIdentifier(scanner, "the name of a range variable");
        scanner.SkipBlanks();
        scanner.Expect(':', "after the range variable");
        scanner.SkipBlanks();
        var predicate = ExpressionReader.Read(scanner);
        scanner.Close("or an operator");
        return new LambdaSegment(lambda, variable, predicate);
    }

    private static AggregateSegment ReadAggregate(Scanner scanner)
    {
        var aggregate = AggregateReader.ReadUnnamed(scanner);
        scanner.Close("after the aggregation method");
        return new AggregateSegment(aggregate);
    }
}
