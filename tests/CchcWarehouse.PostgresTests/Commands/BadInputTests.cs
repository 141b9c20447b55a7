using System.Text;
using System.Text.Json;
using CchcWarehouse.PostgresTests.Clusters;
using CchcWarehouse.PostgresTests.Connections;
using CchcWarehouse.PostgresTests.Review;
using Npgsql;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Commands;

/// <summary>What is no report, or a report of nobody: a message in both languages, an exit code, a finding, and no fact.</summary>
public sealed class BadInputTests(WarehouseFixture warehouse) : IClassFixture<WarehouseFixture>, IDisposable
{
    private static readonly string Sample = Directory.GetFiles(Cchc.Samples, "*vinh-chau*.txt").Single();

    // One white point: a picture without text.
    private const string WhitePoint = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string, byte[], string, string> Unreadable => new()
    {
        { "truncated.docx", [.. "PK\u0003\u0004"u8, .. new byte[26], .. "word/document.xml"u8, .. new byte[100]], "bị hỏng hoặc bị cắt ngắn", "damaged or cut off" },
        { "picture.png", Convert.FromBase64String(WhitePoint), "quá nhỏ để nhận dạng", "too small" },
        { "empty.xlsx", [], "không có nội dung", "no content" },
        { "budget.txt", Encoding.UTF8.GetBytes("DỰ TOÁN NGÂN SÁCH NĂM 2022\n\nSTT\tNội dung\tĐơn vị tính\tDự toán\n1\tThu nội địa\tTriệu đồng\t100\n2\tChi thường xuyên\tTriệu đồng\t80\n"), "", "" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_file_that_is_no_report_is_told_and_leaves_nothing(string name, byte[] bytes, string message, string messageEn)
    {
        var before = await CountsAsync();
        var outcome = await LoadAsync(name, bytes);
        outcome.ExitCode.ShouldBe(65);
        outcome.Error.ShouldContain(message);
        outcome.Error.ShouldContain(messageEn);
        var loaded = JsonDocument.Parse(outcome.Lines.Single()).RootElement;
        loaded.GetProperty("state").GetString().ShouldBe("Rejected");
        loaded.GetProperty("error").GetString().ShouldNotBe(loaded.GetProperty("errorEn").GetString());
        (await CountsAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("xã Không Có Thật, huyện Thạnh Trị, tỉnh Sóc Trăng", 2021, "admin-unit-")]
    [InlineData("xã Thanh Trì, thành phố Hà Nội", 2016, "admin-unit-")]
    [InlineData("huyện Thạnh Trị, tỉnh Sóc Trăng", 2034, "period-in-future")]
    public async Task A_report_of_no_unit_or_period_waits_with_a_finding_and_without_facts(string unit, int year, string rule)
    {
        var outcome = await LoadAsync($"{unit} {year}.txt", new ReviewPaper(unit, year).Document("waiting").Bytes.ToArray());
        outcome.ExitCode.ShouldBe(2);
        var loaded = JsonDocument.Parse(outcome.Lines.Single()).RootElement;
        loaded.GetProperty("state").GetString().ShouldBe("InReview");
        (loaded.GetProperty("adminUnitCode").GetString() is null || loaded.GetProperty("periodCode").GetString() is null).ShouldBeTrue();
        var report = loaded.GetProperty("reportKey").GetInt32();
        (await TextAsync($"SELECT string_agg(rule || ' ' || severity, ',') FROM finding WHERE report_key = {report}")).ShouldContain(rule);
        (await TextAsync($"SELECT bool_and(message <> message_en)::text FROM finding WHERE report_key = {report}")).ShouldBe("true");
        (await TextAsync($"SELECT count(*)::text FROM fact_observation WHERE report_key = {report}")).ShouldBe("0");
    }

    [Fact]
    public async Task A_form_without_figures_waits_and_both_commands_say_so()
    {
        var blank = Encoding.UTF8.GetBytes(string.Join('\n', (await File.ReadAllTextAsync(Sample)).Split('\n').Take(9)) + "\nSTT\tChỉ tiêu thống kê\tĐơn vị tính\tSố liệu\tGhi chú\n"
            + "1\tCông tác chỉ đạo điều hành CCHC\t\t\t\n1.1\tKế hoạch CCHC\t\t\t\n1.1.1\tSố nhiệm vụ đề ra trong kế hoạch\tNhiệm vụ\t\t\n1.1.2\tSố nhiệm vụ đã hoàn thành\tNhiệm vụ\t\t\n");
        (await LoadAsync("blank.txt", blank)).ExitCode.ShouldBe(2);
        (await LoadAsync("blank.txt", blank)).ExitCode.ShouldBe(2, "it waits still");
        var inspected = await Cchc.RunAsync("inspect", "--json", Path.Combine(folder.Path, "blank.txt"));
        inspected.Output.ShouldContain("\"no-figures\"");
        inspected.Output.ShouldContain("\"NotReported\"");
    }

    [Fact]
    public async Task A_file_that_is_called_otherwise_is_read_for_what_it_is_and_the_name_is_told()
    {
        var outcome = await LoadAsync("report.pdf", await File.ReadAllBytesAsync(Sample));
        outcome.ExitCode.ShouldBeOneOf(0, 2);
        var report = JsonDocument.Parse(outcome.Lines.Single()).RootElement.GetProperty("reportKey").GetInt32();
        (await TextAsync($"SELECT message_en FROM finding WHERE report_key = {report} AND rule = 'mislabelled'")).ShouldNotBeEmpty();
    }

    private async Task<Cchc.Outcome> LoadAsync(string name, byte[] bytes)
    {
        var path = Path.Combine(folder.Path, name);
        await File.WriteAllBytesAsync(path, bytes);
        return await Cchc.RunAsync(["load", "--json", path], connectionString: warehouse.ConnectionString);
    }

    private Task<string> CountsAsync() =>
        TextAsync("SELECT concat_ws(' ', (SELECT count(*) FROM dim_report), (SELECT count(*) FROM report_row), (SELECT count(*) FROM fact_observation), (SELECT count(*) FROM finding))");

    private async Task<string> TextAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, await warehouse.Connections.Owner.OpenConnectionAsync());
        await using var connection = command.Connection;
        return (await command.ExecuteScalarAsync())?.ToString() ?? "";
    }
}
