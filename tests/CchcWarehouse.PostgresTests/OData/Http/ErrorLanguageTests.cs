using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Http;

/// <summary>Errors are said in Vietnamese to clients that would rather read it, in English to all others; codes are the same.</summary>
[Collection(ODataCollection.Name)]
public sealed class ErrorLanguageTests(ODataServer server)
{
    private const string Url = "Observations?$filter=Valu gt 1";
    private const string English = "At position 21, in $filter: Observation has no property Valu. Is Value meant?";
    private const string Vietnamese = "Tại vị trí 21, trong $filter: Observation không có thuộc tính Valu. Có phải là Value không?";

    [Theory]
    [InlineData("", "en", English)]
    [InlineData("vi", "vi", Vietnamese)]
    [InlineData("vi-VN,vi;q=0.9,en;q=0.8", "vi", Vietnamese)]
    [InlineData("en-US,en;q=0.9,vi;q=0.8", "en", English)]
    [InlineData("fr,vi;q=0.2", "vi", Vietnamese)]
    [InlineData("vi;q=0", "en", English)]
    [InlineData("fr", "en", English)]
    [InlineData("*", "en", English)]
    public async Task The_message_is_in_the_language_asked_for(string accepted, string language, string message)
    {
        using var response = await server.GetAsync(Url, "Accept-Language", accepted);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentLanguage.ShouldBe([language]);
        response.Headers.Vary.ShouldContain("Accept-Language");
        Error(await response.Content.ReadFromJsonAsync<JsonElement>()).ShouldBe(("UnknownName", message));
    }

    [Theory]
    [InlineData("AdminUnits(999999)", "NotFound", "Không có thực thể nào có khóa này.")]
    [InlineData("Observations?$apply=aggregate(Value with sum as Total)", "NotAdditive", "Các giá trị khác đơn vị tính sẽ bị cộng với nhau.")]
    [InlineData("Observations?$filter=Value div (SourceRow sub SourceRow) gt 1", "DivisionByZero", "bị chia cho không")]
    [InlineData("Observations?$format=pdf", "NotAcceptable", "Không thể trả về 'pdf' ở đây")]
    [InlineData("Observations?$filter=(Value gt 1", "InvalidSyntax", "gặp kết thúc ở chỗ cần")]
    public async Task Every_stage_speaks_Vietnamese(string url, string code, string message)
    {
        using var response = await server.GetAsync(url, "Accept-Language", "vi");
        var error = Error(await response.Content.ReadFromJsonAsync<JsonElement>());
        error.Code.ShouldBe(code);
        error.Message.ShouldContain(message);
    }

    [Fact]
    public async Task Requests_of_a_batch_are_answered_in_its_language_unless_they_ask_for_another()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Root + "$batch"))
        {
            Content = JsonContent.Create(new
            {
                requests = new object[]
                {
                    new { id = "1", method = "GET", url = Url },
                    new { id = "2", method = "GET", url = Url, headers = new Dictionary<string, string> { ["Accept-Language"] = "en" } },
                    new { id = "3", method = "PATCH", url = "AdminUnits(1)", atomicityGroup = "g" },
                    new { id = "4", method = "GET", url = "AdminUnits", dependsOn = new[] { "1" } },
                },
            }),
        };
        request.Headers.AcceptLanguage.ParseAdd("vi");
        using var response = await server.Client.SendAsync(request);
        var answers = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("responses").EnumerateArray()
            .ToDictionary(answer => answer.GetProperty("id").GetString()!, answer => Error(answer.GetProperty("body")).Message);
        answers["1"].ShouldBe(Vietnamese);
        answers["2"].ShouldBe(English);
        answers["3"].ShouldBe("Dịch vụ này chỉ đọc; không thể thực hiện một tập thay đổi.");
        answers["4"].ShouldBe("Yêu cầu '1', mà yêu cầu này phụ thuộc vào, đã thất bại.");
    }

    private static (string Code, string Message) Error(JsonElement body) =>
        (body.GetProperty("error").GetProperty("code").GetString()!, body.GetProperty("error").GetProperty("message").GetString()!);
}
