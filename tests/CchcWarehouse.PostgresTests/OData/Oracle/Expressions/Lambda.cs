using CchcWarehouse.PostgresTests.OData.Oracle.Values;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Expressions;

/// <summary>any, all: whether a condition is true of some or of every item of a collection.</summary>
/// <param name="links">From the item to the collection.</param>
/// <param name="variable">Null: any without a condition.</param>
internal sealed class Lambda(bool isAny, IReadOnlyList<string> links, string? variable, params IReadOnlyList<Expression> condition)
    : Expression(Kind.Boolean, condition)
{
    public override string Text =>
        $"{string.Join('/', links)}/{(isAny ? "any" : "all")}({(variable is null ? "" : $"{variable}:{Operands[0].Text}")})";

    public override bool IsFree => links[0] == "$it" || !links[0].StartsWith('v');

    public override object? Of(Surroundings here)
    {
        var items = Collection.Of(links, here);
        return variable is null ? items.Count > 0
            : isAny ? items.Any(item => Operands[0].Of(here.With(variable, item)) is true)
            : items.All(item => Operands[0].Of(here.With(variable, item)) is true);
    }

    protected override Expression With(IReadOnlyList<Expression> operands) => new Lambda(isAny, links, variable, operands);
}

/// <summary>/$count of a collection, or of those of its items for which a condition is true.</summary>
internal sealed class Count(IReadOnlyList<string> links, bool asSegment, params IReadOnlyList<Expression> condition) : Expression(Kind.Int64, condition)
{
    public override string Text => Operands.Count == 0 ? $"{string.Join('/', links)}/$count"
        : asSegment ? $"{string.Join('/', links)}/$filter({Operands[0].Text})/$count"
        : $"{string.Join('/', links)}/$count($filter={Operands[0].Text})";

    public override object? Of(Surroundings here) => Exact.Of(
        Collection.Of(links, here).Count(item => Operands.Count == 0 || Operands[0].Of(here.Within(item)) is true));

    public override IEnumerable<Expression> Smaller() => Operands.Count == 0 ? [] : base.Smaller().Append(With([]));

    public override bool IsFree => true;

    protected override Expression With(IReadOnlyList<Expression> operands) => new Count(links, asSegment, operands);
}

internal static class Collection
{
    /// <summary>The items that links lead to; the first of them may be a range variable.</summary>
    public static IReadOnlyList<Item> Of(IReadOnlyList<string> links, Surroundings here)
    {
        var start = links[0] == "$it" ? here.It : here.Variables.GetValueOrDefault(links[0]);
        var item = start ?? here.Current;
        foreach (var link in links.Skip(start is null ? 0 : 1).SkipLast(1))
        {
            if (item[link] is not Item next)
            {
                return [];
            }

            item = next;
        }

        return item.Many(links[^1]);
    }
}
