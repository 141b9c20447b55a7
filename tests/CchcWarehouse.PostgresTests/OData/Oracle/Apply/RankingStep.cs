using CchcWarehouse.PostgresTests.OData.Oracle.Expressions;
using CchcWarehouse.PostgresTests.OData.Oracle.Requests;
using CchcWarehouse.PostgresTests.OData.Oracle.Values;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Apply;

/// <summary>topcount, topsum, toppercent and their bottom relatives: the fewest first rows of a stable sort that make up the amount. The order stays.</summary>
/// <param name="Measure">count, sum or percent.</param>
internal sealed record RankingStep(bool IsTop, string Measure, int Amount, Expression Value) : Transformation
{
    public override string Text => $"{(IsTop ? "top" : "bottom")}{Measure}({Amount},{Value.Text})";

    public override Sequence Of(Sequence input, Ordering ordering)
    {
        if (!input.IsOrdered)
        {
            throw new UndecidedException("ties of rows without an order");
        }

        Surroundings Around(Item item) => Surroundings.Of(item, ordering);
        var sorted = Sorting.Sort(input.Items, [new SortItem(Value, IsTop)], Around).Rows.ToList();
        var taken = Measure == "count" ? sorted.Take(Amount).ToHashSet() : Summed(sorted, sorted.ConvertAll(item => (Exact?)Value.Of(Around(item)))).ToHashSet();
        return input with { Items = [.. input.Items.Where(taken.Contains)] };
    }

    public override Shape Output(Shape input) => input;

    public override IEnumerable<Transformation> Smaller() => Value.Smaller().Select(smaller => this with { Value = smaller });

    private IEnumerable<Item> Summed(List<Item> sorted, List<Exact?> values)
    {
        var total = values.Aggregate(Exact.Zero, (sum, value) => sum + (value ?? Exact.Zero));
        if (values.Contains(null) || (Measure == "percent" && total.Sign <= 0))
        {
            throw new UndecidedException("shares of nothing");
        }

        var (wanted, sum) = (Measure == "percent" ? total * Exact.Of(Amount) * new Exact(1, 100) : Exact.Of(Amount), Exact.Zero);
        for (var i = 0; i < sorted.Count && sum.Against(wanted) < 0; i++)
        {
            sum += values[i]!;
            yield return sorted[i];
        }
    }
}
