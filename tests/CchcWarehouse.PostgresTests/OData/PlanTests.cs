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

/// <summary>The requests that matter most are served by the indexes made for them, over hundreds of thousands of facts.</summary>
public sealed class PlanTests(PlanTests.Facts facts) : IClassFixture<PlanTests.Facts>
{
    [Theory]
    [InlineData("Observations?$filter=AdminUnitKey eq 700 and IndicatorKey eq 5", "fact_observation_series")]
    [InlineData("Observations?$filter=AdminUnitKey eq 700 and PeriodKey eq 201900", "fact_observation_grain")]
    [InlineData("Observations?$top=100", "fact_observation_grain")]
    [InlineData("ObservationsFlat?$top=1000&$filter=PeriodCode eq '2019'", "fact_observation_grain")]
    [InlineData("Observations?$top=100&$filter=ObservationKey eq 5000", "fact_observation_key")]
    [InlineData("Observations?$apply=filter(IndicatorKey eq 5)/groupby((PeriodKey),aggregate($count as N,Value with max as Most))", "Index Only Scan", "fact_observation_measure")]
    [InlineData("AdminUnits?$search=\"thạnh trị\"", "dim_admin_unit_search")]
    public async Task An_index_serves(string url, params string[] expected)
    {
        var plan = await PlanAsync(Compile(url).Rows!);
        ReadsNoYearWhole(plan);
        foreach (var index in expected)
        {
            plan.Contains(index, StringComparison.Ordinal).ShouldBeTrue(plan);
        }
    }

    [Theory]
    [InlineData("ObservationsFlat?$filter=IndicatorCode eq 'any' and Year eq 2019&$top=100", "fact_observation_measure")]
    [InlineData("ObservationsFlat?$filter=AdminUnitCode eq 'any' and PeriodCode eq 'any'", "fact_observation_grain")]
    public async Task One_plan_for_all_keys_reads_one_year_in_its_order(string url, string index)
    {
        var fitted = Compile(url).Rows!.Fitted!.Of((dimension, _) => [dimension.KeyQuotient is null ? 5 : 201900])!;
        var plan = await PlanAsync(fitted, generic: true);

        plan.ShouldContain(index);
        plan.ShouldNotContain("Sort");
        plan.ShouldNotContain("fact_observation_2020");
    }

    [Fact]
    public async Task One_plan_for_all_keys_finds_a_series_by_its_index()
    {
        foreach (var versions in (int[][])[[501], [501, 502]])
        {
            var fitted = Compile("ObservationsFlat?$filter=AdminUnitCode eq 'any' and IndicatorCode eq 'any'").Rows!.Fitted!
                .Of((dimension, _) => dimension.Table == "dim_admin_unit" ? versions : [5])!;
            var plan = await PlanAsync(fitted, generic: true);

            plan.ShouldContain("fact_observation_series");
            ReadsNoYearWhole(plan);
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
            plan.ShouldMatch(@"Index Cond: \(.*ROW\(");
            ReadsNoYearWhole(plan);
        }
    }

    [Fact]
    public async Task A_later_page_leaves_out_the_years_before_it()
    {
        var fitted = Compile("Observations", new([202111, 700, 5], null)).Rows!.Fitted!.Of((_, _) => [])!;
        var plan = await PlanAsync(fitted, generic: true);

        fitted.IsByKeys.ShouldBeTrue();
        plan.ShouldContain("fact_observation_2021");
        plan.ShouldNotContain("fact_observation_2020");
        plan.ShouldNotContain("Sort");
    }

    // The years without facts cost nothing and are read as they are.
    private static void ReadsNoYearWhole(string plan)
    {
        for (var year = 2019; year <= 2022; year++)
        {
            plan.ShouldNotContain($"Seq Scan on fact_observation_{year}");
        }
    }

    private static SqlQuery Compile(string url, CchcWarehouse.OData.Plans.Paging.SkipToken? after = null, DateTime? moment = null) =>
        new QueryCompiler(new WarehouseModel()).Compile(
            RequestSyntax.Parse(url, RequestLimits.Default), new PlanOptions { Now = DateTime.UnixEpoch, After = after, Moment = moment, PageSize = 1_000 }).Sql;

    private async Task<string> PlanAsync(SqlStatement statement, bool generic = false)
    {
        await using var connection = await facts.Warehouse.Connections.Reader.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        if (generic)
        {
            // EXPLAIN with parameters plans for their values; EXECUTE of a prepared statement as the session is set.
            var values = string.Join(", ", statement.Parameters.Select(parameter => parameter.ToString()));
            await using var preparing = new NpgsqlBatch(connection);
            preparing.BatchCommands.Add(new("SET plan_cache_mode = force_generic_plan"));
            preparing.BatchCommands.Add(new($"PREPARE asked ({string.Join(", ", statement.Parameters.Select(_ => "int"))}) AS {statement.Text}"));
            await preparing.ExecuteNonQueryAsync();
            batch.BatchCommands.Add(new($"EXPLAIN EXECUTE asked ({values})"));
            batch.BatchCommands.Add(new("DEALLOCATE asked"));
            batch.BatchCommands.Add(new("RESET plan_cache_mode"));
        }
        else
        {
            batch.BatchCommands.Add(StatementParameters.Command(statement with { Text = "EXPLAIN " + statement.Text }));
        }

        await using var reader = await batch.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        var plan = string.Join('\n', lines);
        return facts.Indexes.Aggregate(plan, (text, index) => text.Replace($" {index.Key} ", $" {index.Value} ", StringComparison.Ordinal));
    }

    /// <summary>Four years with their halves and quarters, 250 units, 100 indicators.</summary>
    public sealed class Facts : IAsyncLifetime
    {
        public WarehouseFixture Warehouse { get; } = new();

        /// <summary>The index of a partition and the one that it is a part of.</summary>
        public Dictionary<string, string> Indexes { get; } = [];

        public async Task InitializeAsync()
        {
            await Warehouse.InitializeAsync();
            await using var command = Warehouse.Connections.Owner.CreateCommand(
                """
                INSERT INTO report_document (sha256, file_name, content) VALUES (repeat('3', 64), 'plans.txt', '\x00');
                INSERT INTO dim_report (sha256, file_name, status) VALUES (repeat('3', 64), 'plans.txt', 'InReview');
                INSERT INTO fact_observation (recorded_from, period_key, admin_unit_key, indicator_key, report_key, source_row, unit_of_measure_key, status, qualifier, value)
                SELECT timestamptz '2023-01-01 00:00:00+00', p.period_key, u, i.indicator_key, r.report_key, 1, i.unit_of_measure_key, 'Normal', 'Exact', (u * 7 + i.indicator_key) % 1000
                FROM dim_period p, generate_series(501, 750) u, (SELECT * FROM dim_indicator ORDER BY indicator_key LIMIT 100) i, dim_report r
                WHERE p.year BETWEEN 2019 AND 2022 AND p.kind IN ('Year', 'HalfYear', 'Quarter')
                ORDER BY p.period_key, u, i.indicator_key;
                """);
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync();
            await using var vacuum = Warehouse.Connections.Owner.CreateCommand("VACUUM ANALYZE");
            vacuum.CommandTimeout = 0;
            await vacuum.ExecuteNonQueryAsync();
            await using var parts = Warehouse.Connections.Owner.CreateCommand(
                """
                SELECT part.relname, COALESCE(upper.relname, whole.relname)
                FROM pg_inherits i JOIN pg_class part ON part.oid = i.inhrelid AND part.relkind IN ('i', 'I')
                     JOIN pg_class whole ON whole.oid = i.inhparent
                     LEFT JOIN pg_inherits above ON above.inhrelid = whole.oid LEFT JOIN pg_class upper ON upper.oid = above.inhparent
                """);
            await using var reader = await parts.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                Indexes.Add(reader.GetString(0), reader.GetString(1));
            }
        }

        public Task DisposeAsync() => Warehouse.DisposeAsync();
    }
}
