using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace CchcWarehouse.OData.Responses.Encoding;

/// <summary>Bytes on their way to the client. Flushed by the number of bytes written, so that memory does not grow with the result.</summary>
/// <param name="sink">Where the bytes go: a pipe, whose backpressure is the client's, or memory.</param>
public sealed class Utf8Output(IBufferWriter<byte> sink)
{
    /// <summary>Bytes after which a flush is due.</summary>
    public const int FlushSize = 64 * 1024;

    private const int ChunkSize = 16 * 1024;

    private Memory<byte> chunk;
    private int used;
    private long handedOver;
    private long flushed;

    public long BytesWritten => handedOver + used;

    public bool FlushDue => BytesWritten - flushed >= FlushSize;

    /// <summary>At least this many writable bytes; call <see cref="Advance"/> with how many were written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Reserve(int size)
    {
        if (chunk.Length - used < size)
        {
            NextChunk(size);
        }

        return chunk.Span[used..];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance(int count) => used += count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(byte value)
    {
        Reserve(1)[0] = value;
        used++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= ChunkSize)
        {
            bytes.CopyTo(Reserve(bytes.Length));
            used += bytes.Length;
        }
        else
        {
            WriteLong(bytes);
        }
    }

    /// <summary>Sends what is written so far, and waits while the client reads slower than the rows come.</summary>
    /// <exception cref="OperationCanceledException">The client has left.</exception>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        HandOver();
        flushed = handedOver;
        var result = sink is PipeWriter pipe ? await pipe.FlushAsync(cancellationToken) : default;
        if (result.IsCompleted || result.IsCanceled)
        {
            throw new OperationCanceledException("The client does not read any more.", cancellationToken);
        }
    }

    /// <summary>Gives the sink all bytes without sending them yet.</summary>
    public void HandOver()
    {
        if (used > 0)
        {
            sink.Advance(used);
            handedOver += used;
            used = 0;
        }

        chunk = default;
    }

    private void NextChunk(int size)
    {
        HandOver();
        chunk = sink.GetMemory(Math.Max(size, ChunkSize));
    }

    private void WriteLong(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var part = bytes[..Math.Min(bytes.Length, ChunkSize)];
            part.CopyTo(Reserve(part.Length));
            used += part.Length;
            bytes = bytes[part.Length..];
        }
    }
}
