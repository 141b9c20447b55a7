using CchcWarehouse.PostgresTests.OData.Oracle.Values;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Apply;

/// <summary>Rows on their way through transformations.</summary>
/// <param name="IsOrdered">Their order is settled.</param>
internal sealed record Sequence(IReadOnlyList<Item> Items, Shape Shape, bool IsOrdered)
{
    public static Sequence Of(IReadOnlyList<Item> items, Shape shape) => new(items, shape, false);
}

/// <summary>One step of $apply.</summary>
internal abstract record Transformation
{
    public abstract string Text { get; }

    public abstract Sequence Of(Sequence input, Ordering ordering);

    /// <summary>What comes out of it has this shape.</summary>
    public abstract Shape Output(Shape input);

    public virtual IEnumerable<Transformation> Smaller() => [];

    public static string Print(IEnumerable<Transformation> steps) => string.Join('/', steps.Select(step => step.Text));
}
