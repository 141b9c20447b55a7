using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>Where the values of an expression come from.</summary>
internal static class Measures
{
    /// <summary>Whether the expression is made of observed numbers as they stand in the facts, not yet aggregated.</summary>
    public static bool IsOfFact(Scalar value) => value switch
    {
        Column { Source: TableSource { Relation: var relation }, Name: "value" or "denominator" or "prior_value" or "change" } => relation.Columns.ContainsKey("UnitOfMeasureKey"),
        Column { Source: SelectSource source } column => Origin(source.Rows, column.Name) is { } origin && IsOfFact(origin),
        Column { Source: UnionSource union } column => union.Branches.Any(branch => Origin(branch, column.Name) is { } origin && IsOfFact(origin)),
        Arithmetic arithmetic => IsOfFact(arithmetic.Left) || IsOfFact(arithmetic.Right),
        FunctionCall call => call.Arguments.Any(IsOfFact),
        Conversion conversion => IsOfFact(conversion.Operand),
        TryConversion conversion => IsOfFact(conversion.Operand),
        Choice choice => choice.Branches.Any(branch => IsOfFact(branch.Value)) || (choice.Otherwise is { } otherwise && IsOfFact(otherwise)),
        _ => false,
    };

    /// <summary>The value that an output of a select shows.</summary>
    public static Scalar? Origin(Select select, string name) =>
        select.Outputs.FirstOrDefault(output => string.Equals(output.Name, name, StringComparison.Ordinal))?.Value;
}
