using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CchcWarehouse.PostgresTests.Pages;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Review;

public sealed class ReviewEndpointTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    /// <summary>It fits the indicator of the row above as well: both wait, with a candidate.</summary>
    private const string Doubtful = "Số văn bản chỉ đạo về cải cách hành chính ban hành trong kỳ";

    private readonly ReviewWarehouse warehouse = new(server.Connections);

    [Fact]
    public async Task What_waits_is_listed_shown_decided_and_undone_over_http()
    {
        var report = await LoadAsync("huyện Thạnh Trị, tỉnh Sóc Trăng", 2019, "http");
        var item = (await GetAsync($"/api/review?report={report}")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (item.GetProperty("id").GetString(), item.GetProperty("printedValue").GetString()).ShouldBe(($"{report}#6", "12"));
        var shown = await GetAsync($"/api/review/{report}/6");
        shown.GetProperty("headings").EnumerateArray().Select(h => h.GetProperty("label").GetString()).ShouldBe(["Công tác chỉ đạo điều hành CCHC", "Kế hoạch CCHC"]);
        shown.GetProperty("neighbours").GetArrayLength().ShouldBe(7);

        var answer = await server.Client.PostAsJsonAsync($"/api/review/{report}/6/map", new { indicatorCode = "1.2.1", value = 15, by = "Lan", reason = "theo công văn" });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var decision = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("decision").GetProperty("decision").GetInt64();
        (await warehouse.FactsAsync("949", 2019)).ShouldContain("1.2.1=15 Normal");
        var page = await server.Client.GetStringAsync($"/sources/{report}");
        page.ShouldContain($"Lan quyết định ngày");
        page.ShouldContain("theo công văn");
        (await server.Client.GetStringAsync("/api/review/export")).ShouldContain($"{decision}\tMap\tCell\t");

        (await server.Client.PostAsJsonAsync($"/api/review/decisions/{decision}/undo", new { by = "Minh" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await warehouse.FactsAsync("949", 2019)).ShouldNotContain("1.2.1");
        (await server.Client.GetStringAsync($"/sources/{report}")).ShouldContain("Minh đã hủy ngày");
        (await GetAsync("/api/review/decisions")).GetProperty("decisions").EnumerateArray()
            .First(d => d.GetProperty("decision").GetInt64() == decision).GetProperty("stands").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData("", "application/json", 400, "A JSON body is missing")]
    [InlineData("not json", "application/json", 400, "line 1")]
    [InlineData("{\"by\": 5}", "application/json", 400, "$.by")]
    [InlineData("{\"by\": \"An\"}", "text/plain", 415, "application/json")]
    public async Task A_body_that_is_no_decision_is_told_what_would_be_one(string body, string type, int status, string told)
    {
        var answer = await server.Client.PostAsync("/api/review/1/1/accept", new StringContent(body, System.Text.Encoding.UTF8, type));

        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain(told);
    }

    [Fact]
    public async Task A_report_is_withdrawn_over_http_and_the_page_tells_the_history()
    {
        await LoadAsync("huyện Hương Khê, tỉnh Hà Tĩnh", 2019, "old", "10", "19");
        var second = await LoadAsync("huyện Hương Khê, tỉnh Hà Tĩnh", 2019, "new", "11", "24");
        (await PostAsync($"/api/reports/{second}/withdraw", new { by = "Lan", reason = "gửi nhầm kỳ" })).Status.ShouldBe(HttpStatusCode.OK);
        (await warehouse.FactsAsync("444", 2019)).ShouldContain("1.1.2=19 Normal");
        var page = await server.Client.GetStringAsync($"/sources/{second}");
        page.ShouldContain("báo cáo được rút (gửi nhầm kỳ)");
        page.ShouldContain("Rejected");
        page.ShouldContain("class=\"history\"");
        page.ShouldContain("<b>24</b>");
        page.ShouldContain("<b>19</b>");
        (await GetAsync($"/odata/Reports({second})")).GetProperty("Status").GetString().ShouldBe("Rejected");
    }

    [Fact]
    public async Task A_report_is_shown_with_its_first_rows_and_what_was_decided_about_it()
    {
        var report = await LoadAsync("huyện Hương Khê, tỉnh Hà Tĩnh", 2018, "shown");
        (await PostAsync($"/api/review/{report}/map", new { by = "Lan", number = "99/BC-UBND", issuedOn = "2018-12-20" })).Status.ShouldBe(HttpStatusCode.OK);
        var shown = await GetAsync($"/api/review/{report}");
        var item = shown.GetProperty("item");
        (item.GetProperty("id").GetString(), item.GetProperty("row").ValueKind, item.GetProperty("adminUnitCode").GetString(), item.GetProperty("periodCode").GetString())
            .ShouldBe(($"{report}", JsonValueKind.Null, "444", "2018"));
        shown.GetProperty("neighbours").EnumerateArray().Select(r => r.GetProperty("row").GetInt32()).ShouldBe([1, 2, 3, 4, 5, 6]);
        var decision = shown.GetProperty("decisions").EnumerateArray().ShouldHaveSingleItem();
        (decision.GetProperty("action").GetString(), decision.GetProperty("scope").GetString(), decision.GetProperty("number").GetString(), decision.GetProperty("issuedOn").GetString())
            .ShouldBe(("Identify", "Report", "99/BC-UBND", "2018-12-20"));
        (await server.Client.GetAsync("/api/review/4711")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await server.Client.GetAsync($"/api/review/{report}/99")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Stored_candidates_are_shown_over_http_and_on_the_page_of_the_source()
    {
        var report = (await warehouse.LoadAsync(new ReviewPaper("huyện Hương Khê, tỉnh Hà Tĩnh", 2017) { OpenLabel = Doubtful }.Document("candidates"))).ReportKey;
        var item = (await GetAsync($"/api/review/{report}/6")).GetProperty("item");
        var candidate = item.GetProperty("candidates").EnumerateArray().First();
        (item.GetProperty("status").GetString(), candidate.GetProperty("indicatorCode").GetString()).ShouldBe(("Review", "1.1.3"));
        candidate.GetProperty("indicatorName").GetString().ShouldNotBeNullOrEmpty();
        candidate.GetProperty("certainty").GetDecimal().ShouldBeGreaterThan(0.5m);
        (candidate.GetProperty("why").GetString(), candidate.GetProperty("whyEn").GetString()).ShouldNotBe((null, null));
        var page = await server.Client.GetStringAsync($"/sources/{report}");
        page.ShouldContain("id=\"row-6\"");
        page.ShouldContain($"1.1.3 {candidate.GetProperty("indicatorName").GetString()}");
    }

    [Theory]
    [InlineData(2017, "6/accept", """{"by":"Lan"}""", "Accept Cell", "1.1.3=12 ")]
    [InlineData(2020, "6/map", """{"by":"Lan","indicatorCode":"1.2.1"}""", "Map Cell", "1.2.1=12 Normal")]
    [InlineData(2011, "6/map", """{"by":"Lan","indicatorCode":"1.2.1","value":"1.5","scope":"cell","force":true}""", "Map Cell", "1.2.1=")]
    [InlineData(2012, "6/map", """{"by":"Lan","indicatorCode":"1.2.1","scope":"form"}""", "Map Form", "1.2.1=12 Normal")]
    [InlineData(2013, "6/map", """{"by":"Lan","indicatorCode":"1.2.1","scope":"label"}""", "Map Label", "1.2.1=12 Normal")]
    [InlineData(2014, "6/reject", """{"by":"Lan","reason":"không thuộc biểu"}""", "Reject Cell", "")]
    [InlineData(2015, "map", """{"by":"Lan","periodCode":"2015"}""", "Identify Report", "")]
    [InlineData(2016, "reject", """{"by":"Lan","reason":"gửi nhầm"}""", "Withdraw Report", "")]
    public async Task Every_kind_of_decision_is_made_and_undone_over_http(int year, string path, string body, string made, string fact)
    {
        var paper = new ReviewPaper("thị xã Vĩnh Châu, tỉnh Sóc Trăng", year);
        var report = (await warehouse.LoadAsync((made.StartsWith("Accept", StringComparison.Ordinal) ? paper with { OpenLabel = Doubtful } : paper).Document($"kind {year}"))).ReportKey;
        var before = await warehouse.FactsAsync("950", year);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var answer = await server.Client.PostAsync($"/api/review/{report}/{path}", content);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var decision = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("decision");
        $"{decision.GetProperty("action").GetString()} {decision.GetProperty("scope").GetString()}".ShouldBe(made);
        (await warehouse.FactsAsync("950", year)).ShouldContain(fact);
        var undone = await PostAsync($"/api/review/decisions/{decision.GetProperty("decision").GetInt64()}/undo", new { by = "Minh" });
        undone.Status.ShouldBe(HttpStatusCode.OK, undone.Body);
        (await warehouse.FactsAsync("950", year)).ShouldBe(before);
    }

    [Theory]
    [InlineData("/api/review/{0}/6/map", """{"indicatorCode":"1.1.2","by":"Lan"}""", HttpStatusCode.Conflict, "indicator-taken")]
    [InlineData("/api/review/{0}/6/map", """{"indicatorCode":"9.9.9","by":"Lan"}""", HttpStatusCode.BadRequest, "unknown-indicator")]
    [InlineData("/api/review/{0}/6/map", """{"by":"Lan"}""", HttpStatusCode.BadRequest, "wrong-indicatorCode")]
    [InlineData("/api/review/{0}/6/accept", """{"scope":"world","by":"Lan"}""", HttpStatusCode.BadRequest, "wrong-scope")]
    [InlineData("/api/review/{0}/6/accept", "{}", HttpStatusCode.BadRequest, "wrong-by")]
    [InlineData("/api/review/{0}/99/reject", """{"by":"Lan"}""", HttpStatusCode.NotFound, "no-row")]
    [InlineData("/api/review/{0}/map", """{"periodCode":"2022-X","by":"Lan"}""", HttpStatusCode.BadRequest, "unknown-period")]
    [InlineData("/api/review/{0}/map", """{"by":"Lan"}""", HttpStatusCode.BadRequest, "nothing-given")]
    [InlineData("/api/review/decisions/4711/undo", """{"by":"Lan"}""", HttpStatusCode.NotFound, "no-decision")]
    [InlineData("/api/reports/4711/withdraw", """{"by":"Lan","reason":"x"}""", HttpStatusCode.NotFound, "no-report")]
    [InlineData("/api/reports/{0}/withdraw", """{"by":"Lan"}""", HttpStatusCode.BadRequest, "wrong-reason")]
    public async Task What_cannot_be_decided_is_a_problem_that_says_why(string path, string body, HttpStatusCode status, string code)
    {
        var report = await LoadAsync("thị xã Vĩnh Châu, tỉnh Sóc Trăng", 2019, "problems");
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var answer = await server.Client.PostAsync(string.Format(null, path, report), content);
        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_body_that_is_no_json_is_a_problem()
    {
        using var content = new StringContent("by=Lan", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        (await server.Client.PostAsync("/api/review/1/1/accept", content)).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        using var broken = new StringContent("{", System.Text.Encoding.UTF8, "application/json");
        var answer = await server.Client.PostAsync("/api/review/1/1/accept", broken);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    private async Task<int> LoadAsync(string unit, int year, string name, string number = "12", string completed = "20") =>
        (await warehouse.LoadAsync(new ReviewPaper(unit, year, number) { Completed = completed }.Document(name))).ReportKey;

    private async Task<JsonElement> GetAsync(string path) => await server.Client.GetFromJsonAsync<JsonElement>(path);

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(string path, object body)
    {
        var answer = await server.Client.PostAsJsonAsync(path, body);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
