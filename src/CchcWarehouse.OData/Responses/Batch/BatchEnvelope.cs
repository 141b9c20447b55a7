using System.Text;
using CchcWarehouse.OData.Responses.Encoding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CchcWarehouse.OData.Responses.Batch;

/// <summary>The response of a batch: writes the responses of its requests one after the other as they come.</summary>
internal abstract class BatchEnvelope(Utf8Output output)
{
    public abstract string ContentType { get; }

    protected Utf8Output Output { get; } = output;

    public virtual void Begin()
    {
    }

    public abstract void BeginPart(BatchPart part, int status, IHeaderDictionary headers, string? contentType);

    public abstract void WriteBody(ReadOnlySpan<byte> bytes);

    public abstract void EndPart();

    public abstract void End();

    /// <summary>Headers of a part that say something about it alone.</summary>
    protected static IEnumerable<(string Name, string Value)> Headers(IHeaderDictionary headers, string? contentType)
    {
        if (contentType is not null)
        {
            yield return ("Content-Type", contentType);
        }

        foreach (var (name, values) in headers)
        {
            if (!name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)
                && !name.Equals("Server-Timing", StringComparison.OrdinalIgnoreCase) && !name.Equals("Vary", StringComparison.OrdinalIgnoreCase))
            {
                yield return (name, values.ToString());
            }
        }
    }
}

/// <summary>multipart/mixed, every part a whole HTTP response.</summary>
internal sealed class MultipartEnvelope(Utf8Output output) : BatchEnvelope(output)
{
    private readonly string boundary = $"batchresponse_{Guid.NewGuid():N}";

    public override string ContentType => $"multipart/mixed; boundary={boundary}";

    public override void BeginPart(BatchPart part, int status, IHeaderDictionary headers, string? contentType)
    {
        var head = new StringBuilder();
        head.Append($"--{boundary}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n");
        if (part.Id is not null)
        {
            head.Append($"Content-ID: {part.Id}\r\n");
        }

        head.Append($"\r\nHTTP/1.1 {status} {ReasonPhrases.GetReasonPhrase(status)}\r\n");
        foreach (var (name, value) in Headers(headers, contentType))
        {
            head.Append($"{name}: {value}\r\n");
        }

        Output.Write(head.Append("\r\n").ToString());
    }

    public override void WriteBody(ReadOnlySpan<byte> bytes) => Output.Write(bytes);

    public override void EndPart() => Output.Write("\r\n"u8);

    public override void End() => Output.Write($"--{boundary}--\r\n");
}

/// <summary>JSON, every response an object; a body that is JSON stands in it as it is, another as a string.</summary>
#pragma warning disable CA1001 // a MemoryStream holds nothing but memory
internal sealed class JsonEnvelope(Utf8Output output) : BatchEnvelope(output)
#pragma warning restore CA1001
{
    private readonly MemoryStream opaque = new();
    private BodyForm form;
    private bool first = true;
    private int place;
    private bool hasBody;

    private enum BodyForm
    {
        Json,
        Text,
        Binary,
    }

    public override string ContentType => "application/json";

    public override void Begin() => Output.Write("{\"responses\":["u8);

    public override void BeginPart(BatchPart part, int status, IHeaderDictionary headers, string? contentType)
    {
        Output.Write(first ? "{"u8 : ",{"u8);
        first = false;
        hasBody = false;
        place++;
        Output.Write("\"id\":"u8);
        JsonText.Write(Output, part.Id ?? $"{place}"); // a multipart batch need not name its requests
        Output.Write((byte)',');

        if (part.Group is not null)
        {
            Output.Write("\"atomicityGroup\":"u8);
            JsonText.Write(Output, part.Group);
            Output.Write((byte)',');
        }

        Output.Write($"\"status\":{status},\"headers\":{{");
        var comma = false;
        foreach (var (name, value) in Headers(headers, contentType))
        {
            Output.Write(comma ? ","u8 : ""u8);
            JsonText.Write(Output, name.ToLowerInvariant());
            Output.Write((byte)':');
            JsonText.Write(Output, value);
            comma = true;
        }

        Output.Write((byte)'}');
        form = contentType switch
        {
            null => BodyForm.Json,
            _ when contentType.Contains("json", StringComparison.OrdinalIgnoreCase) => BodyForm.Json,
            _ when contentType.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || contentType.Contains("xml;", StringComparison.OrdinalIgnoreCase)
                || contentType.EndsWith("/xml", StringComparison.OrdinalIgnoreCase) => BodyForm.Text,
            _ => BodyForm.Binary,
        };
    }

    public override void WriteBody(ReadOnlySpan<byte> bytes)
    {
        if (!hasBody)
        {
            Output.Write(",\"body\":"u8);
            hasBody = true;
        }

        if (form == BodyForm.Json)
        {
            Output.Write(bytes);
        }
        else
        {
            opaque.Write(bytes);
        }
    }

    public override void EndPart()
    {
        if (hasBody && form != BodyForm.Json)
        {
            var bytes = opaque.GetBuffer().AsSpan(0, (int)opaque.Length);
            JsonText.Write(Output, form == BodyForm.Text ? System.Text.Encoding.UTF8.GetString(bytes) : System.Buffers.Text.Base64Url.EncodeToString(bytes));
            opaque.SetLength(0);
        }

        Output.Write((byte)'}');
    }

    public override void End() => Output.Write("]}"u8);
}
