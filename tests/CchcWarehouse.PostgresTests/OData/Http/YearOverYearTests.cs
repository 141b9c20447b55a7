using System.Text.Json;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Http;

/// <summary>Two years side by side, and what keeps them from being compared.</summary>
public sealed class YearOverYearTests(YearOverYearServer years) : IClassFixture<YearOverYearServer>
{
    [Theory]
    [InlineData("950", "1.1.1", 2022, "12", "10", "2", "20", "Comparable")]
    [InlineData("950", "1.1.2", 2022, "3", "0", "3", null, "Comparable")]
    [InlineData("950", "1.1.1", 2021, "10", null, null, null, "NoPrior")]
    [InlineData("950", "1.1.3", 2022, "4", null, null, null, "NoPrior")]
    [InlineData("950", "3.10.3", 2022, "7", "9", "-2", "-22.222222", "DefinitionChanged")]
    [InlineData("480", "1.1.1", 2021, "6", "8", "-2", "-25", "BoundaryChanged")]
    [InlineData("480", "1.1.1", 2022, "5", "6", "-1", "-16.666667", "BoundaryChanged")]
    [InlineData("480", "1.1.1", 2023, "5", "5", "0", "0", "Comparable")]
    [InlineData("444", "1.1.1", 2022, "5", "5", "0", "0", "Comparable")]
    public async Task Row_tells_the_change_and_what_parts_the_years(
        string unit, string indicator, int year, string value, string? prior, string? change, string? percent, string comparability)
    {
        var row = await RowAsync($"AdminUnitCode eq '{unit}' and IndicatorCode eq '{indicator}' and Year eq {year}");
        Number(row, "Value").ShouldBe(value);
        Number(row, "PriorValue").ShouldBe(prior);
        Number(row, "Change").ShouldBe(change);
        Number(row, "ChangePercent").ShouldBe(percent);
        row.GetProperty("Comparability").GetString().ShouldBe(comparability);
    }

    [Fact]
    public async Task Unit_that_changed_its_name_only_is_compared_with_itself()
    {
        var row = await RowAsync("AdminUnitCode eq '02473' and Year eq 2022");
        Number(row, "PriorValue").ShouldBe("1");
        row.GetProperty("Comparability").GetString().ShouldBe("Comparable");
    }

    [Fact]
    public async Task Row_says_of_which_days_and_which_report_it_is()
    {
        var row = await RowAsync("AdminUnitCode eq '950' and IndicatorCode eq '1.1.1' and Year eq 2022");
        row.GetProperty("PeriodStart").GetString().ShouldBe("2021-12-15");
        row.GetProperty("PeriodEnd").GetString().ShouldBe("2022-12-14");
        row.TryGetProperty("ReportNumber", out _).ShouldBeTrue();
        row.TryGetProperty("ReportIssuedOn", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Empty_cells_are_no_rows()
    {
        var all = await years.Server.JsonAsync("YearOverYear?$filter=IndicatorCode eq '1.1.4'&$count=true");
        all.GetProperty("@odata.count").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Row_is_found_by_its_key()
    {
        var row = await RowAsync("AdminUnitCode eq '950' and IndicatorCode eq '1.1.1' and Year eq 2022");
        var same = await years.Server.JsonAsync(
            $"YearOverYear(AdminUnitKey={row.GetProperty("AdminUnitKey")},IndicatorKey={row.GetProperty("IndicatorKey")},PeriodKey={row.GetProperty("PeriodKey")})");
        same.GetProperty("Change").GetDecimal().ShouldBe(2);
        same.GetProperty("Direction").GetString().ShouldBe("Neutral");
    }

    [Fact]
    public async Task Sum_of_changes_of_stocks_over_periods_is_refused()
    {
        using var response = await years.Server.GetAsync("YearOverYear?$apply=filter(IndicatorCode eq '1.1.1')/groupby((AdminUnitCode),aggregate(Change with sum as C))");
        ((int)response.StatusCode).ShouldBe(400);
    }

    private async Task<JsonElement> RowAsync(string filter)
    {
        var answer = await years.Server.JsonAsync("YearOverYear?$filter=" + filter);
        return answer.GetProperty("value").EnumerateArray().ShouldHaveSingleItem();
    }

    private static string? Number(JsonElement row, string name) => row.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : null;
}

/// <summary>A server whose units report for several years.</summary>
public sealed class YearOverYearServer : IAsyncLifetime, IDisposable
{
    private const string Sql = """
        INSERT INTO report_document (sha256, file_name, content) VALUES (repeat('a', 64), 'years.txt', '\x00');
        INSERT INTO dim_report (admin_unit_key, period_key, sha256, file_name, status)
        SELECT (SELECT min(admin_unit_key) FROM dim_admin_unit WHERE admin_unit_code = '950'), 202200, repeat('a', 64), 'years.txt', 'InReview';
        DELETE FROM fact_observation;
        INSERT INTO fact_observation (recorded_from, period_key, admin_unit_key, indicator_key, report_key, source_row, unit_of_measure_key, status, qualifier, value)
        SELECT now(), p.period_key, u.admin_unit_key, i.indicator_key, r.report_key, 1, i.unit_of_measure_key,
               CASE WHEN v.value IS NULL THEN 'NotReported' ELSE 'Normal' END, 'Exact', v.value
        FROM (VALUES ('950', '1.1.1', '2021', 10), ('950', '1.1.1', '2022', 12), ('950', '1.1.2', '2021', 0), ('950', '1.1.2', '2022', 3),
                     ('950', '1.1.3', '2021', NULL), ('950', '1.1.3', '2022', 4), ('950', '1.1.4', '2022', NULL),
                     ('950', '3.10.3', '2021', 9), ('950', '3.10.3', '2022', 7),
                     ('480', '1.1.1', '2020', 8), ('480', '1.1.1', '2021', 6), ('480', '1.1.1', '2022', 5), ('480', '1.1.1', '2023', 5),
                     ('444', '1.1.1', '2021', 5), ('444', '1.1.1', '2022', 5),
                     ('02473', '1.1.1', '2021', 1), ('02473', '1.1.1', '2022', 1)) v (unit, indicator, period, value)
        JOIN dim_period p ON p.period_code = v.period
        JOIN dim_admin_unit u ON u.admin_unit_code = v.unit AND u.valid_from < p.ends_on AND COALESCE(u.valid_to, 'infinity') >= p.ends_on
        JOIN dim_indicator i ON i.indicator_code = v.indicator
        JOIN dim_report r ON r.sha256 = repeat('a', 64);
        """;

    public ODataServer Server { get; } = new();

    public async Task InitializeAsync()
    {
        await Server.InitializeAsync();
        await using var command = Server.Connections.Owner.CreateCommand(Sql);
        await command.ExecuteNonQueryAsync();
    }

    public Task DisposeAsync() => Server.DisposeAsync();

    public void Dispose() => Server.Dispose();
}
