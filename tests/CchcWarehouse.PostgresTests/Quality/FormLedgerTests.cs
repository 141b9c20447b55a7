using System.Text;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Warehouse;
using CchcWarehouse.PostgresTests.Commands;
using CchcWarehouse.PostgresTests.Connections;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Quality;

public sealed class FormLedgerTests(WarehouseFixture warehouse) : IClassFixture<WarehouseFixture>
{
    private readonly ReportInbox inbox = new(warehouse.Connections.Loader);
    private readonly ReportLoader loader = new(warehouse.Connections.Loader);

    [Theory]
    [InlineData("An Biên", "Kiên Giang", false)]
    [InlineData("An Minh", "Kiên Giang", true)]
    public async Task A_form_that_arrives_changed_is_told_whichever_comes_first(string unit, string province, bool newFirst)
    {
        var (old, changed) = (Report(unit, province, 2021, ["1.1|Kế hoạch CCHC", "1.1.1|Số nhiệm vụ đề ra trong kế hoạch", "1.1.2|Số nhiệm vụ đã hoàn thành"]),
            Report(unit, province, 2022, ["1.1|Kế hoạch CCHC", "1.1.1|Số nhiệm vụ đề ra trong kế hoạch", "1.1.5|Số nhiệm vụ đã hoàn thành", "1.1.6|Số văn bản chỉ đạo CCHC đã ban hành"]));
        foreach (var report in newFirst ? new[] { changed, old } : [old, changed])
        {
            await LoadAsync(report);
        }

        var told = (await ListAsync($"SELECT period_code || ' ' || f.message FROM finding f {Placed} WHERE rule = 'form-changed' AND u.short_name = '{unit}'")).Single();
        told.ShouldStartWith($"2022 Biểu mẫu khác với biểu mẫu trước (Năm 2021, Huyện {unit}): thêm 1 dòng: “Số văn bản chỉ đạo CCHC đã ban hành”; đánh số lại 1 dòng: “Số nhiệm vụ đã hoàn thành” 1.1.2 → 1.1.5.");
        (await ListAsync($"SELECT c.kind || ' ' || coalesce(c.source_row::text, '') FROM form_change c JOIN dim_report r USING (report_key) JOIN dim_admin_unit u USING (admin_unit_key) WHERE u.short_name = '{unit}' ORDER BY c.ordinal"))
            .ShouldBe(["Renumbered 4", "Added 5"]);
    }

    [Fact]
    public async Task The_next_units_changed_form_is_told_within_a_province()
    {
        foreach (var file in Directory.GetFiles(Cchc.Samples, "*soc-trang.txt").OrderDescending())
        {
            await LoadAsync(SourceDocument.FromBytes(file, await File.ReadAllBytesAsync(file)));
        }

        var told = (await ListAsync($"SELECT u.admin_unit_code || ' ' || f.message_en FROM finding f {Placed} WHERE rule = 'form-changed' AND u.province_code = '94'")).Single();
        told.ShouldStartWith("950 The form differs from the one before it (Year 2021, Huyện Thạnh Trị): added ");
        told.ShouldContain("removed ");
    }

    [Fact]
    public async Task One_table_under_two_units_is_told_on_both()
    {
        var sample = await File.ReadAllTextAsync(Directory.GetFiles(Cchc.Samples, "*huong-khe*").Single());
        await LoadAsync(SourceDocument.FromBytes("mine.txt", Encoding.UTF8.GetBytes(sample)));
        await LoadAsync(SourceDocument.FromBytes("theirs.txt", Encoding.UTF8.GetBytes(sample.Replace("HƯƠNG KHÊ", "VŨ QUANG", StringComparison.Ordinal).Replace("Hương Khê", "Vũ Quang", StringComparison.Ordinal))));
        (await ListAsync($"SELECT u.short_name || ' ' || f.actual FROM finding f {Placed} WHERE rule = 'same-table-other-unit' ORDER BY 1"))
            .ShouldBe(["Hương Khê Huyện Vũ Quang", "Vũ Quang Huyện Hương Khê"]);
    }

    [Fact]
    public async Task A_report_of_a_period_to_come_is_kept_and_gives_no_fact()
    {
        var outcome = await LoadAsync(Report("Hòn Đất", "Kiên Giang", DateTime.UtcNow.Year + 2, ["1.1|Kế hoạch CCHC", "1.1.1|Số nhiệm vụ đề ra trong kế hoạch"]));
        outcome.State.ShouldBe(LoadState.InReview);
        (await ListAsync($"SELECT rule || ' ' || severity FROM finding WHERE report_key = {outcome.ReportKey}")).ShouldContain("period-in-future Error");
        (await ListAsync($"SELECT count(*)::text FROM fact_observation WHERE report_key = {outcome.ReportKey}")).ShouldBe(["0"]);
    }

    private const string Placed = "JOIN dim_report r USING (report_key) JOIN dim_admin_unit u USING (admin_unit_key) JOIN dim_period p USING (period_key)";

    private static SourceDocument Report(string unit, string province, int year, string[] rows) => SourceDocument.FromBytes(
        $"{unit} {year}.txt",
        Encoding.UTF8.GetBytes(
            $"PHỤ LỤC\nTHỐNG KÊ SỐ LIỆU KẾT QUẢ THỰC HIỆN CÔNG TÁC CẢI CÁCH HÀNH CHÍNH NĂM {year}\nTẠI UBND HUYỆN {unit.ToUpperInvariant()}, TỈNH {province.ToUpperInvariant()}\n\n"
            + "STT\tChỉ tiêu thống kê\tĐơn vị tính\tSố liệu\tGhi chú\n1\tCông tác chỉ đạo điều hành CCHC\t\t\t\n"
            + string.Concat(rows.Select((r, i) => $"{r.Replace('|', '\t')}\t{(i == 0 ? "\t" : $"Nhiệm vụ\t{20 - i}")}\t\n"))));

    private async Task<LoadOutcome> LoadAsync(SourceDocument document)
    {
        await using var claim = await inbox.ReceiveAsync(document, CancellationToken.None);
        return await loader.LoadAsync(claim.LoadKey, document, ReportReader.Read(document), CancellationToken.None);
    }

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
