using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Warehouse;
using CchcWarehouse.PostgresTests.Connections;
using CchcWarehouse.PostgresTests.Warehouse;
using NodaTime;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Quality;

public sealed class RelatedFindingsTests(WarehouseFixture warehouse) : IClassFixture<WarehouseFixture>
{
    private readonly ReportInbox inbox = new(warehouse.Connections.Loader);
    private readonly ReportLoader loader = new(warehouse.Connections.Loader);

    [Theory]
    [InlineData("949", true)]
    [InlineData("950", false)]
    public async Task A_quarter_above_its_year_is_found_whichever_comes_first(string unit, bool quarterFirst)
    {
        var quarter = (Name: $"quarter {unit}", Period: "2021-Q1", Rows: new[] { Row(1, "3.7.1", 300), Row(2, "3.2.3", 900) });
        var year = (Name: $"year {unit}", Period: "2021", Rows: new[] { Row(1, "3.7.1", 200), Row(2, "3.2.3", 400) });
        foreach (var report in quarterFirst ? new[] { quarter, year } : [year, quarter])
        {
            await LoadAsync(report.Name, report.Period, unit, report.Rows);
        }

        (await FindingsAsync(unit)).ShouldBe(["year shorter-period-exceeds-longer 1: Quý I năm 2021 là 300; Năm 2021 là 200"]);
        (await TextAsync($"SELECT string_agg(DISTINCT status, ',') FROM fact_observation_current JOIN dim_admin_unit USING (admin_unit_key) WHERE admin_unit_code = '{unit}'"))
            .ShouldBe("Normal");
    }

    [Fact]
    public async Task A_corrected_report_takes_its_contradiction_away()
    {
        await LoadAsync("quarter 444", "2021-Q1", "444", Row(1, "3.7.1", 300));
        await LoadAsync("year 444", "2021", "444", Row(1, "3.7.1", 200));
        (await FindingsAsync("444")).Count.ShouldBe(1);
        await LoadAsync("corrected 444", "2021", "444", new LocalDate(2022, 1, 5), Row(1, "3.7.1", 400));
        (await FindingsAsync("444")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2021-Q2", new[] { 0, 1, 2 })]
    [InlineData("2021-Q3", new[] { 2, 0, 1 })]
    [InlineData("2021-Q4", new[] { 1, 2, 0 })]
    public async Task Communes_above_their_district_are_found_in_any_order(string period, int[] order)
    {
        var reports = new[] { ("399", 500m), ("15892", 300m), ("15889", 250m) };
        foreach (var (unit, files) in order.Select(i => reports[i]))
        {
            await LoadAsync($"files {unit} {period}", period, unit, Row(1, "3.8.1", files));
        }

        (await FindingsAsync("399", period)).ShouldBe(["files lower-units-exceed 1: 2 đơn vị cấp dưới cộng lại là 550; báo cáo của đơn vị là 500"]);
        (await FindingsAsync("15892", period)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_figure_far_from_the_units_own_past_is_found()
    {
        foreach (var (year, files) in new[] { (2015, 1000m), (2016, 1040m), (2017, 980m), (2018, 1010m), (2019, 1_020_000m), (2020, 1050m) })
        {
            await LoadAsync($"of{year} 480", $"{year}", "480", Row(1, "3.7.1", files));
        }

        var findings = await FindingsAsync("480");
        findings.Count.ShouldBe(3);
        findings[0].ShouldStartWith("of2019 jump-from-prior-year 1: Năm 2019 là 1.020.000; 50 × Năm 2018 (1.010) + 100 là 50.600");
        findings[1].ShouldStartWith("of2019 outlier-in-history 1: |Năm 2019 (1.020.000) − trung vị 4 năm trước (1.005)|");
        findings[2].ShouldStartWith("of2020 jump-from-prior-year 1");
    }

    [Fact]
    public async Task A_table_taken_over_from_the_year_before_is_found()
    {
        var codes = await ListAsync("SELECT indicator_code FROM dim_indicator WHERE kind = 'Count' ORDER BY indicator_key LIMIT 30");
        var rows = codes.Select((code, i) => Row(i + 1, code, 40 + i)).ToArray();
        await LoadAsync("first 889", "2018", "889", rows);
        await LoadAsync("copy 889", "2019", "889", rows);
        await LoadAsync("new 889", "2020", "889", [.. rows.Select((row, i) => i % 2 == 0 ? row with { Value = row.Value + 3 } : row)]);
        (await FindingsAsync("889")).ShouldBe(["copy unchanged-from-prior-year : số chỉ tiêu trùng giá trị là 30; 0,9 × số chỉ tiêu có ở cả hai bảng (30) là 27"]);
    }

    [Fact]
    public async Task One_table_sent_for_two_units_is_found_at_both()
    {
        var codes = await ListAsync("SELECT indicator_code FROM dim_indicator WHERE kind = 'Count' ORDER BY indicator_key LIMIT 30");
        var units = await ListAsync("SELECT DISTINCT admin_unit_code FROM dim_admin_unit WHERE parent_code = '83' AND level = 'District' ORDER BY 1 LIMIT 3");
        var rows = codes.Select((code, i) => Row(i + 1, code, 40 + i)).ToArray();
        await LoadAsync("one twin", "2021", units[0], rows);
        await LoadAsync("two twin", "2021", units[1], [.. rows.Skip(1), Row(40, codes[0], 7)]);
        await LoadAsync("own figures", "2021", units[2], [.. rows.Select((row, i) => i % 2 == 0 ? row with { Value = row.Value + 3 } : row)]);

        (await FindingsAsync(units[0], "2021")).ShouldHaveSingleItem().ShouldStartWith("one same-as-another-unit : số chỉ tiêu trùng giá trị với");
        (await FindingsAsync(units[1], "2021")).ShouldHaveSingleItem().ShouldStartWith("two same-as-another-unit");
        (await FindingsAsync(units[2], "2021")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2022", 8)]
    [InlineData("2023", 0)]
    [InlineData("2024", 5)]
    public async Task A_figure_far_from_its_neighbours_is_found_whenever_it_comes(string period, int place)
    {
        var units = await ListAsync("SELECT DISTINCT admin_unit_code FROM dim_admin_unit WHERE parent_code = '96' AND level = 'District' ORDER BY 1 LIMIT 9");
        var reports = units.Take(8).Select((unit, i) => (Name: $"peer {unit} {period}", Unit: unit, Files: 1000m + (10 * i))).ToList();
        reports.Insert(place, ($"far {period}", units[8], 900_000));
        foreach (var (name, unit, files) in reports)
        {
            await LoadAsync(name, period, unit, Row(1, "3.7.1", files));
        }

        (await FindingsAsync(units[8], period)).Where(f => f.Contains("peers", StringComparison.Ordinal)).Single().ShouldStartWith("far outlier-among-peers 1: số của đơn vị là 900.000");
        (await FindingsAsync(units[7], period)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_corrected_figure_is_no_longer_far_from_its_neighbours()
    {
        var units = await ListAsync("SELECT DISTINCT admin_unit_code FROM dim_admin_unit WHERE parent_code = '82' AND level = 'District' ORDER BY 1 LIMIT 9");
        foreach (var (unit, i) in units.Select((unit, i) => (unit, i)))
        {
            await LoadAsync($"beside {unit}", "2021", unit, Row(1, "3.7.1", i == 8 ? 900_000 : 1000));
        }

        (await FindingsAsync(units[8], "2021")).Count.ShouldBe(1);
        await LoadAsync($"corrected {units[8]}", "2021", units[8], new LocalDate(2022, 1, 5), Row(1, "3.7.1", 900));
        (await FindingsAsync(units[8], "2021")).ShouldBeEmpty();
    }

    private static RowReading Row(int row, string indicator, decimal value) => InventedReports.Row(row, indicator, value);

    private Task<LoadOutcome> LoadAsync(string name, string period, string unit, params RowReading[] rows) => LoadAsync(name, period, unit, null, rows);

    private async Task<LoadOutcome> LoadAsync(string name, string period, string unit, LocalDate? issuedOn, params RowReading[] rows)
    {
        var document = InventedReports.Document(name);
        await using var claim = await inbox.ReceiveAsync(document, CancellationToken.None);
        return await loader.LoadAsync(claim.LoadKey, document, InventedReports.Reading(document, period, unit, issuedOn, null, rows), CancellationToken.None);
    }

    /// <summary>Report, rule, row and what the message says behind the rule's own sentence.</summary>
    private Task<List<string>> FindingsAsync(string unit, string? period = null) => ListAsync(
        $"""
        SELECT split_part(file_name, ' ', 1) || ' ' || rule || ' ' || coalesce(f.source_row::text, '') || ': '
            || regexp_replace(trim(trailing '.' FROM f.message), '^.*?: (.*: )?(?=[^:]*$)', '')
        FROM finding f JOIN dim_report USING (report_key) JOIN dim_admin_unit USING (admin_unit_key) JOIN dim_period USING (period_key)
        WHERE admin_unit_code = '{unit}' AND rule <> 'test' AND {(period is null ? "true" : $"period_code = '{period}'")}
        ORDER BY period_key, rule, f.source_row
        """);

    private async Task<string> TextAsync(string sql) => (await ListAsync(sql)).Single();

    private async Task<List<string>> ListAsync(string sql)
    {
        var list = new List<string>();
        await using var command = warehouse.Connections.Reader.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            list.Add(reader.GetString(0));
        }

        return list;
    }
}
