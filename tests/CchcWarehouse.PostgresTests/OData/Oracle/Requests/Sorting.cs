using CchcWarehouse.PostgresTests.OData.Oracle.Expressions;
using CchcWarehouse.PostgresTests.OData.Oracle.Values;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Requests;

internal sealed record SortItem(Expression Value, bool Descending)
{
    public string Text => Descending ? $"{Value.Text} desc" : Value.Text;

    public static string Print(IEnumerable<SortItem> items) => string.Join(',', items.Select(item => item.Text));
}

/// <summary>A stable sort: null before everything, after everything when descending.</summary>
internal static class Sorting
{
    /// <summary>Groups of rows that tie, in their order.</summary>
    public static Ordered Sort(IReadOnlyList<Item> rows, IReadOnlyList<SortItem> items, Func<Item, Surroundings> around)
    {
        var keyed = rows.Select(row => (Row: row, Keys: items.Select(item => item.Value.Of(around(row))).ToArray())).ToList();
        var sorted = keyed.OrderBy(pair => pair.Keys, Comparer<object?[]>.Create((a, b) => Compare(a, b, items, around))).ToList();
        var groups = new List<List<Item>>();
        for (var i = 0; i < sorted.Count; i++)
        {
            if (i == 0 || Compare(sorted[i - 1].Keys, sorted[i].Keys, items, around) != 0)
            {
                groups.Add([]);
            }

            groups[^1].Add(sorted[i].Row);
        }

        return new Ordered(groups);
    }

    private static int Compare(object?[] a, object?[] b, IReadOnlyList<SortItem> items, Func<Item, Surroundings> around)
    {
        for (var i = 0; i < a.Length; i++)
        {
            var order = around(new Item()).Ordering.CompareNullable(a[i], b[i], items[i].Value.IsName);
            if (order != 0)
            {
                return items[i].Descending ? -order : order;
            }
        }

        return 0;
    }
}
