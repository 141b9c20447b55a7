using CchcWarehouse.OData.Responses.Encoding;
using CchcWarehouse.OData.Responses.Negotiation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CchcWarehouse.OData.Responses.Batch;

/// <summary>A request of a batch as a request of its own: the same host and client, its own address, headers and response.</summary>
internal sealed class PartContext : HttpResponseFeature, IHttpRequestLifetimeFeature
{
    private static readonly string[] Inherited = ["OData-MaxVersion", "Accept-Language"];

    private readonly HttpContext outer;
    private readonly BatchPart part;
    private readonly BatchEnvelope envelope;
    private bool started;

    private PartContext(HttpContext outer, BatchPart part, BatchEnvelope envelope)
    {
        this.outer = outer;
        this.part = part;
        this.envelope = envelope;
        RequestAborted = outer.RequestAborted;
    }

    public override bool HasStarted => started;

    public CancellationToken RequestAborted { get; set; }

    /// <summary>Half a part cannot be taken back: the whole batch is broken off.</summary>
    public void Abort() => outer.Abort();

    /// <param name="target">Path and query from the host's root, percent-encoded.</param>
    public static (HttpContext Http, PartContext Part) Of(HttpContext outer, BatchPart part, string target, BatchEnvelope envelope, Utf8Output output)
    {
        var context = new PartContext(outer, part, envelope);
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = part.Method,
            Scheme = outer.Request.Scheme,
            PathBase = outer.Request.PathBase,
            Path = target.Split('?', 2)[0],
            QueryString = target.Split('?', 2) is [_, var query] ? "?" + query : "",
            RawTarget = target,
            Protocol = outer.Request.Protocol,
            Body = Stream.Null,
        });
        features.Set<IHttpResponseFeature>(context);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(new PartBody(context, output)));
        features.Set<IHttpRequestLifetimeFeature>(context);
        var http = new DefaultHttpContext(features);
        http.Request.Host = outer.Request.Host;
        foreach (var name in Inherited)
        {
            http.Request.Headers[name] = outer.Request.Headers[name];
        }

        foreach (var (name, value) in part.Headers.Where(header => !header.Key.Equals("Accept-Encoding", StringComparison.OrdinalIgnoreCase)))
        {
            http.Request.Headers[name] = value;
        }

        // The answer of a part goes into the answer of the batch, now.
        http.Request.Headers["Prefer"] = Preferences.Without(http.Request.Headers["Prefer"], Preferences.RespondAsyncName);
        return (http, context);
    }

    /// <summary>Writes the part's head unless its body has brought it already, and ends the part.</summary>
    public void Finish(HttpContext http)
    {
        Start(http.Response.ContentType);
        envelope.EndPart();
    }

    private void Start(string? contentType)
    {
        if (!started)
        {
            started = true;
            envelope.BeginPart(part, StatusCode, Headers, contentType);
        }
    }

    private sealed class PartBody(PartContext context, Utf8Output output) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            context.Start(context.Headers.ContentType);
            if (!buffer.IsEmpty)
            {
                context.envelope.WriteBody(buffer.Span);
            }

            if (output.FlushDue)
            {
                await output.FlushAsync(cancellationToken);
            }
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
