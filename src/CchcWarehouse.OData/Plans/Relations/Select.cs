using System.Globalization;
using CchcWarehouse.OData.Plans.Scalars;

namespace CchcWarehouse.OData.Plans.Relations;

/// <summary>One SELECT of the plan. The binder builds it up, the printer reads it.</summary>
public sealed class Select(Source from)
{
    private readonly List<Join> joins = [];
    private readonly List<Scalar> conditions = [];
    private readonly List<Output> outputs = [];
    private readonly List<SortKey> order = [];
    private readonly List<Scalar> groups = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    public Source From { get; private set; } = from;

    public IReadOnlyList<Join> Joins => joins;

    /// <summary>All of them must hold.</summary>
    public IReadOnlyList<Scalar> Conditions => conditions;

    public IReadOnlyList<Output> Outputs => outputs;

    public IReadOnlyList<SortKey> Order => order;

    /// <summary>Grouping values; meaningful when <see cref="Grouped"/>.</summary>
    public IReadOnlyList<Scalar> Groups => groups;

    /// <summary>Rows are groups, or one aggregate of all rows.</summary>
    public bool Grouped { get; private set; }

    /// <summary>Which of the <see cref="Groups"/> make up each grouping set; null: one set of them all.</summary>
    public IReadOnlyList<IReadOnlyList<int>>? GroupingSets { get; internal set; }

    public Scalar? Skip { get; internal set; }

    public Scalar? Top { get; internal set; }

    /// <summary>No condition, join or value can be added any more without changing what the rows are.</summary>
    public bool Closed => Grouped || Skip is not null || Top is not null;

    /// <summary>The rows are made of many others: to read them twice costs more than to keep them.</summary>
    internal bool Condenses => Grouped || From switch
    {
        SelectSource source => source.Rows.Condenses,
        UnionSource union => union.Branches.Any(branch => branch.Condenses),
        RecursiveSource => true,
        _ => false,
    };

    internal void Add(Join join) => joins.Add(join);

    internal void Where(Scalar condition)
    {
        switch (condition)
        {
            case Constant { Type: Microsoft.OData.Edm.EdmPrimitiveTypeKind.Boolean, Value: true }:
                break;
            case Junction { Kind: JunctionKind.And } all:
                conditions.AddRange(all.Operands);
                break;
            default:
                conditions.Add(condition);
                break;
        }
    }

    /// <summary>Another condition that means the same.</summary>
    internal void Replace(int index, Scalar condition) => conditions[index] = condition;

    /// <summary>One condition that means the same as several.</summary>
    internal void Replace(IReadOnlyCollection<Scalar> several, Scalar condition)
    {
        conditions.RemoveAll(known => several.Any(one => ReferenceEquals(one, known)));
        conditions.Add(condition);
    }

    internal void Remove(Join join) => joins.Remove(join);

    /// <summary>The same groups, made of other rows: its values are expressions over those.</summary>
    internal void Regroup(Source from, IReadOnlyList<Join> around, Func<Scalar, Scalar> value)
    {
        From = from;
        conditions.Clear();
        joins.Clear();
        joins.AddRange(around);
        Replace(groups, value);
        Replace(outputs, output => output with { Value = value(output.Value) });
    }

    internal void OrderBy(SortKey key) => order.Add(key);

    internal void GroupBy(IEnumerable<Scalar> values)
    {
        Grouped = true;
        groups.AddRange(values);
    }

    internal void Add(Output output)
    {
        names.Add(output.Name);
        outputs.Add(output);
    }

    /// <summary>The output with this value; added when there is none yet.</summary>
    internal Output OutputOf(Scalar value)
    {
        var index = OrdinalOf(value);
        return outputs[index];
    }

    /// <summary>The place of the value among the outputs; added at the end when it is not there.</summary>
    internal int OrdinalOf(Scalar value)
    {
        var index = outputs.FindIndex(output => output.Value.Equals(value));
        if (index < 0)
        {
            index = outputs.Count;
            Add(new Output(value, NewName(value)));
        }

        return index;
    }

    /// <summary>The same sources and conditions, without outputs and order: what a count needs.</summary>
    internal Select Rows()
    {
        var copy = new Select(From) { Skip = Skip, Top = Top, GroupingSets = GroupingSets, Grouped = Grouped };
        copy.joins.AddRange(joins);
        copy.conditions.AddRange(conditions);
        copy.groups.AddRange(groups);
        return copy;
    }

    private static void Replace<T>(List<T> items, Func<T, T> other)
    {
        for (var i = 0; i < items.Count; i++)
        {
            items[i] = other(items[i]);
        }
    }

    private string NewName(Scalar value)
    {
        var stem = value is Column column ? column.Name : "v";
        var name = value is Column ? stem : "v1";
        for (var number = 2; names.Contains(name); number++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{stem}{number}");
        }

        return name;
    }
}

/// <summary>A named output column of a select.</summary>
public sealed record Output(Scalar Value, string Name);

/// <summary>An ordering: nulls first when ascending, last when descending, as OData has it.</summary>
public sealed record SortKey(Scalar Value, bool Descending, TextOrder TextOrder = TextOrder.Ordinal);

public enum Joining
{
    Inner,
    Left,
    Cross,
}

/// <param name="On">Null for a cross join.</param>
/// <param name="Lateral">The source refers to sources left of it.</param>
public sealed record Join(Joining Kind, Source Source, Scalar? On, bool Lateral = false);
