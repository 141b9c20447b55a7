using System.Diagnostics;
using CchcWarehouse.Etl.Warehouse.Import;
using CchcWarehouse.Star.Connections;
using Npgsql;

namespace CchcWarehouse.Bench;

/// <summary>The warehouse that is measured: a private cluster of its own, with generated facts.</summary>
internal sealed class BenchWarehouse : IAsyncDisposable
{
    /// <summary>Facts of a year that are loaded for nothing.</summary>
    private const int WarmSize = 40_000;

    private readonly WarehouseDatabase database;

    private BenchWarehouse(WarehouseDatabase database, string dataFolder) => (this.database, DataFolder) = (database, dataFolder);

    public string DataFolder { get; }

    public GeneratedRegister Register { get; private set; } = null!;

    public NpgsqlDataSource Loader => database.Connections.Loader;

    public NpgsqlDataSource Owner => database.Connections.Owner;

    public NpgsqlDataSource Reader => database.Connections.Reader;

    /// <summary>How long the load of all facts took; null: they were there.</summary>
    public TimeSpan? Loading { get; private set; }

    public static async Task<BenchWarehouse> OpenAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var database = await WarehouseDatabase.OpenAsync(null, dataFolder, cancellationToken);
        await database.MigrateAsync(cancellationToken);
        return new(database, dataFolder);
    }

    /// <summary>Generates the facts and loads them, unless they are there from an earlier benchmark of the same size.</summary>
    public async Task FillAsync(int facts, CancellationToken cancellationToken)
    {
        Register = await GeneratedRegister.ReadAsync(Reader, facts, cancellationToken);
        if (await CountAsync(cancellationToken) != Register.Facts)
        {
            Progress.Say($"{Number.Short(Register.Facts)} facts: {Register.Units.Count} units × {Register.Indicators.Count} indicators × {Register.Periods.Count} periods");
            await RunAsync("TRUNCATE fact_observation, dim_report, report_document, report_row, finding, load CASCADE", cancellationToken);
            await AddReportsAsync(cancellationToken);
            await ReadReportsAsync(cancellationToken);
            await WarmAsync(cancellationToken);
            var began = Stopwatch.GetTimestamp();
            var sent = new Progress.Counter(Register.Facts, "facts sent");
            await new FactImport(Loader).RunAsync(Register.Years, year => Progress.Count(Register.FactsOf(year), sent), cancellationToken);
            Loading = Stopwatch.GetElapsedTime(began);
            Progress.Say($"loaded in {Loading.Value.TotalSeconds:0.0} s, {Number.Short(Register.Facts / Loading.Value.TotalSeconds)} facts/s");
            await RunAsync("VACUUM ANALYZE", cancellationToken);
            Progress.Say($"vacuumed and analysed");
        }
        else
        {
            await ReadReportsAsync(cancellationToken);
        }
    }

    public async Task RunAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = await Owner.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<T> ScalarAsync<T>(string sql, CancellationToken cancellationToken)
    {
        await using var connection = await Owner.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    // For nothing: the code of the load is compiled and its connections are open afterwards, as in every other workload.
    private async Task WarmAsync(CancellationToken cancellationToken)
    {
        await new FactImport(Loader).RunAsync(Register.Years, year => Register.FactsOf(year).Take(WarmSize), cancellationToken);
        await RunAsync("TRUNCATE fact_observation", cancellationToken);
    }

    private Task<long> CountAsync(CancellationToken cancellationToken) => ScalarAsync<long>("SELECT count(*) FROM fact_observation", cancellationToken);

    private Task AddReportsAsync(CancellationToken cancellationToken)
    {
        var units = string.Join(',', Register.Units.Select(unit => unit.Key));
        var pairs = $"SELECT u, p, encode(sha256(convert_to(u || '/' || p, 'UTF8')), 'hex') AS sha FROM unnest(ARRAY[{units}]) u, unnest(ARRAY[{string.Join(',', Register.Periods)}]) p";
        return RunAsync(
            $"""
             INSERT INTO report_document (sha256, file_name, content) SELECT sha, 'generated', '' FROM ({pairs}) g;
             INSERT INTO dim_report (admin_unit_key, period_key, sha256, number, issued_on, file_name, status, row_count, loaded_count)
             SELECT u, p, sha, u || '/BC-UBND', make_date(p / 100, 12, 16), 'generated', 'Loaded', 130, 130 FROM ({pairs}) g ORDER BY p, u
             """,
            cancellationToken);
    }

    private async Task ReadReportsAsync(CancellationToken cancellationToken)
    {
        await using var command = Owner.CreateCommand("SELECT admin_unit_key, period_key, report_key FROM dim_report");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            Register.Reports[(reader.GetInt32(0), reader.GetInt32(1))] = reader.GetInt32(2);
        }
    }
}
