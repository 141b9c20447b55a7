using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Warehouse;
using CchcWarehouse.PostgresTests.Connections;
using NodaTime;
using Npgsql;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Warehouse;

public sealed class ReportLoaderTests(WarehouseFixture warehouse) : IClassFixture<WarehouseFixture>
{
    private readonly ReportLoader loader = new(warehouse.Connections.Loader);

    [Fact]
    public async Task Same_bytes_twice_change_nothing()
    {
        var report = Reading("twice", "2021", "949", new LocalDate(2021, 12, 1), "1/BC-UBND", Row(1, "1.1.1", 25));
        var first = await LoadAsync(report);
        var before = await FactsAsync("949", 202100);
        var second = await LoadAsync(report);
        second.State.ShouldBe(LoadState.Unchanged);
        second.ReportKey.ShouldBe(first.ReportKey);
        (await FactsAsync("949", 202100)).ShouldBe(before);
    }

    [Theory]
    [InlineData("2022", false)]
    [InlineData("2023", true)]
    public async Task The_later_report_stands_whichever_comes_first(string period, bool reversed)
    {
        var early = Reading("early" + period, period, "950", new LocalDate(2023, 12, 1), "10/BC-UBND", Row(1, "1.1.1", 25), Row(2, "1.1.2", 20));
        var late = Reading("late" + period, period, "950", new LocalDate(2023, 12, 20), "9/BC-UBND", Row(1, "1.1.1", 27));
        foreach (var report in reversed ? new[] { late, early } : [early, late])
        {
            await LoadAsync(report);
        }

        (await FactsAsync("950", int.Parse(period) * 100)).ShouldBe(["1.1.1 = 27.000000"]);
        (await ListAsync($"SELECT number || ' ' || status || ' ' || revision FROM dim_report WHERE period_key = {period}00 AND number <> '' ORDER BY revision"))
            .ShouldBe(["10/BC-UBND Superseded 1", "9/BC-UBND Loaded 2"]);
        (await ListAsync($"SELECT count(*)::text FROM observation_revision WHERE period_key = {period}00 AND NOT is_current")).ShouldBe(["2"]);
    }

    [Fact]
    public async Task A_report_of_nobody_is_kept_and_gives_no_fact()
    {
        var outcome = await LoadAsync(Reading("nobody", "2021", null, null, null, Row(1, "1.1.1", 25)));
        outcome.State.ShouldBe(LoadState.InReview);
        (await ListAsync($"SELECT count(*)::text FROM fact_observation WHERE report_key = {outcome.ReportKey}")).ShouldBe(["0"]);
        (await ListAsync($"SELECT count(*)::text FROM report_row WHERE report_key = {outcome.ReportKey}")).ShouldBe(["1"]);
    }

    [Fact]
    public async Task A_row_in_review_is_kept_and_is_no_fact()
    {
        var waiting = Row(2, "1.1.2", 20) with { Status = ObservationStatus.Review, IndicatorCode = null };
        var outcome = await LoadAsync(Reading("review", "2021-Q1", "949", null, null, Row(1, "1.1.1", 25), waiting));
        (outcome.LoadedRows, outcome.ReviewRows).ShouldBe((1, 1));
        (await FactsAsync("949", 202121)).ShouldBe(["1.1.1 = 25.000000"]);
    }

    [Fact]
    public async Task A_failure_on_the_way_leaves_the_old_state()
    {
        await LoadAsync(Reading("sound", "2021-Q2", "949", new LocalDate(2021, 6, 1), null, Row(1, "1.1.1", 25)));
        var broken = Reading("broken", "2021-Q2", "949", new LocalDate(2021, 6, 2), null, Row(1, "1.1.1", 26), Row(2, "1.1.1", 27));
        await Should.ThrowAsync<PostgresException>(() => LoadAsync(broken));
        (await FactsAsync("949", 202122)).ShouldBe(["1.1.1 = 25.000000"]);
        (await ListAsync("SELECT count(*)::text FROM dim_report WHERE file_name = 'broken.txt'")).ShouldBe(["0"]);
        (await ListAsync("SELECT count(*)::text FROM staging_observation", warehouse.Connections.Loader)).ShouldBe(["0"]);
    }

    [Fact]
    public async Task Many_at_once_give_one_report_and_one_current_fact()
    {
        var same = Reading("same", "2021-Q3", "949", new LocalDate(2021, 9, 1), null, Row(1, "1.1.1", 25));
        var others = Enumerable.Range(1, 6).Select(n =>
            Reading($"other{n}", "2021-Q3", "949", new LocalDate(2021, 9, 1 + n), null, Row(1, "1.1.1", 25 + n)));
        await Task.WhenAll(others.Concat([same, same, same]).Select(LoadAsync));
        (await FactsAsync("949", 202123)).ShouldBe(["1.1.1 = 31.000000"]);
        (await ListAsync("SELECT count(*)::text FROM dim_report WHERE period_key = 202123")).ShouldBe(["7"]);
    }

    private static RowReading Row(int row, string indicator, decimal value) => new(
        row, row + 10, null, row.ToString(), "Số nhiệm vụ", RowKind.Measure, "Nhiệm vụ", value.ToString(), value, null,
        ValueQualifier.Exact, ObservationStatus.Normal, null, null, indicator, "TASK", null, [new("so khớp đúng", "so khớp đúng")]);

    private static (SourceDocument, ReportReading) Reading(
        string name, string? period, string? unit, LocalDate? issuedOn, string? number, params RowReading[] rows)
    {
        var document = SourceDocument.FromBytes(name + ".txt", System.Text.Encoding.UTF8.GetBytes(name));
        return (document, new ReportReading(
            document.FileName, document.Sha256, new ReportIdentity(unit, unit, null, period, number, issuedOn, name), rows,
            [new ReadingFinding("test", Severity.Info, 1, "thử", "test")]));
    }

    private async Task<LoadOutcome> LoadAsync((SourceDocument Document, ReportReading Reading) report)
    {
        await using var command = warehouse.Connections.Loader.CreateCommand(
            "INSERT INTO load (file_name, state) VALUES ($1, 'Running') RETURNING load_key");
        command.Parameters.Add(new NpgsqlParameter { Value = report.Document.FileName });
        var loadKey = (long)(await command.ExecuteScalarAsync())!;
        return await loader.LoadAsync(loadKey, report.Document, report.Reading, CancellationToken.None);
    }

    private Task<List<string>> FactsAsync(string unit, int periodKey) => ListAsync(
        $"""
        SELECT i.indicator_code || ' = ' || f.value FROM fact_observation_current f
        JOIN dim_indicator i USING (indicator_key) JOIN dim_admin_unit u USING (admin_unit_key)
        WHERE u.admin_unit_code = '{unit}' AND f.period_key = {periodKey} ORDER BY i.indicator_code
        """);

    private async Task<List<string>> ListAsync(string sql, NpgsqlDataSource? source = null)
    {
        var list = new List<string>();
        await using var command = (source ?? warehouse.Connections.Reader).CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            list.Add(reader.GetString(0));
        }

        return list;
    }
}
