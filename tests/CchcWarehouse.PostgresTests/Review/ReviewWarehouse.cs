using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Review;
using CchcWarehouse.Etl.Warehouse;
using CchcWarehouse.Star.Connections;
using Npgsql;

namespace CchcWarehouse.PostgresTests.Review;

/// <summary>What a test of the review does to a warehouse and looks at.</summary>
internal sealed class ReviewWarehouse(WarehouseConnections connections)
{
    private readonly ReportInbox inbox = new(connections.Loader);
    private readonly ReportPipeline pipeline = new(new ReportInbox(connections.Loader), new ReportLoader(connections.Loader), ReportReader.ReadAsync);

    public ReviewDesk Desk { get; } = new(connections.Loader, ReportReader.ReadAsync);

    public async Task<LoadOutcome> LoadAsync(SourceDocument document)
    {
        await using var claim = await inbox.ReceiveAsync(document, CancellationToken.None);
        return (await pipeline.LoadAsync(claim, CancellationToken.None)).Outcome;
    }

    public Task<DecisionOutcome> DecideAsync(DecisionAction action, int report, int? row, string? code = null, string? value = null, DecisionScope? scope = null, bool force = false, DecidedIdentity? identity = null) =>
        Desk.DecideAsync(
            new DecisionRequest(action, scope ?? (row is null ? DecisionScope.Report : DecisionScope.Cell), report, row, "Lan")
            {
                IndicatorCode = code, ValueText = value, Force = force, Identity = identity, Reason = "thử",
            },
            CancellationToken.None);

    public Task<DecisionOutcome> UndoAsync(long decision) => Desk.UndoAsync(decision, "Minh", null, CancellationToken.None);

    /// <summary>The current facts of a unit's year: "1.1.1=25 Normal".</summary>
    public Task<string> FactsAsync(string unit, int year) => TextAsync(
        $"""
        SELECT COALESCE(string_agg(indicator_code || '=' || COALESCE(trim_scale(value)::text, '') || ' ' || f.status, ', ' ORDER BY indicator_code), '')
        FROM fact_observation_current f JOIN dim_indicator USING (indicator_key) JOIN dim_admin_unit USING (admin_unit_key)
        WHERE admin_unit_code = '{unit}' AND period_key = {year}00
        """);

    /// <summary>The reports of a unit's year: status, revision and counts.</summary>
    public Task<string> ReportsAsync(string unit, int year) => TextAsync(
        $"""
        SELECT string_agg(file_name || ' ' || r.status || ' ' || revision || ' ' || loaded_count || '+' || review_count, ', ' ORDER BY revision)
        FROM dim_report r JOIN dim_admin_unit USING (admin_unit_key) WHERE admin_unit_code = '{unit}' AND period_key = {year}00
        """);

    public async Task<string> TextAsync(string sql)
    {
        await using var command = connections.Reader.CreateCommand(sql);
        return (await command.ExecuteScalarAsync())?.ToString() ?? "";
    }
}
