using System.Collections.Immutable;
using CchcWarehouse.PostgresTests.OData.Oracle.Apply;
using CchcWarehouse.PostgresTests.OData.Oracle.Expressions;
using CchcWarehouse.PostgresTests.OData.Oracle.Values;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Requests;

internal sealed record ComputeItem(Expression Value, string Alias)
{
    public string Text => $"{Value.Text} as {Alias}";
}

/// <param name="Levels">Null: the option is not there.</param>
internal sealed record ExpandItem(LinkMember Link, Options Options, int? Levels = null)
{
    public string Text => (Options.Print(';'), Levels) switch
    {
        ("", null) => Link.Name,
        (var options, null) => $"{Link.Name}({options})",
        ("", var levels) => $"{Link.Name}($levels={levels})",
        var (options, levels) => $"{Link.Name}({options};$levels={levels})",
    };
}

/// <summary>The query options of a request or of one expanded collection, and what they make of rows.</summary>
internal sealed record Options
{
    public IReadOnlyList<Transformation> Apply { get; init; } = [];

    public IReadOnlyList<ComputeItem> Compute { get; init; } = [];

    public Expression? Filter { get; init; }

    public IReadOnlyList<SortItem> OrderBy { get; init; } = [];

    public int? Skip { get; init; }

    public int? Top { get; init; }

    public bool Count { get; init; }

    /// <summary>Null: everything.</summary>
    public IReadOnlyList<string>? Select { get; init; }

    public IReadOnlyList<ExpandItem> Expand { get; init; } = [];

    public string Print(char separator, Func<string, string>? escape = null) =>
        string.Join(separator, Written.Select(option => $"{option.Name}={(escape ?? (text => text))(option.Value)}"));

    private IEnumerable<(string Name, string Value)> Written
    {
        get
        {
            if (Apply.Count > 0)
            {
                yield return ("$apply", string.Join('/', Apply.Select(step => step.Text)));
            }

            if (Compute.Count > 0)
            {
                yield return ("$compute", string.Join(',', Compute.Select(item => item.Text)));
            }

            if (Filter is not null)
            {
                yield return ("$filter", Filter.Text);
            }

            if (OrderBy.Count > 0)
            {
                yield return ("$orderby", SortItem.Print(OrderBy));
            }

            if (Skip is { } skip)
            {
                yield return ("$skip", $"{skip}");
            }

            if (Top is { } top)
            {
                yield return ("$top", $"{top}");
            }

            if (Count)
            {
                yield return ("$count", "true");
            }

            if (Select is { } select)
            {
                yield return ("$select", string.Join(',', select));
            }

            if (Expand.Count > 0)
            {
                yield return ("$expand", string.Join(',', Expand.Select(item => item.Text)));
            }
        }
    }

    /// <param name="it">What $it is; null: each row itself.</param>
    public (Ordered Rows, int Count) Of(IReadOnlyList<Item> items, Shape shape, Item? it, Ordering ordering)
    {
        Surroundings Around(Item row) => new(row, it ?? row, ImmutableDictionary<string, Item>.Empty, ordering);

        var sequence = Sequence.Of(items, shape);
        foreach (var step in Apply)
        {
            sequence = step.Of(sequence, ordering);
        }

        var computed = sequence.Shape;
        var rows = sequence.Items;
        foreach (var item in Compute)
        {
            rows = [.. rows.Select(row => row.With(item.Alias, item.Value.Of(Around(row))))];
            computed = computed.With(new ValueMember(item.Alias, item.Value.Kind));
        }

        rows = [.. rows.Where(row => Filter is null || Filter.Of(Around(row)) is true)];
        var count = rows.Count;
        var ordered = OrderBy.Count > 0 ? Sorting.Sort(rows, OrderBy, Around)
            : sequence.IsOrdered ? new Ordered([.. rows.Select(row => new[] { row })])
            : Ordered.Open(rows);
        if (Skip is not null || Top is not null)
        {
            ordered = new Ordered([.. ordered.Rows.Skip(Skip ?? 0).Take(Top ?? int.MaxValue).Select(row => new[] { row })]);
        }

        return (new Ordered([.. ordered.Groups.Select(group => group.Select(row => Project(row, computed, it ?? row, ordering)).ToList())]), count);
    }

    /// <summary>Requests that ask for less.</summary>
    public IEnumerable<Options> Smaller() =>
    [
        .. Expand.Select((_, i) => this with { Expand = Without(Expand, i) }),
        .. Expand.SelectMany((item, i) => item.Options.Smaller().Select(inner => this with { Expand = Replaced(Expand, i, item with { Options = inner }) })),
        .. Filter is null ? [] : Filter.Smaller().Select(filter => this with { Filter = filter }).Prepend(this with { Filter = null }),
        .. Compute.Select((_, i) => this with { Compute = Without(Compute, i) }).Where(o => o.IsWhole(this)),
        .. Compute.SelectMany((item, i) => item.Value.Smaller().Select(value => this with { Compute = Replaced(Compute, i, item with { Value = value }) })),
        .. Skip is null ? [] : new[] { this with { Skip = null } },
        .. Top is null ? [] : new[] { this with { Top = null } },
        .. Count ? [this with { Count = false }] : Array.Empty<Options>(),
        .. OrderBy.Count > 1 || (OrderBy.Count == 1 && Skip is null && Top is null) ? OrderBy.Take(OrderBy.Count - 1).Select((_, i) => this with { OrderBy = Without(OrderBy, i) }) : [],
        .. Skip is null && Top is null && OrderBy.Count > 0 ? [this with { OrderBy = [] }] : Array.Empty<Options>(),
        .. OrderBy.SelectMany((item, i) => item.Value.Smaller().Select(value => this with { OrderBy = Replaced(OrderBy, i, item with { Value = value }) })),
        .. Select is { Count: > 1 } ? Select.Skip(1).Select((_, i) => this with { Select = Without(Select, i + 1) }) : [],
        .. Apply.Count > 0 && Apply.Count > 1 ? Enumerable.Range(0, Apply.Count).Select(i => this with { Apply = Without(Apply, i) }) : [],
        .. Apply.SelectMany((step, i) => step.Smaller().Select(smaller => this with { Apply = Replaced(Apply, i, smaller) })),
    ];

    private static IReadOnlyList<T> Without<T>(IReadOnlyList<T> list, int index) => [.. list.Take(index), .. list.Skip(index + 1)];

    private static IReadOnlyList<T> Replaced<T>(IReadOnlyList<T> list, int index, T item) => [.. list.Take(index), item, .. list.Skip(index + 1)];

    // A computed name that is gone must not be used any more.
    private bool IsWhole(Options before)
    {
        var gone = before.Compute.Select(item => item.Alias).Except(Compute.Select(item => item.Alias)).ToList();
        var text = (this with { Compute = [], Select = null }).Print('&') + string.Join(',', Compute.Select(item => item.Value.Text)) + string.Join(',', Select ?? []);
        return !gone.Exists(alias => text.Contains(alias, StringComparison.Ordinal));
    }

    private Item Project(Item row, Shape shape, Item it, Ordering ordering)
    {
        var written = new Item();
        foreach (var member in shape.Members.Where(member => row.Has(member.Name) && (Select is null || Select.Contains(member.Name))))
        {
            if (member is ValueMember)
            {
                written[member.Name] = row[member.Name];
            }
            else if (member is LinkMember { IsStructure: true } structure)
            {
                written[member.Name] = Structure(row[member.Name], structure, ordering);
            }
        }

        foreach (var item in Expand)
        {
            written[item.Link.Name] = Expanded(row, item, item.Levels ?? 1, it, ordering, written);
        }

        return written;
    }

    private static object? Structure(object? value, LinkMember link, Ordering ordering) => value switch
    {
        Item inner => new Options().Project(inner, link.Target(), inner, ordering),
        IReadOnlyList<Item> many => Ordered.Open([.. many.Select(inner => new Options().Project(inner, link.Target(), inner, ordering))]),
        _ => null,
    };

    private static object? Expanded(Item row, ExpandItem item, int levels, Item it, Ordering ordering, Item written)
    {
        var options = levels > 1
            ? item.Options with { Expand = [.. item.Options.Expand, item with { Levels = levels - 1 }] }
            : item.Options;
        if (!item.Link.IsCollection)
        {
            return row[item.Link.Name] is Item one ? options.Of([one], item.Link.Target(), it, ordering).Rows.Rows.Single() : null;
        }

        var (rows, count) = options.Of(row.Many(item.Link.Name), item.Link.Target(), it, ordering);
        if (options.Count)
        {
            written[$"{item.Link.Name}@odata.count"] = Exact.Of(count);
        }

        return rows;
    }
}
