using CchcWarehouse.OData.Responses.Encoding;
using CchcWarehouse.OData.Responses.Execution;
using CchcWarehouse.OData.Responses.Json;
using CchcWarehouse.OData.Responses.Negotiation;
using CchcWarehouse.OData.Wording;
using Microsoft.AspNetCore.Http;

namespace CchcWarehouse.OData.Responses.Http;

/// <summary>One request with its response: what the client asked for beside the resource, and where the answer goes.</summary>
internal sealed class Exchange : IDisposable
{
    /// <summary>What a body may depend on.</summary>
    private const string Varies = "OData-MaxVersion, Accept, Accept-Encoding, Prefer";

    private readonly ResponseBody body;

    public Exchange(HttpContext http, string prefix)
    {
        Http = http;
        Address = RequestAddress.Of(http.Request, prefix);
        Preferences = Preferences.Parse(http.Request.Headers["Prefer"]);
        body = new(http);
        Output = new(body);
        http.Response.OnStarting(() =>
        {
            if (Timing.ToString() is { Length: > 0 } timing)
            {
                http.Response.Headers["Server-Timing"] = timing;
            }

            return Task.CompletedTask;
        });
        http.Response.Headers.Vary = Varies;
        Version = ODataVersion.V40;
    }

    public HttpContext Http { get; }

    public HttpRequest Request => Http.Request;

    public HttpResponse Response => Http.Response;

    public RequestAddress Address { get; }

    public Preferences Preferences { get; }

    public ServerTiming Timing { get; } = new();

    public Utf8Output Output { get; }

    /// <summary>The turn in which the answer is written; null: it takes none.</summary>
    public AnswerTurn? Turn
    {
        get => body.Turn;
        set => body.Turn = value;
    }

    public bool IsHead => HttpMethods.IsHead(Request.Method);

    /// <summary>Set before anything is answered; every response tells it.</summary>
    public ODataVersion Version
    {
        get;
        set
        {
            field = value;
            Response.Headers["OData-Version"] = value.Text();
        }
    }

    /// <summary>How long the database may work on this answer.</summary>
    public TimeSpan WorkLimit(TimeSpan usual) =>
        Http.Features.Get<IWorkAllowance>()?.WorkLimit ?? (Preferences.Wait is { } wait && wait < usual ? wait : usual);

    /// <summary>Another time than the service's is allowed for this answer.</summary>
    public bool HasOwnWorkLimit => Preferences.Wait is not null || Http.Features.Get<IWorkAllowance>() is not null;

    /// <summary>All pages are to be of one moment, or refused.</summary>
    public bool IsSnapshot { get; set; }

    public CancellationToken Aborted => Http.RequestAborted;

    public PayloadOptions Payload(ResponseFormat format) => new(format, Version, Address.ServiceRoot, Preferences.OmitsNulls)
    {
        ApplicationRoot = Address.ApplicationRoot,
        Annotations = Preferences.IncludeAnnotations,
    };

    public ResponseFormat Negotiate(Representation of, string? format, ResponseFormat? fallback = null) => FormatNegotiation.Negotiate(
        of, format, Request.Headers.Accept, Request.Headers["Accept-Charset"], fallback);

    /// <summary>Begins a successful response; its head is sent with the first bytes of its body.</summary>
    public void Begin(int status, ResponseFormat? format)
    {
        Response.StatusCode = status;
        if (format is not null)
        {
            Response.ContentType = format.ContentType(Version);
        }
    }

    /// <summary>Answers with an error instead of whatever was begun.</summary>
    public void Fail(ODataError error)
    {
        Response.StatusCode = error.Status;
        Response.ContentType = "application/json";
        foreach (var header in (string[])["Content-Disposition", "Preference-Applied", "ETag", "Content-Encoding"])
        {
            Response.Headers.Remove(header);
        }

        var language = Languages.Negotiate(Request.Headers.AcceptLanguage, otherwise: Language.English);
        Response.Headers.ContentLanguage = language.Tag();
        if (!Response.Headers.Vary.ToString().Contains("Accept-Language", StringComparison.Ordinal))
        {
            Response.Headers.Append("Vary", "Accept-Language");
        }

        if (error.Status == StatusCodes.Status503ServiceUnavailable)
        {
            Response.Headers.RetryAfter = "5";
        }

        Output.Write(error.ToJson(language));
    }

    /// <summary>Sends what is left of the body.</summary>
    public async ValueTask FinishAsync()
    {
        if (!IsHead && Response.StatusCode is not (204 or 304))
        {
            await body.FinishAsync(Output.Pending, Aborted);
        }
    }

    public void Dispose() => Output.Dispose();
}
