using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Scalars;

namespace CchcWarehouse.OData.Plans.Relations;

/// <summary>A row of a relation as a select sees it: where its columns are, and where its to-one joins lead.</summary>
/// <param name="owner">The select whose rows it belongs to; joins are added there.</param>
/// <param name="optional">There may be no such row: all its columns may be null.</param>
public abstract class Row(Select owner, RelationMap relation, bool optional)
{
    private readonly Dictionary<JoinMap, LinkedRow> links = [];

    public Select Owner { get; } = owner;

    public RelationMap Relation { get; } = relation;

    public bool Optional { get; } = optional;

    public abstract Scalar this[ColumnMap column] { get; }

    /// <summary>The row that the join leads to. It is joined only when one of its columns is read.</summary>
    public Row Follow(JoinMap join)
    {
        if (!links.TryGetValue(join, out var row))
        {
            row = new LinkedRow(
                Owner,
                join.Target,
                [.. join.On.Select(pair => (new Func<Scalar>(() => this[pair.Own]), pair.Target))],
                join.Optional || Optional)
            {
                From = this,
                Via = join,
            };
            links.Add(join, row);
        }

        return row;
    }

    public Row Follow(IEnumerable<JoinMap> through) => through.Aggregate(this, (row, join) => row.Follow(join));

    /// <summary>The same row seen from outside of a select that was put in the place of a table.</summary>
    internal abstract Row Lift(Derivation derivation);

    protected Scalar Read(Source source, ColumnMap column) =>
        new Column(source, column.Column, column.Type, column.Nullable || Optional);
}

/// <summary>A row of a table in the FROM list.</summary>
public sealed class TableRow(Select owner, Source source, RelationMap relation, bool optional = false)
    : Row(owner, relation, optional)
{
    public override Scalar this[ColumnMap column] => Read(source, column);

    internal override Row Lift(Derivation derivation) => new DerivedRow(derivation, this);
}

/// <summary>A row known by its key: the target of a to-one join that is not made until a further column is read.</summary>
/// <param name="on">The key's values with the columns they are found in.</param>
public sealed class LinkedRow(
    Select owner, RelationMap relation, IReadOnlyList<(Func<Scalar> Own, ColumnMap Target)> on, bool optional)
    : Row(owner, relation, optional)
{
    private TableSource? joined;

    /// <summary>The row the join starts from; null when only the key is known.</summary>
    public Row? From { get; init; }

    public JoinMap? Via { get; init; }

    public override Scalar this[ColumnMap column]
    {
        get
        {
            foreach (var (own, target) in on)
            {
                if (target == column)
                {
                    return own();
                }
            }

            if (Relation.KeyQuotient is { Column: var quotient, Divisor: var divisor } && quotient == column && Key is { } key)
            {
                return new KeyQuotient(key, divisor);
            }

            return Read(joined ??= Join(), column);
        }
    }

    /// <summary>The one value that identifies the row, when its key is one column and the link is by it.</summary>
    internal Scalar? Key => on is [var (own, target)] && Relation.Key is [var key] && key == target ? own() : null;

    internal override Row Lift(Derivation derivation) => new LinkedRow(
        derivation.Outer,
        Relation,
        [.. on.Select(pair => (new Func<Scalar>(() => derivation.Lift(pair.Own())), pair.Target))],
        Optional || derivation.Optional)
    {
        From = From is null ? null : derivation.Lift(From),
        Via = Via,
    };

    private TableSource Join()
    {
        var source = new TableSource(Relation);
        var conditions = on.Select(pair =>
            new Comparison(ComparisonKind.Equal, pair.Own(), new Column(source, pair.Target.Column, pair.Target.Type, false)));
        Owner.Add(new Join(Optional ? Joining.Left : Joining.Inner, source, Junction.All(conditions)));
        return source;
    }
}

/// <summary>A row of a select that stands in the place of a table.</summary>
internal sealed class DerivedRow(Derivation derivation, Row inner) : Row(derivation.Outer, inner.Relation, inner.Optional || derivation.Optional)
{
    public override Scalar this[ColumnMap column] => derivation.Lift(inner[column]);

    internal override Row Lift(Derivation outer) => new DerivedRow(outer, this);
}

/// <summary>A row of a union: each column is that of the branch the row comes from.</summary>
internal sealed class UnionRow(Select owner, UnionSource union, IReadOnlyList<Row?> branches)
    : Row(owner, branches.OfType<Row>().First().Relation, branches.Any(b => b is null or { Optional: true }))
{
    private readonly Dictionary<ColumnMap, Scalar> columns = [];

    public override Scalar this[ColumnMap column]
    {
        get
        {
            if (!columns.TryGetValue(column, out var value))
            {
                value = union.Export([.. branches.Select(branch => branch?[column])], column.Type);
                columns.Add(column, value);
            }

            return value;
        }
    }

    internal override Row Lift(Derivation derivation) => new DerivedRow(derivation, this);
}

/// <summary>A select put in the place of a table, so that another can be built around it.</summary>
internal sealed class Derivation
{
    private readonly Dictionary<Row, Row> rows = [];
    private readonly SelectSource source;
    private readonly bool optional;

    public Derivation(Select inner)
    {
        source = new SelectSource(inner);
        Outer = new Select(source);
    }

    private Derivation(SelectSource source, Select outer, bool optional) => (this.source, Outer, this.optional) = (source, outer, optional);

    public Select Outer { get; }

    /// <summary>The select becomes a further source of one that exists.</summary>
    /// <param name="optional">Rows there without any of these rows stay.</param>
    /// <param name="on">What the rows have in common; null: the select itself refers to the sources there.</param>
    public static Derivation Beside(Select inner, Select outer, bool optional, Func<SelectSource, Scalar>? on)
    {
        var source = new SelectSource(inner);
        var kind = (optional, on) switch { (true, _) => Joining.Left, (_, null) => Joining.Cross, _ => Joining.Inner };
        outer.Add(new Join(kind, source, on?.Invoke(source), Lateral: on is null));
        return new Derivation(source, outer, optional);
    }

    public Scalar Lift(Scalar value) => value is Constant && !optional ? value
        : optional ? source.Export(value) with { Nullable = true }
        : source.Export(value);

    public Row Lift(Row row)
    {
        if (!rows.TryGetValue(row, out var lifted))
        {
            lifted = row.Lift(this);
            rows.Add(row, lifted);
        }

        return lifted;
    }

    /// <summary>There may be no row of the select beside a row of the other.</summary>
    internal bool Optional => optional;
}
