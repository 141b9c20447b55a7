using CchcWarehouse.PostgresTests.OData.Oracle.Expressions;
using CchcWarehouse.PostgresTests.OData.Oracle.Values;
using Npgsql;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Warehouse;

/// <summary>Every row of the star in memory, linked as the contract says, read once by plain SQL.</summary>
internal sealed class OracleData
{
    private readonly Dictionary<string, Shape> shapes = [];
    private readonly Dictionary<string, IReadOnlyList<Item>> items = [];
    private readonly Dictionary<Kind, IReadOnlyList<object>> samples = [];

    private OracleData(Ordering ordering) => Ordering = ordering;

    public Ordering Ordering { get; }

    public IReadOnlyCollection<string> Sets => shapes.Keys;

    public Shape Shape(string set) => shapes[set];

    public IReadOnlyList<Item> Items(string set) => items[set];

    /// <summary>Values that stand in the rows somewhere.</summary>
    public IReadOnlyList<object> Sample(Kind kind) => samples.GetValueOrDefault(kind) ?? [];

    /// <param name="root">The address of the server, in front of addresses of sources.</param>
    public static async Task<OracleData> ReadAsync(NpgsqlConnection connection, string root)
    {
        var data = new OracleData(new Ordering(await AlphabetAsync(connection)));
        foreach (var (set, sql) in OracleModel.Sql)
        {
            await data.ReadAsync(connection, set, sql, root);
        }

        data.Link();
        foreach (var group in data.Values().GroupBy(KindOf))
        {
            data.samples[group.Key] = [.. group.Distinct().Take(400)];
        }

        return data;
    }

    private IEnumerable<object> Values() => shapes.SelectMany(pair => pair.Value.Usable.SelectMany(member => items[pair.Key].Select(item => item[member.Name]!)))
        .Where(value => value is not null);

    private async Task ReadAsync(NpgsqlConnection connection, string set, string sql, string root)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var columns = await reader.GetColumnSchemaAsync();
        var members = columns.Where(column => !column.ColumnName.StartsWith('~')).Select(column => new ValueMember(
            column.ColumnName,
            KindOf(column.DataTypeName!),
            IsName: OracleModel.IsName(set, column.ColumnName),
            IsAddress: column.ColumnName == "SourceUrl"));
        shapes[set] = new Shape(set, set, OracleModel.Keys[set].Split(' ')).Add(members);
        var rows = new List<Item>();
        while (await reader.ReadAsync())
        {
            var item = new Item();
            for (var i = 0; i < columns.Count; i++)
            {
                item[columns[i].ColumnName] = Value(reader.GetValue(i), columns[i].ColumnName, root);
            }

            rows.Add(item);
        }

        items[set] = rows;
    }

    private void Link()
    {
        foreach (var (set, name, by, target) in OracleModel.Links)
        {
            var targets = items[target].ToDictionary(item => item[OracleModel.Keys[target]]!.ToString()!);
            shapes[set].Add(new LinkMember(name, () => shapes[target], IsCollection: false));
            foreach (var item in items[set])
            {
                item[name] = item[by] is { } key ? targets[key.ToString()!] : null;
            }
        }

        foreach (var (set, name, members, by) in OracleModel.Collections)
        {
            var groups = items[members].Where(item => item[by] is not null).ToLookup(item => item[by]!.ToString());
            shapes[set].Add(new LinkMember(name, () => shapes[members], IsCollection: true));
            foreach (var item in items[set])
            {
                item[name] = groups[item[OracleModel.Keys[set]]!.ToString()].ToList();
            }
        }
    }

    private static object? Value(object value, string name, string root) => value switch
    {
        DBNull => null,
        short or int or long => Exact.Of(Convert.ToInt64(value)),
        decimal number => Exact.Of(number),
        string path when name == "SourceUrl" => root + path,
        DateTime { TimeOfDay.Ticks: 0, Kind: DateTimeKind.Unspecified } date => DateOnly.FromDateTime(date),
        _ => value,
    };

    private static Kind KindOf(string type) => type switch
    {
        "integer" or "smallint" => Kind.Int32,
        "bigint" => Kind.Int64,
        "boolean" => Kind.Boolean,
        "date" => Kind.Date,
        "text" => Kind.String,
        _ when type.StartsWith("numeric", StringComparison.Ordinal) => Kind.Decimal,
        _ when type.StartsWith("timestamp", StringComparison.Ordinal) => Kind.DateTimeOffset,
        _ => throw new InvalidOperationException($"No type for {type}."),
    };

    private static Kind KindOf(object value) => value switch
    {
        Exact { IsWhole: true } => Kind.Int32,
        Exact => Kind.Decimal,
        bool => Kind.Boolean,
        DateOnly => Kind.Date,
        DateTime => Kind.DateTimeOffset,
        _ => Kind.String,
    };

    // The alphabet is the database's: where each text that can come up stands in it.
    private static async Task<IReadOnlyDictionary<string, int>> AlphabetAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT t, dense_rank() OVER (ORDER BY t COLLATE vietnamese)::int4
            FROM (SELECT name FROM dim_admin_unit UNION SELECT short_name FROM dim_admin_unit UNION SELECT name FROM dim_area UNION SELECT name FROM dim_indicator
                  UNION SELECT name FROM dim_indicator_group UNION SELECT name FROM dim_period UNION SELECT name FROM dim_unit_of_measure
                  UNION SELECT label FROM dim_indicator_code UNION SELECT title FROM dim_report UNION SELECT printed_label FROM report_row UNION SELECT unnest($1)) q (t)
            WHERE t IS NOT NULL
            """,
            connection);
        command.Parameters.Add(new NpgsqlParameter { Value = SeededStar.Texts.ToArray() });
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            places[reader.GetString(0)] = reader.GetInt32(1);
        }

        return places;
    }
}
