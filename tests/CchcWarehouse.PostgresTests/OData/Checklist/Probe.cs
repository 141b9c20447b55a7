using CchcWarehouse.PostgresTests.OData.Http;
using Shouldly;

namespace CchcWarehouse.PostgresTests.OData.Checklist;

/// <summary>One request of a row, with what must come back.</summary>
/// <param name="Request">Relative to the service root, as a person writes it; blanks may stand in it.</param>
/// <param name="Statuses">Any of them will do.</param>
internal sealed record Probe(string Request, params int[] Statuses)
{
    private static readonly string[] Verbs = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    /// <summary>Name and value in turn.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>The body, and its media type after it.</summary>
    public (string Text, string MediaType)? Body { get; init; }

    public Func<Answer, ODataServer, Task>? Check { get; init; }

    /// <summary>The standard has it and this service does not, because …</summary>
    public string? Refusal { get; init; }

    /// <summary>It must work, and this is what must be so.</summary>
    public static Probe Works(string request, Action<Answer>? check = null) => new(request, 200) { Check = Checking(check) };

    /// <summary>It must work, and further requests tell whether it is right.</summary>
    public static Probe Works(string request, Func<Answer, ODataServer, Task> check) => new(request, 200) { Check = check };

    /// <summary>It must give the same as another request does.</summary>
    public static Probe Same(string request, string other) => Works(request, async (answer, server) =>
        Rows(answer).ShouldBe(Rows(await new Probe(other).SendAsync(server)), $"{request} is not {other}"));

    /// <summary>The row demands the refusal.</summary>
    public static Probe Fails(int status, string request, string? message = null) => new(request, status)
    {
        Check = Checking(answer => answer.Message.ShouldContain(message ?? "")),
    };

    /// <summary>The row would allow it to work, and the service refuses it.</summary>
    public static Probe Refuses(int status, string request, string because) => Fails(status, request) with { Refusal = because };

    /// <summary>The row demands no content.</summary>
    public static Probe Empty(string request) => new(request, 204);

    public async Task<Answer> RunAsync(ODataServer server)
    {
        var answer = await SendAsync(server);
        Statuses.ShouldContain(answer.Status, $"{Request}: {answer.Status} {answer.Text[..Math.Min(answer.Text.Length, 500)]}");
        if (Check is not null)
        {
            await Check(answer, server);
        }

        return answer;
    }

    public async Task<Answer> SendAsync(ODataServer server)
    {
        var words = Request.Split(' ', 2);
        var (verb, url) = words is [var first, var rest] && Verbs.Contains(first) ? (first, rest) : ("GET", Request);
        using var request = new HttpRequestMessage(new HttpMethod(verb), new Uri(server.Root + url));
        for (var i = 0; i < Headers.Count; i += 2)
        {
            request.Headers.TryAddWithoutValidation(Headers[i], Headers[i + 1]);
        }

        if (Body is { Text: var text, MediaType: var type })
        {
            request.Content = new StringContent(text);
            request.Content.Headers.Remove("Content-Type");
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        using var response = await server.Client.SendAsync(request);
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer((int)response.StatusCode, headers, await response.Content.ReadAsStringAsync());
    }

    private static List<string> Rows(Answer answer) => answer.Text.StartsWith('{')
        ? [.. answer.Json.EnumerateObject().Where(member => !member.Name.Contains("context", StringComparison.Ordinal)).Select(member => member.ToString())]
        : [answer.Text];

    private static Func<Answer, ODataServer, Task>? Checking(Action<Answer>? check) => check is null ? null : (answer, _) =>
    {
        check(answer);
        return Task.CompletedTask;
    };
}
