using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Http;

/// <summary>Requests that ask for too much are refused at once, with the limit and the way around it.</summary>
[Collection(ODataCollection.Name)]
public sealed class GuardTests(ODataServer server)
{
    public static TheoryData<string, string, string> TooMuch => new()
    {
        { $"Observations?$filter={Repeat("Value eq 1 or ", 700)}true", "2000", "in (" },
        { $"Observations?$filter=IndicatorKey in ({Repeat("1,", 1_000)}1)", "1000", "split" },
        { $"AdminUnits?$expand={Repeat("Parent($expand=", 6)}Parent{Repeat(")", 6)}", "5", "second request" },
        { $"AdminUnits?$expand=Parent($expand={string.Join(',', Enumerable.Repeat("Parent", 51))})", "50", "split" },
        { $"Observations?$apply={Repeat("identity/", 21)}identity", "20", "split" },
        { $"Indicators?$filter=matchesPattern(Name,'{Repeat("a?", 300)}')", "500", "contains" },
        { "Observations?$skip=10000001", "10000000", "nextLink" },
        { "$crossjoin(Observations,AdminUnits,Indicators)?$count=true&$top=1", "50000000", "$filter" },
    };

    [Theory]
    [MemberData(nameof(TooMuch))]
    public async Task A_refusal_names_the_limit_and_the_way_around(string url, string limit, string wayAround)
    {
        using var response = await server.GetAsync(url);
        var body = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, body);
        var error = JsonSerializer.Deserialize<JsonElement>(body).GetProperty("error");
        error.GetProperty("code").GetString().ShouldBe("LimitExceeded");
        error.GetProperty("message").GetString().ShouldNotBeNull().ShouldContain(limit);
        error.GetProperty("message").GetString().ShouldNotBeNull().ShouldContain(wayAround);
    }

    [Theory]
    [InlineData(17_000)]
    [InlineData(70_000)]
    [InlineData(900_000)]
    public async Task A_URL_that_is_too_long_is_answered_with_the_error_object(int length)
    {
        // Longer than what System.Uri takes.
        var body = await RawAnswerAsync($"GET {new Uri(server.Root).AbsolutePath}Observations?$filter=Note%20eq%20%27{new string('x', length)}%27 HTTP/1.1");
        body.ShouldStartWith("HTTP/1.1 414 ");
        body.ShouldContain("\"code\":\"LimitExceeded\"");
        body.ShouldContain("16384");
        body.ShouldContain("$query");
    }

    private async Task<string> RawAnswerAsync(string requestLine)
    {
        var root = new Uri(server.Root);
        using var client = new TcpClient();
        await client.ConnectAsync(root.Host, root.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{requestLine}\r\nHost: {root.Authority}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    [Theory]
    [InlineData("$crossjoin(Periods,UnitsOfMeasure)?$count=true&$top=1")]
    [InlineData("$crossjoin(Observations,Indicators)?$filter=Observations/IndicatorKey eq Indicators/IndicatorKey&$top=2")]
    [InlineData("AdminUnits?$filter=Observations/any(o:o/Value gt 100)&$top=2&$expand=Observations($top=1)")]
    [InlineData("Indicators?$expand=Observations($top=2;$orderby=Value desc)&$top=20")]
    public async Task What_combines_rows_within_reason_is_answered(string url)
    {
        using var response = await server.GetAsync(url);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_page_is_never_larger_than_the_largest()
    {
        using var response = await server.GetAsync("Observations?$top=1", "Prefer", "odata.maxpagesize=2000000");
        response.Headers.GetValues("Preference-Applied").ShouldBe(["odata.maxpagesize=1000000"]);
    }

    [Fact]
    public async Task The_limits_are_published()
    {
        var metadata = await server.TextAsync("$metadata", "Accept-Language", "en");
        foreach (var limit in (string[])["16384 characters", "1000 members", "MaxLevels", "estimated cost of 50000000", "60 seconds"])
        {
            metadata.ShouldContain(limit);
        }
    }

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();
}
