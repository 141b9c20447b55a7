namespace CchcWarehouse.OData.Responses.Exports;

/// <summary>A file that takes no more than its room.</summary>
internal sealed class BoundedStream(FileStream file, long room) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => file.Length;

    public override long Position
    {
        get => file.Position;
        set => throw new NotSupportedException();
    }

    /// <exception cref="BadQueryException">The answer is larger than the room for it.</exception>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // An error that takes the place of the answer always has room.
        if (file.Length > 0 && file.Length + buffer.Length > room)
        {
            throw new BadQueryException(
                ResponseCodes.TooLarge,
                $"The answer is larger than the {room} bytes that are left for kept answers. Narrow it with $filter or $select, or fetch it without Prefer: respond-async.");
        }

        file.Position = file.Length;
        await file.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The file is written asynchronously.");

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
