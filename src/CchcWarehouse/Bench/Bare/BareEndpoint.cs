using System.Globalization;
using CchcWarehouse.Star.Connections;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CchcWarehouse.Bench.Bare;

/// <summary>
/// The limit that the reads are held against: endpoints with their SQL written by hand and prepared, cached dimensions, the
/// same pool, and nothing that a service needs besides.
/// </summary>
internal sealed class BareEndpoint(NpgsqlDataSource source, BareDimensions dimensions)
{
    /// <summary>What each row is made of; the names come from the cached dimensions.</summary>
    public const string Columns = "observation_key, admin_unit_key, period_key, indicator_key, unit_of_measure_key, value, qualifier, status";

    private const string Facts = $"SELECT {Columns} FROM fact_observation_current";

    private const string Order = "ORDER BY period_key, admin_unit_key, indicator_key";

    public static async Task RunAsync(WarehouseDatabase database, string url, CancellationToken cancellationToken)
    {
        var endpoint = new BareEndpoint(database.Connections.Reader, await BareDimensions.ReadAsync(database.Connections.Reader, cancellationToken));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using var app = builder.Build();
        endpoint.Map(app);
        await app.StartAsync(cancellationToken);
        await using var stopping = cancellationToken.Register(app.Lifetime.StopApplication);
        await app.WaitForShutdownAsync(CancellationToken.None);
    }

    private void Map(WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Ok());
        app.MapGet("/series", SeriesAsync);
        app.MapGet("/sheet", (HttpContext http, string unit, string period) => RowsAsync(
            http, $"{Facts} WHERE period_key = {dimensions.Period(period)} AND admin_unit_key {AnyOf(dimensions.Unit(unit))} {Order}", dimensions.Unit(unit)));
        app.MapGet("/page", (HttpContext http, string indicator, int year, int size) => RowsAsync(
            http, $"{Facts} WHERE indicator_key = $1 AND {InYear(year)} {Order} LIMIT {size}", dimensions.Indicator(indicator)));
        app.MapGet("/after", (HttpContext http, int period, int unit, int indicator, int size) => RowsAsync(
            http, $"{Facts} WHERE (period_key, admin_unit_key, indicator_key) > ($1, $2, $3) {Order} LIMIT {size}", period, unit, indicator));
        app.MapGet("/export", (HttpContext http, int rows) => RowsAsync(http, $"{Facts} {Order} LIMIT {rows}"));
        app.MapGet("/count", CountAsync);
    }

    private Task SeriesAsync(HttpContext http, string unit, string indicator)
    {
        var units = dimensions.Unit(unit);
        return RowsAsync(
            http, $"{Facts} WHERE admin_unit_key {AnyOf(units)} AND indicator_key = ${units.Length + 1} {Order}", [.. units, dimensions.Indicator(indicator)]);
    }

    private async Task RowsAsync(HttpContext http, string sql, params int[] values)
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(http.RequestAborted);
        await BareRows.WriteAsync(http.Response, reader, dimensions, http.RequestAborted);
    }

    private async Task CountAsync(HttpContext http, string indicator, int year)
    {
        await using var command = Command(
            $"SELECT count(*) FROM fact_observation_current WHERE indicator_key = $1 AND {InYear(year)}", dimensions.Indicator(indicator));
        var count = (long)(await command.ExecuteScalarAsync(http.RequestAborted))!;
        await http.Response.WriteAsync(count.ToString(CultureInfo.InvariantCulture), http.RequestAborted);
    }

    private static string AnyOf(int[] keys) => keys.Length == 1
        ? "= $1" : $"= ANY (ARRAY[{string.Join(", ", Enumerable.Range(1, keys.Length).Select(number => $"${number}"))}])";

    // A year in the text is read from its own partitions, in the order of their index; as a parameter it would be planned for all
    // years, and then PostgreSQL sorts.
    private static string InYear(int year) => string.Create(CultureInfo.InvariantCulture, $"period_key >= {year * 100} AND period_key < {(year + 1) * 100}");

    // The pool prepares a statement by itself when it comes for the second time.
    private NpgsqlCommand Command(string sql, params int[] values)
    {
        var command = source.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = value });
        }

        return command;
    }
}
