using System.Buffers;
using System.Runtime.CompilerServices;

namespace CchcWarehouse.OData.Responses.Encoding;

/// <summary>Bytes on their way out. Flushed by the number of bytes written, so that memory does not grow with the result.</summary>
/// <remarks>What was not flushed yet can still be dropped: an error before the first flush is answered in order.</remarks>
/// <param name="destination">Where a flush sends the bytes; null: they stay in memory.</param>
public sealed class Utf8Output(Stream? destination = null) : IDisposable
{
    /// <summary>Bytes after which a flush is due.</summary>
    public const int FlushSize = BufferSize - (8 * 1024);

    /// <summary>A size that the pool has: of any other it would give the next larger one.</summary>
    private const int BufferSize = 64 * 1024;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(destination is null ? 256 : BufferSize);
    private int used;
    private long flushed;

    public long BytesWritten => flushed + used;

    public bool FlushDue => used >= FlushSize;

    /// <summary>Nothing is sent before it is known what the answer is; more than this many bytes are not kept for that. Null: it is sent as it comes.</summary>
    public int? HeldUpTo { get; set; }

    /// <summary>What was not flushed yet.</summary>
    public ReadOnlyMemory<byte> Pending => buffer.AsMemory(0, used);

    /// <summary>At least this many writable bytes; call <see cref="Advance"/> with how many were written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Reserve(int size)
    {
        if (buffer.Length - used < size)
        {
            Grow(size);
        }

        return buffer.AsSpan(used);
    }

    /// <summary>What is free up to the next flush; call <see cref="Advance"/> with how many bytes were written.</summary>
    public Memory<byte> ReserveMemory()
    {
        Reserve(4 * 1024);
        return buffer.AsMemory(used);
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
        bytes.CopyTo(Reserve(bytes.Length));
        used += bytes.Length;
    }

    public void Write(string text)
    {
        var room = Reserve(System.Text.Encoding.UTF8.GetMaxByteCount(text.Length));
        used += System.Text.Encoding.UTF8.GetBytes(text, room);
    }

    /// <summary>Sends what is written so far, and waits while the client reads slower than the rows come.</summary>
    /// <exception cref="LargeAnswerException">It is held, and has become larger than what is held.</exception>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (HeldUpTo is { } limit)
        {
            LargeAnswerException.ThrowIf(used > limit);
        }
        else if (destination is not null && used > 0)
        {
            await destination.WriteAsync(buffer.AsMemory(0, used), cancellationToken);
            await destination.FlushAsync(cancellationToken);
            flushed += used;
            used = 0;
        }
    }

    /// <summary>Forgets what was not flushed.</summary>
    public void Drop() => used = 0;

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        used = 0;
    }

    private void Grow(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(used + size, buffer.Length * 2));
        buffer.AsSpan(0, used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}

/// <summary>An answer that was held to be small is not.</summary>
public sealed class LargeAnswerException() : Exception("The answer is larger than what is held of one.")
{
    internal static void ThrowIf(bool isLarge)
    {
        if (isLarge)
        {
            throw new LargeAnswerException();
        }
    }
}
