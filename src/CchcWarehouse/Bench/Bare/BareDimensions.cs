using System.Text;
using System.Text.Json;
using Npgsql;

namespace CchcWarehouse.Bench.Bare;

/// <summary>The dimensions as the bare endpoint holds them: by key the JSON members they give to a row, and the keys by code.</summary>
internal sealed class BareDimensions
{
    private readonly Dictionary<string, int[]> unitKeys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> periodKeys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> indicatorKeys = new(StringComparer.Ordinal);

    private BareDimensions()
    {
    }

    public byte[][] Units { get; private set; } = [];

    public Dictionary<int, byte[]> Periods { get; } = [];

    public byte[][] Indicators { get; private set; } = [];

    public byte[][] UnitsOfMeasure { get; private set; } = [];

    public static async Task<BareDimensions> ReadAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        var dimensions = new BareDimensions();
        var periods = new List<(int, byte[])>();
        dimensions.Units = ByKey(await ReadAsync(
            source,
            """
            SELECT u.admin_unit_key, u.admin_unit_code, u.name, p.name FROM dim_admin_unit u LEFT JOIN dim_admin_unit p ON p.admin_unit_key = u.province_key
            """,
            dimensions.unitKeys, ["AdminUnitCode", "AdminUnitName", "ProvinceName"], cancellationToken));
        foreach (var (key, json) in await ReadAsync(
                     source, "SELECT period_key, period_code, year FROM dim_period", dimensions.periodKeys, ["PeriodCode", "Year"], cancellationToken))
        {
            dimensions.Periods[key] = json;
        }

        dimensions.Indicators = ByKey(await ReadAsync(
            source, "SELECT indicator_key, indicator_code, name FROM dim_indicator", dimensions.indicatorKeys, ["IndicatorCode", "IndicatorName"], cancellationToken));
        dimensions.UnitsOfMeasure = ByKey(await ReadAsync(
            source, "SELECT unit_of_measure_key, name FROM dim_unit_of_measure", null, ["UnitOfMeasureName"], cancellationToken));
        return dimensions;
    }

    /// <summary>A unit has a key for each of its versions, and its facts may refer to any of them.</summary>
    public int[] Unit(string code) => unitKeys[code];

    public int Period(string code) => periodKeys[code][0];

    public int Indicator(string code) => indicatorKeys[code][0];

    private static byte[][] ByKey(IReadOnlyList<(int Key, byte[] Json)> rows)
    {
        var table = new byte[rows.Max(row => row.Key) + 1][];
        foreach (var (key, json) in rows)
        {
            table[key] = json;
        }

        return table;
    }

    private static async Task<IReadOnlyList<(int Key, byte[] Json)>> ReadAsync(
        NpgsqlDataSource source, string sql, Dictionary<string, int[]>? keys, string[] names, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<(int, byte[])>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var values = Enumerable.Range(0, names.Length).Select(i => reader.IsDBNull(i + 1) ? null : reader.GetValue(i + 1)).ToArray();
            if (keys is not null)
            {
                keys[(string)values[0]!] = [.. keys.GetValueOrDefault((string)values[0]!) ?? [], reader.GetInt32(0)];
            }

            rows.Add((reader.GetInt32(0), Encoding.UTF8.GetBytes(string.Concat(names.Select((name, i) => $",\"{name}\":{Json(values[i])}")))));
        }

        return rows;
    }

    private static string Json(object? value) => value is string text
        ? $"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\""
        : value is null ? "null" : FormattableString.Invariant($"{value}");
}
