using CchcWarehouse.OData.Compilation;
using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Responses.Execution;
using CchcWarehouse.OData.Sql;
using CchcWarehouse.PostgresTests.Connections;
using Npgsql;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData;

/// <summary>The requests that matter most are served by the indexes made for them, over some 400,000 facts.</summary>
public sealed class PlanTests(PlanTests.Facts facts) : IClassFixture<PlanTests.Facts>
{
    [Theory]
    [InlineData("Observations?$filter=AdminUnitKey eq 700 and IndicatorKey eq 5", "admin_unit_key_indicator_key")]
    [InlineData("Observations?$filter=AdminUnitKey eq 700 and PeriodKey eq 201900", "period_key_admin_unit_key_indicator_key")]
    [InlineData("Observations?$top=100", "period_key_admin_unit_key_indicator_key")]
    [InlineData("ObservationsFlat?$top=1000&$filter=PeriodCode eq '2019'", "period_key_admin_unit_key_indicator_key")]
    [InlineData("Observations?$top=100&$filter=ObservationKey eq 5000", "observation_key")]
    [InlineData("Observations?$apply=filter(IndicatorKey eq 5)/groupby((PeriodKey),aggregate($count as N,Value with max as Most))", "Index Only Scan", "indicator_key_period_key")]
    [InlineData("AdminUnits?$search=\"thạnh trị\"", "dim_admin_unit_search")]
    public async Task An_index_serves(string url, params string[] expected)
    {
        var plan = await PlanAsync(Compile(url).Rows!);
        plan.ShouldNotContain("Seq Scan on fact_observation");
        foreach (var index in expected)
        {
            plan.ShouldContain(index);
        }
    }

    [Fact]
    public async Task A_count_reads_an_index_only()
    {
        var plan = await PlanAsync(Compile("Observations/$count?$filter=PeriodKey eq 201900 and AdminUnitKey le 700").Count!);
        plan.ShouldContain("Index Only Scan");
        plan.ShouldNotContain("Seq Scan");
    }

    [Fact]
    public async Task A_later_page_goes_on_in_the_index_now_and_at_a_former_moment()
    {
        foreach (var moment in (DateTime?[])[null, DateTime.UtcNow])
        {
            var plan = await PlanAsync(Compile("Observations", new([201900, 700, 5], null), moment).Rows!);
            plan.ShouldContain("Index Cond: (ROW(");
            plan.ShouldNotContain("Seq Scan on fact_observation");
        }
    }

    private static SqlQuery Compile(string url, CchcWarehouse.OData.Plans.Paging.SkipToken? after = null, DateTime? moment = null) =>
        new QueryCompiler(new WarehouseModel()).Compile(
            RequestSyntax.Parse(url, RequestLimits.Default), new PlanOptions { Now = DateTime.UnixEpoch, After = after, Moment = moment, PageSize = 1_000 }).Sql;

    private async Task<string> PlanAsync(SqlStatement statement)
    {
        await using var connection = await facts.Warehouse.Connections.Reader.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(StatementParameters.Command(statement with { Text = "EXPLAIN " + statement.Text }));
        await using var reader = await batch.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return string.Join('\n', lines);
    }

    /// <summary>Ten years, 400 units, 100 indicators.</summary>
    public sealed class Facts : IAsyncLifetime
    {
        public WarehouseFixture Warehouse { get; } = new();

        public async Task InitializeAsync()
        {
            await Warehouse.InitializeAsync();
            await using var command = Warehouse.Connections.Owner.CreateCommand(
                """
                INSERT INTO report_document (sha256, file_name, content) VALUES (repeat('3', 64), 'plans.txt', '\x00');
                INSERT INTO dim_report (sha256, file_name, status) VALUES (repeat('3', 64), 'plans.txt', 'InReview');
                INSERT INTO fact_observation (recorded_from, period_key, admin_unit_key, indicator_key, report_key, source_row, unit_of_measure_key, status, qualifier, value)
                SELECT timestamptz '2023-01-01 00:00:00+00', y * 100, u, i.indicator_key, r.report_key, 1, i.unit_of_measure_key, 'Normal', 'Exact', (u * 7 + i.indicator_key) % 1000
                FROM generate_series(2015, 2024) y, generate_series(501, 900) u, (SELECT * FROM dim_indicator ORDER BY indicator_key LIMIT 100) i, dim_report r
                ORDER BY y, u, i.indicator_key;
                """);
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync();
            await using var vacuum = Warehouse.Connections.Owner.CreateCommand("VACUUM ANALYZE");
            vacuum.CommandTimeout = 0;
            await vacuum.ExecuteNonQueryAsync();
        }

        public Task DisposeAsync() => Warehouse.DisposeAsync();
    }
}
