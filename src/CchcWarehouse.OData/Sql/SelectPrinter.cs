using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans;
using CchcWarehouse.OData.Plans.Paging;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using static CchcWarehouse.OData.Sql.SqlFragment;

namespace CchcWarehouse.OData.Sql;

/// <summary>Prints selects; one object for one statement, in which every source has its own alias.</summary>
internal sealed class SelectPrinter
{
    private readonly FactState state;
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal) { "or", "as", "in", "is", "on", "to", "do", "by", "if", "no" };

    private readonly Dictionary<Source, SqlName> aliases = [];
    private readonly Dictionary<Select, SqlName> shared = [];
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly ScalarPrinter scalars;
    private int scanned;

    /// <param name="plan">Tells the state of the facts to read, and where addresses of source tables begin.</param>
    public SelectPrinter(QueryPlan plan)
    {
        state = plan.State;
        scalars = new ScalarPrinter(this, new FunctionPrinter(plan.Root));
    }

    /// <summary>Rows of tables are combined, not by a key: the statement may cost far more than it reads.</summary>
    public bool Combines => scanned > 1;

    /// <summary>Something printed so far reads a dimension.</summary>
    public bool MetDimension { get; private set; }

    /// <summary>Something printed so far moves with the facts.</summary>
    public bool MetHistory { get; private set; }

    /// <summary>Rows change without their former states being kept.</summary>
    public bool MetUnkept { get; private set; }

    /// <summary>What stands now is read: codes and keys are those that the cached dimensions have.</summary>
    public bool ReadsPresent => state is { Moment: null, AsOf: null, Since: null };

    public SqlName Alias(Source source)
    {
        if (!aliases.TryGetValue(source, out var alias))
        {
            alias = NewAlias(source);
            aliases.Add(source, alias);
        }

        return alias;
    }

    public SqlFragment Print(Select select) => Print(select, named: false);

    /// <summary>A list of values that is found once, whatever the rows it is compared with.</summary>
    public SqlFragment PrintList(Select select)
    {
        var before = scanned;
        var printed = Print(select);
        scanned = before;
        return printed;
    }

    /// <summary>The rows as one JSON array of arrays.</summary>
    public SqlFragment PrintNested(Select select)
    {
        var rows = new SelectSource(select);
        var inner = Print(select, named: true);
        var values = Join(Piece($", "), select.Outputs.Select(output => Piece($"{Alias(rows)}.{new SqlName(output.Name)}")));
        return Piece($"(SELECT coalesce(json_agg(json_build_array({values})), '[]'::json) FROM ({inner}) {Alias(rows)})");
    }

    private SqlFragment Print(Select select, bool named)
    {
        scanned += select.From is TableSource ? 1 : 0;

        // The sources first, so that aliases are counted from left to right.
        var from = Join(Piece($" "), [Print(select.From), .. select.Joins.Select(Print)]);
        var outputs = Join(Piece($", "), select.Outputs.Select(output => Print(output, named)));
        var parts = new List<SqlFragment> { select.Outputs.Count == 0 ? Piece($"SELECT FROM {from}") : Piece($"SELECT {outputs} FROM {from}") };
        if (select.Conditions.Count > 0)
        {
            parts.Add(Piece($"WHERE {Join(Piece($" AND "), select.Conditions.Select(scalars.Condition))}"));
        }

        if (select.Grouped)
        {
            parts.AddRange(Grouping(select));
        }

        if (select.Order.Count > 0)
        {
            parts.Add(Piece($"ORDER BY {Join(Piece($", "), select.Order.Select(scalars.SortKey))}"));
        }

        if (select.Top is { } top)
        {
            parts.Add(Piece($"LIMIT {scalars.Print(top)}"));
        }

        if (select.Skip is { } skip)
        {
            parts.Add(Piece($"OFFSET {scalars.Print(skip)}"));
        }

        return Join(Piece($" "), parts);
    }

    private SqlFragment Print(Output output, bool named)
    {
        var value = scalars.Print(output.Value);
        return named && !(output.Value is Column column && column.Name == output.Name)
            ? Piece($"{value} AS {new SqlName(output.Name)}")
            : value;
    }

    private IEnumerable<SqlFragment> Grouping(Select select)
    {
        if (select.GroupingSets is { } sets)
        {
            yield return Piece($"GROUP BY GROUPING SETS ({Join(Piece($", "), sets.Select(set => Piece($"({Keys(set.Select(i => select.Groups[i]))})")))})");
        }
        else if (select.Groups.Count > 0)
        {
            yield return Piece($"GROUP BY {Keys(select.Groups)}");
        }
        else if (select.Outputs.Count == 0)
        {
            yield return Piece($"GROUP BY ()");
        }
    }

    private SqlFragment Keys(IEnumerable<Scalar> values) => Join(Piece($", "), values.Select(scalars.Key));

    private SqlFragment Print(Join join)
    {
        var source = join.Lateral ? Piece($"LATERAL {Print(join.Source)}") : Print(join.Source);
        return (join.Kind, join.On) switch
        {
            (Joining.Cross, _) => Crossed(source),
            (Joining.Left, { } on) => Piece($"LEFT JOIN {source} ON {scalars.Print(on)}"),
            (Joining.Left, null) => Piece($"LEFT JOIN {source} ON TRUE"),
            (_, { } on) => Piece($"JOIN {source} ON {scalars.Print(on)}"),
            _ => Piece($"JOIN {source} ON TRUE"),
        };
    }

    private SqlFragment Crossed(SqlFragment source)
    {
        scanned++;
        return Piece($"CROSS JOIN {source}");
    }

    private SqlFragment Print(Source source) => source switch
    {
        TableSource { IsChanges: true, Relation.History: { Changes: { } changes } } => Changes(changes, source),
        TableSource { Relation.History: { } history } when Instant(history) is { } instant =>
            Piece($"{new SqlName(history.Function)}({instant}) {Alias(source)}"),
        TableSource table => Standing(table),
        SelectSource select when shared.TryGetValue(select.Rows, out var name) => Piece($"{name} {Alias(source)}"),
        SelectSource select => Piece($"({Print(select.Rows, named: true)}) {Alias(source)}"),
        UnionSource union => Piece($"({Print(union)}) {Alias(source)}"),
        RecursiveSource recursive => Print(recursive),
        RecursionSource => Piece($"{Alias(source)}"),
        _ => throw new InvalidOperationException($"{source.GetType().Name} has no SQL."),
    };

    private SqlFragment Standing(TableSource table)
    {
        MetDimension |= table.Relation.Cached;
        return Piece($"{new SqlName(table.Relation.Table)} {Alias(table)}");
    }

    private SqlFragment Changes(string function, Source source)
    {
        MetHistory = true;
        return Piece($"{new SqlName(function)}({state.Since!}, {state.Until}) {Alias(source)}");
    }

    private Constant? Instant(HistoryMap history)
    {
        MetHistory |= history.Moves;
        MetUnkept |= !history.Moves;
        return state.Of(history);
    }

    private SqlFragment Print(UnionSource union)
    {
        if (union.Shared is not { } input || shared.ContainsKey(input))
        {
            return Join(Piece($" UNION ALL "), union.Branches.Select(Branch));
        }

        var name = NewName("input");
        var rows = Print(input, named: true);
        shared.Add(input, name);
        var branches = Join(Piece($" UNION ALL "), union.Branches.Select(Branch).ToList());
        shared.Remove(input);
        return Piece($"WITH {name} AS ({rows}) {branches}");
    }

    private SqlFragment Branch(Select select) => Piece($"({Print(select, named: true)})");

    private SqlFragment Print(RecursiveSource recursive)
    {
        // Found twice is found once: several ways may lead to a node.
        var found = Alias(recursive.Found);
        var columns = Join(Piece($", "), recursive.First.Outputs.Select(output => Piece($"{new SqlName(output.Name)}")));
        return Piece(
            $"(WITH RECURSIVE {found} ({columns}) AS ({Print(recursive.First, named: true)} UNION {Print(recursive.Next, named: true)}) SELECT {columns} FROM {found}) {Alias(recursive)}");
    }

    private SqlName NewAlias(Source source)
    {
        var stem = source switch
        {
            TableSource table => Initials(table.Relation.Table),
            RecursionSource => "found",
            RecursiveSource => "h",
            UnionSource => "u",
            _ => "q",
        };
        return NewName(stem);
    }

    private SqlName NewName(string stem)
    {
        var alias = Reserved.Contains(stem) ? stem + "1" : stem;
        for (var number = 2; !taken.Add(alias); number++)
        {
            alias = $"{stem}{number}";
        }

        return new SqlName(alias);
    }

    private static string Initials(string table)
    {
        var words = table.Split('_').Where(word => word is not ("dim" or "fact" or "current"));
        return string.Concat(words.Select(word => word[0]));
    }
}
