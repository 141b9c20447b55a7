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

    /// <summary>The same expression over other parts.</summary>
    public static Scalar With(Scalar scalar, Func<Scalar, Scalar> part) => scalar switch
    {
        Column or Constant or Number or ScalarSelect or NestedRows or Exists => scalar,
        Comparison comparison => new Comparison(comparison.Kind, part(comparison.Left), part(comparison.Right), comparison.TextOrder),
        RowComparison rows => new RowComparison([.. rows.Left.Select(part)], [.. rows.Right.Select(part)]),
        Junction junction => Junction.Of(junction.Kind, junction.Operands.Select(part)),
        Negation negation => Negation.Of(part(negation.Operand)),
        TruthTest { IsTrue: true } test => TruthTest.True(part(test.Operand)),
        TruthTest test => TruthTest.NotTrue(part(test.Operand)),
        NullTest { IsNull: true } test => NullTest.Null(part(test.Operand)),
        NullTest test => NullTest.NotNull(part(test.Operand)),
        Membership membership => new Membership(part(membership.Operand), membership.Items, membership.ItemType, membership.IsMember),
        InSelect membership => new InSelect(part(membership.Operand), membership.Rows),
        KeyLookup lookup => new KeyLookup(part(lookup.Key), lookup.Keys, lookup.One),
        Arithmetic arithmetic => new Arithmetic(arithmetic.Kind, part(arithmetic.Left), part(arithmetic.Right), arithmetic.Type),
        KeyQuotient quotient => new KeyQuotient(part(quotient.Key), quotient.Divisor),
        FunctionCall call => new FunctionCall(call.Function, call.Type, [.. call.Arguments.Select(part)]),
        Conversion conversion => Conversion.Of(part(conversion.Operand), conversion.Type),
        TryConversion conversion => new TryConversion(part(conversion.Operand), conversion.Type),
        Choice choice => new Choice(
            [.. choice.Branches.Select(branch => (part(branch.Condition), part(branch.Value)))], choice.Otherwise is { } otherwise ? part(otherwise) : null, choice.Type),
        AggregateCall { Operand: { } operand } aggregate => new AggregateCall(aggregate.Function, part(operand), aggregate.Type, aggregate.TextOrder),
        AggregateCall => scalar,
        WindowCall window => new WindowCall(
            window.Function,
            window.Operand is { } operand ? part(operand) : null,
            [.. window.Partition.Select(part)],
            [.. window.Order.Select(key => key with { Value = part(key.Value) })],
            window.Type),
        RolledUp rolledUp => new RolledUp(part(rolledUp.Grouping)),
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
