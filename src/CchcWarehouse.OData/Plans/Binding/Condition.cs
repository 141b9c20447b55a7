using CchcWarehouse.OData.Plans.Scalars;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>A boolean expression of a request, which may be true, false or null, with what SQL must ask for each.</summary>
/// <remarks>
/// A filter only asks when a condition is true; under <c>not</c> it asks when it is false. So negation moves to the leaves
/// and every comparison says for itself what null means to it.
/// </remarks>
internal abstract record Condition
{
    /// <summary>True when the condition is; otherwise false or unknown.</summary>
    public abstract Scalar WhenTrue { get; }

    /// <summary>True when the condition is false; otherwise false or unknown.</summary>
    public abstract Scalar WhenFalse { get; }

    /// <summary>The condition as a value: true, false or null.</summary>
    public abstract Scalar Value { get; }

    /// <summary>True when the condition is false or null; otherwise false or unknown.</summary>
    public virtual Scalar WhenNotTrue => Value.Nullable ? TruthTest.NotTrue(Value) : WhenFalse;

    /// <summary>True when the condition is true or null; otherwise false or unknown.</summary>
    public virtual Scalar WhenNotFalse => Value.Nullable ? TruthTest.NotTrue(Negation.Of(Value)) : WhenTrue;
}

/// <summary>A boolean that SQL gives with the meaning OData wants: a column, a function.</summary>
internal sealed record BooleanCondition(Scalar Operand) : Condition
{
    public static readonly BooleanCondition True = new(Constant.True);
    public static readonly BooleanCondition False = new(Constant.False);

    public override Scalar WhenTrue => Operand;

    public override Scalar WhenFalse => Negation.Of(Operand);

    public override Scalar Value => Operand;
}

/// <summary>A comparison that is never null: both its answers are known.</summary>
internal sealed record DecidedCondition(Scalar True, Scalar False, Scalar Decided) : Condition
{
    public override Scalar WhenTrue => True;

    public override Scalar WhenFalse => False;

    public override Scalar Value => Decided;
}

internal sealed record NotCondition(Condition Operand) : Condition
{
    public override Scalar WhenTrue => Operand.WhenFalse;

    public override Scalar WhenFalse => Operand.WhenTrue;

    public override Scalar Value => Negation.Of(Operand.Value);

    public override Scalar WhenNotTrue => Operand.WhenNotFalse;

    public override Scalar WhenNotFalse => Operand.WhenNotTrue;
}

/// <summary>A chain of and or or, flat.</summary>
internal sealed record LogicalCondition(JunctionKind Kind, IReadOnlyList<Condition> Operands) : Condition
{
    public override Scalar WhenTrue => Junction.Of(Kind, Operands.Select(o => o.WhenTrue));

    public override Scalar WhenFalse => Junction.Of(Opposite, Operands.Select(o => o.WhenFalse));

    public override Scalar Value => Junction.Of(Kind, Operands.Select(o => o.Value));

    private JunctionKind Opposite => Kind == JunctionKind.And ? JunctionKind.Or : JunctionKind.And;
}
