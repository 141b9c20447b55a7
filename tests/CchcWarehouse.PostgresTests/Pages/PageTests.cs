using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Pages;

public sealed partial class PageTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Report =
        "Phụ lục\nTHỐNG KÊ SỐ LIỆU CẢI CÁCH HÀNH CHÍNH NĂM 2022\n(Kèm theo Báo cáo số 12/BC-UBND ngày 16 tháng 12 năm 2022 của UBND thị xã Vĩnh Châu, tỉnh Sóc Trăng)\n\n"
        + "STT\tChỉ tiêu thống kê\tĐơn vị tính\tSố liệu\tGhi chú\n"
        + "1\tCông tác chỉ đạo điều hành CCHC\t\t\t\n"
        + "1.1\tKế hoạch CCHC\t\t\t\n"
        + "1.1.1\tSố nhiệm vụ đề ra trong kế hoạch\tNhiệm vụ\t27\t\n"
        + "1.1.2\tSố nhiệm vụ đã hoàn thành\tNhiệm vụ\t25\t<script>alert(1)</script>\n"
        + "1.1.3\tSố văn bản chỉ đạo CCHC đã ban hành\tVăn bản\t61\t\n";

    [Fact]
    public async Task An_upload_is_accepted_loaded_and_shown_with_its_source_rows()
    {
        using var form = new MultipartFormDataContent { { new StringContent(Report), "file", "bao-cao.txt" } };
        var accepted = await server.Client.PostAsync("/api/reports", form);
        accepted.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var load = await EndedAsync(accepted.Headers.Location!);
        load.GetProperty("state").GetString().ShouldBe("Loaded", load.ToString());
        load.GetProperty("rowsLoaded").GetInt32().ShouldBe(3);

        var reportKey = load.GetProperty("reportKey").GetInt32();
        var page = await server.Client.GetStringAsync($"/sources/{reportKey}");
        page.ShouldContain("id=\"row-4\"");
        page.ShouldContain("Thị xã Vĩnh Châu");
        page.ShouldNotContain("<script>alert");
        (await server.Client.GetStringAsync($"/sources/{reportKey}/document")).ShouldBe(Report);
        var home = await server.Client.GetStringAsync("/");
        home.ShouldContain($"{server.Client.BaseAddress}odata/ObservationsFlat");
        home.ShouldContain("12/BC-UBND");
    }

    [Fact]
    public async Task Each_document_of_an_uploaded_archive_is_a_load_of_its_own()
    {
        var formats = Path.Combine(AppContext.BaseDirectory, "samples", "formats");
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntryFromFile(Path.Combine(formats, "2021-huyen-huong-khe-ha-tinh.xlsx"), "huyện/huong-khe.xlsx");
            zip.CreateEntryFromFile(Path.Combine(formats, "2022-q1-xa-hoang-trung-thanh-hoa.pdf"), "xã/hoang-trung.pdf");
        }
        using var form = new MultipartFormDataContent { { new ByteArrayContent(archive.ToArray()), "file", "bao-cao.zip" } };
        var accepted = await server.Client.PostAsync("/api/reports", form);

        var queued = (await accepted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("loads").EnumerateArray().ToList();
        queued.Select(l => l.GetProperty("file").GetString()).ShouldBe(["huong-khe.xlsx", "hoang-trung.pdf"]);
        var loads = new List<JsonElement>();
        foreach (var load in queued)
        {
            loads.Add(await EndedAsync(new Uri(load.GetProperty("address").GetString()!)));
        }

        loads.ShouldAllBe(l => l.GetProperty("state").GetString() == "Loaded", string.Join('\n', loads));
        var page = await server.Client.GetStringAsync($"/sources/{loads[1].GetProperty("reportKey").GetInt32()}");
        page.ShouldContain("id=\"row-77\"");
        page.ShouldContain("trang 4");
    }

    [Fact]
    public async Task An_upload_that_is_no_report_is_rejected_with_the_reason()
    {
        using var form = new MultipartFormDataContent { { new StringContent("Không có bảng nào ở đây."), "file", "thu.txt" } };
        var accepted = await server.Client.PostAsync("/api/reports", form);
        var load = await EndedAsync(accepted.Headers.Location!);
        load.GetProperty("state").GetString().ShouldBe("Rejected");
        load.GetProperty("error").GetString().ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task An_upload_without_a_file_is_told_what_to_send()
    {
        var answer = await server.Client.PostAsync("/api/reports", new StringContent("x"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("file=@report.txt");
    }

    [Fact]
    public async Task An_upload_that_is_broken_off_is_told_what_to_send()
    {
        foreach (var type in (string[])["multipart/form-data", "multipart/form-data; boundary=X"])
        {
            using var content = new StringContent("no part");
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            var answer = await server.Client.PostAsync("/api/reports", content);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, type);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("file=@report.txt");
        }
    }

    [Fact]
    public async Task Each_file_of_an_upload_is_a_load_of_its_own()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("Không có bảng."), "file", "một.txt" },
            { new StringContent("Cũng không."), "file", "hai.txt" },
        };
        var accepted = await server.Client.PostAsync("/api/reports", form);
        (await accepted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("loads").EnumerateArray()
            .Select(load => load.GetProperty("file").GetString()).ShouldBe(["một.txt", "hai.txt"]);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/connect/ObservationsFlat.pbids")]
    [InlineData("/connect/ObservationsFlat.odc")]
    [InlineData("/api/review")]
    public async Task Head_gives_the_head_of_get(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var head = await server.Client.SendAsync(request);
        using var got = await server.Client.GetAsync(path);
        head.StatusCode.ShouldBe(got.StatusCode);
        head.Content.Headers.ContentType.ShouldBe(got.Content.Headers.ContentType);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/api/loads/99999999")]
    [InlineData("/sources/99999999")]
    [InlineData("/sources/99999999/document")]
    [InlineData("/connect/Nothing.pbids")]
    [InlineData("/connect/Nothing.odc")]
    public async Task What_is_not_there_is_a_problem_with_a_way_on(string path)
    {
        var answer = await server.Client.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("detail").GetString().ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task Power_bi_file_holds_one_import_connection_to_this_service()
    {
        var file = await server.Client.GetFromJsonAsync<JsonElement>("/connect/ObservationsFlat.pbids");
        var connection = file.GetProperty("connections").EnumerateArray().ShouldHaveSingleItem();
        connection.GetProperty("mode").GetString().ShouldBe("Import");
        connection.GetProperty("details").GetProperty("protocol").GetString().ShouldBe("odata");
        connection.GetProperty("details").GetProperty("address").GetProperty("url").GetString()
            .ShouldBe($"{server.Client.BaseAddress}odata/");
    }

    [Fact]
    public async Task Excel_file_holds_a_query_on_the_entity_set()
    {
        var answer = await server.Client.GetAsync("/connect/ObservationsFlat.odc");
        answer.Content.Headers.ContentType.ShouldBe(MediaTypeHeaderValue.Parse("text/x-ms-odc; charset=utf-8"));
        var escaped = MashupData().Match(await answer.Content.ReadAsStringAsync()).Groups["data"].Value;
        var mashup = XDocument.Parse(WebUtility.HtmlDecode(escaped));
        var formula = mashup.Descendants().Single(e => e.Name.LocalName == "Formula").Value;
        formula.ShouldContain($"OData.Feed(\"{server.Client.BaseAddress}odata/\"");
        formula.ShouldContain("[Name=\"ObservationsFlat\"");
    }

    [Fact]
    public async Task Behind_a_proxy_addresses_are_those_of_the_proxy()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "cchc.tinh.example");
        using var answer = await server.Client.SendAsync(request);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("https://cchc.tinh.example/odata/ObservationsFlat");
    }

    [Theory]
    [InlineData("https", "kho.example", null, "https://kho.example/odata/")]
    [InlineData("https", "kho.example", "8443", "https://kho.example:8443/odata/")]
    [InlineData("https", "kho.example", "443", "https://kho.example/odata/")]
    [InlineData("javascript", "kho.example", null, "http://kho.example/odata/")]
    public async Task Addresses_are_those_that_a_browser_can_follow(string scheme, string host, string? port, string root)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/odata/");
        request.Headers.Add("X-Forwarded-Proto", scheme);
        request.Headers.Add("X-Forwarded-Host", host);
        if (port is not null)
        {
            request.Headers.Add("X-Forwarded-Port", port);
        }

        using var answer = await server.Client.SendAsync(request);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("@odata.context").GetString().ShouldBe(root + "$metadata");
    }

    [Fact]
    public async Task A_client_that_names_no_host_gets_addresses_all_the_same()
    {
        var address = server.Client.BaseAddress!;
        using var socket = new System.Net.Sockets.TcpClient();
        await socket.ConnectAsync(address.Host, address.Port);
        await socket.GetStream().WriteAsync("GET /odata/ HTTP/1.0\r\n\r\n"u8.ToArray());
        using var answer = new StreamReader(socket.GetStream());
        (await answer.ReadToEndAsync()).ShouldContain($"\"@odata.context\":\"{address}odata/$metadata\"");
    }

    private async Task<JsonElement> EndedAsync(Uri address)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var load = await server.Client.GetFromJsonAsync<JsonElement>(address, patience.Token);
            if (load.GetProperty("state").GetString() is not ("Queued" or "Running"))
            {
                return load;
            }

            await Task.Delay(100, patience.Token);
        }
    }

    [GeneratedRegex("<odc:PowerQueryMashupData>(?<data>.*?)</odc:PowerQueryMashupData>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex MashupData();
}
