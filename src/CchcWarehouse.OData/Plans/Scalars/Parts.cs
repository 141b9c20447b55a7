using CchcWarehouse.OData.Plans.Relations;

namespace CchcWarehouse.OData.Plans.Scalars;

/// <summary>The expressions and selects directly below an expression.</summary>
internal static class Parts
{
    public static IEnumerable<Scalar?> Of(Scalar scalar) => scalar switch
    {
        Column or Constant or Number or ScalarSelect or NestedRows or Exists => [],
        Comparison comparison => [comparison.Left, comparison.Right],
        RowComparison rows => [.. rows.Left, .. rows.Right],
        Junction junction => junction.Operands,
        Negation negation => [negation.Operand],
        TruthTest test => [test.Operand],
        NullTest test => [test.Operand],
        Membership membership => [membership.Operand],
        InSelect membership => [membership.Operand],
        KeyLookup lookup => [lookup.Key],
        Arithmetic arithmetic => [arithmetic.Left, arithmetic.Right],
        KeyQuotient quotient => [quotient.Key],
        FunctionCall call => call.Arguments,
        Conversion conversion => [conversion.Operand],
        TryConversion conversion => [conversion.Operand],
        Choice choice => [.. choice.Branches.SelectMany(branch => new Scalar?[] { branch.Condition, branch.Value }), choice.Otherwise],
        AggregateCall aggregate => new Scalar?[] { aggregate.Operand },
        WindowCall window => new Scalar?[] { window.Operand }.Concat(window.Partition).Concat(window.Order.Select(key => key.Value)),
        RolledUp rolledUp => [rolledUp.Grouping],
        _ => throw new InvalidOperationException($"The parts of {scalar.GetType().Name} are not known."),
    };

    public static IEnumerable<Select> Selects(Scalar scalar) => scalar switch
    {
        ScalarSelect select => [select.Rows],
        NestedRows nested => [nested.Rows],
        Exists exists => [exists.Rows],
        InSelect membership => [membership.Rows],
        KeyLookup lookup => [lookup.Keys],
        _ => [],
    };
}
