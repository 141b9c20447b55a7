using System.IO.Compression;
using CchcWarehouse.OData.Responses.Execution;
using CchcWarehouse.OData.Responses.Negotiation;
using Microsoft.AspNetCore.Http;

namespace CchcWarehouse.OData.Responses.Http;

/// <summary>The body of a response: compressed where the client takes it and it is worth it. Nothing is sent before the first write.</summary>
internal sealed class ResponseBody(HttpContext http) : Stream
{
    /// <summary>Below this a compressed body saves no packet.</summary>
    private const int WorthCompressing = 1_400;

    private Stream? target;

    /// <summary>The turn of the answer, given up while its client reads.</summary>
    public AnswerTurn? Turn { get; set; }

    /// <summary>Null: as it is. A workbook is compressed already.</summary>
    private string? Coding => http.Response.ContentType == ResponseFormat.WorkbookType
        ? null : ContentCoding.Preferred(http.Request.Headers.AcceptEncoding);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Sends the last bytes; when they are also the first, the length is known and told.</summary>
    public async ValueTask FinishAsync(ReadOnlyMemory<byte> last, CancellationToken cancellationToken)
    {
        if (target is null && (last.Length < WorthCompressing || Coding is null))
        {
            http.Response.ContentLength = last.Length;
            target = http.Response.Body;
        }

        await WriteAsync(last, cancellationToken);
        if (target is not null && target != http.Response.Body)
        {
            await target.DisposeAsync();
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        target ??= Begin();
        var written = target.WriteAsync(buffer, cancellationToken);
        await (Turn?.WhileClientReadsAsync(written, cancellationToken) ?? written);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => target?.FlushAsync(cancellationToken) ?? Task.CompletedTask;

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The body is written asynchronously.");

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private Stream Begin()
    {
        if (Coding is not { } coding)
        {
            return http.Response.Body;
        }

        http.Response.Headers.ContentEncoding = coding;
        return coding == ContentCoding.Brotli
            ? new BrotliStream(http.Response.Body, CompressionLevel.Fastest, leaveOpen: true)
            : new GZipStream(http.Response.Body, CompressionLevel.Fastest, leaveOpen: true);
    }
}
