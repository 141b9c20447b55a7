using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.PostgresTests.Clusters;
using CchcWarehouse.PostgresTests.Commands;
using CchcWarehouse.PostgresTests.Pages;
using CchcWarehouse.Replies;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Replies;

public sealed class ReplyTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Clean =
        "Phụ lục\nTHỐNG KÊ SỐ LIỆU CẢI CÁCH HÀNH CHÍNH NĂM 2022\n(Kèm theo Báo cáo số 12/BC-UBND ngày 16 tháng 12 năm 2022 của UBND thị xã Vĩnh Châu, tỉnh Sóc Trăng)\n\n"
        + "STT\tChỉ tiêu thống kê\tĐơn vị tính\tSố liệu\tGhi chú\n1\tCông tác chỉ đạo điều hành CCHC\t\t\t\n1.1\tKế hoạch CCHC\t\t\t\n"
        + "1.1.1\tSố nhiệm vụ đề ra trong kế hoạch\tNhiệm vụ\t27\t\n1.1.2\tSố nhiệm vụ đã hoàn thành\tNhiệm vụ\t25\t\n1.1.3\tSố văn bản chỉ đạo CCHC đã ban hành\tVăn bản\t61\t\n";

    private static readonly string Contradicting = Clean.Replace("\t25\t", "\t30 nhiệm vụ\t", StringComparison.Ordinal);

    [Fact]
    public void The_letter_names_the_cell_what_it_prints_and_why()
    {
        var text = ReplyText.Print(Letter(Contradicting), ReplyWording.Vietnamese);
        text.ShouldContain("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        text.ShouldContain("Kính gửi: Ủy ban nhân dân thị xã Vĩnh Châu");
        text.ShouldContain("Báo cáo số 12/BC-UBND ngày 16/12/2022");
        text.ShouldContain("1. Dòng 4, STT trong biểu 1.1.2: Số nhiệm vụ đã hoàn thành");
        text.ShouldContain("Số đã ghi: 30 nhiệm vụ");
        text.ShouldContain("Số đã hoàn thành lớn hơn số phải làm");
        text.Split('\n').ShouldAllBe(line => line.Length <= 101);
    }

    [Fact]
    public void Where_nothing_is_wrong_the_letter_says_so()
    {
        ReplyText.Print(Letter(Clean), ReplyWording.Vietnamese).Replace('\n', ' ').ShouldContain("không cần đính chính nội dung nào");
        ReplyText.Print(Letter(Clean), ReplyWording.English).Replace('\n', ' ').ShouldContain("nothing needs to be corrected");
    }

    [Fact]
    public void The_Word_letter_is_read_back_with_its_table()
    {
        var document = SourceDocument.FromBytes("reply.docx", ReplyDocument.Write(Letter(Contradicting), ReplyWording.Vietnamese));
        var grid = DocumentReader.Read(document);
        var cells = grid.Blocks.OfType<TableGrid>().SelectMany(t => t.Rows).Select(r => string.Join('|', r.Cells.Take(5).Select(c => c.Text)));
        cells.ShouldContain("1|4|1.1.2|Số nhiệm vụ đã hoàn thành|30 nhiệm vụ");
        string.Join('\n', grid.Blocks.OfType<TextBlock>().Select(b => b.Text)).ShouldContain("Kính gửi: Ủy ban nhân dân thị xã Vĩnh Châu");
    }

    [Fact]
    public void Cells_with_odd_characters_still_make_a_document() =>
        DocumentReader.Read(SourceDocument.FromBytes("reply.docx", ReplyDocument.Write(
            Letter(Clean) with { Items = [new ReplyItem(1, 1, "1\u0001", "a\uFFFEb <&> \"\ud83d\ude00\"", "\u0000", [new ReplyReason("c\ud800", "d")])] }, ReplyWording.Vietnamese))).Blocks.ShouldNotBeEmpty();

    [Fact]
    public async Task The_server_answers_with_text_or_Word_as_asked()
    {
        var key = await LoadedAsync(Contradicting);
        var text = await AskAsync($"/sources/{key}/reply", "text/plain");
        text.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        (await text.Content.ReadAsStringAsync()).ShouldContain("STT trong biểu 1.1.2");
        (await (await AskAsync($"/sources/{key}/reply?lang=en", "text/html")).Content.ReadAsStringAsync()).ShouldContain("More was completed than there was to do");
        foreach (var word in new[] { await AskAsync($"/sources/{key}/reply", ReplyDocument.MediaType), await AskAsync($"/sources/{key}/reply?format=docx", "*/*") })
        {
            word.Content.Headers.ContentType!.MediaType.ShouldBe(ReplyDocument.MediaType);
            DocumentReader.Read(SourceDocument.FromBytes("reply.docx", await word.Content.ReadAsByteArrayAsync())).Blocks.OfType<TableGrid>().Count().ShouldBe(3);
        }
    }

    [Theory]
    [InlineData("/sources/999999/reply", "*/*", HttpStatusCode.NotFound)]
    [InlineData("/sources/999999/reply", "application/pdf", HttpStatusCode.NotAcceptable)]
    [InlineData("/sources/999999/reply?format=pdf", "*/*", HttpStatusCode.NotAcceptable)]
    public async Task What_cannot_be_had_is_told(string path, string accept, HttpStatusCode status)
    {
        var answer = await AskAsync(path, accept);
        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task The_command_writes_the_letter_of_a_file_and_of_a_loaded_report()
    {
        using var folder = new TemporaryFolder();
        var (report, word) = (Path.Combine(folder.Path, "bao-cao.txt"), Path.Combine(folder.Path, "thu.docx"));
        await File.WriteAllTextAsync(report, Contradicting);
        (await Cchc.RunAsync("reply", report, "--en")).Output.ShouldContain("To: The People's Committee of Thị xã Vĩnh Châu");
        (await Cchc.RunAsync("reply", report, "--out", word)).ExitCode.ShouldBe(0);
        DocumentReader.Read(SourceDocument.FromBytes("thu.docx", await File.ReadAllBytesAsync(word))).Blocks.ShouldNotBeEmpty();
        var key = await LoadedAsync(Contradicting);
        (await Cchc.RunAsync(["reply", $"{key}"], connectionString: server.ConnectionString)).Output.ShouldContain("STT trong biểu 1.1.2");
        (await Cchc.RunAsync(["reply", "999999"], connectionString: server.ConnectionString)).ExitCode.ShouldBe(1);
        (await Cchc.RunAsync("reply", report, "--out", "thu.pdf")).ExitCode.ShouldBe(64);
        (await Cchc.RunAsync("reply", "nowhere.txt")).ExitCode.ShouldBe(64);
        (await Cchc.RunAsync("reply")).ExitCode.ShouldBe(64);
    }

    private static ReplyLetter Letter(string report) =>
        ReplyLetter.Of(ReportReader.Read(SourceDocument.FromBytes("bao-cao.txt", Encoding.UTF8.GetBytes(report))));

    private async Task<HttpResponseMessage> AskAsync(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        return await server.Client.SendAsync(request);
    }

    private async Task<int> LoadedAsync(string report)
    {
        using var form = new MultipartFormDataContent { { new StringContent(report), "file", "bao-cao.txt" } };
        var address = (await server.Client.PostAsync("/api/reports", form)).Headers.Location!;
        for (var tries = 0; tries < 600; tries++)
        {
            using var load = JsonDocument.Parse(await server.Client.GetStringAsync(address));
            if (load.RootElement.GetProperty("state").GetString() is "Loaded" or "Unchanged" or "InReview")
            {
                return load.RootElement.GetProperty("reportKey").GetInt32();
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("The load did not end.");
    }
}
