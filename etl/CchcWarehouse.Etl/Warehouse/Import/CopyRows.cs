using System.Buffers.Binary;

namespace CchcWarehouse.Etl.Warehouse.Import;

/// <summary>Rows in PostgreSQL's binary COPY format, in a buffer that is sent when it is full.</summary>
/// <remarks>
/// The buffer is written by hand: a million facts of ten columns each are ten million values, and nothing is decided for
/// a single one of them.
/// </remarks>
public sealed class CopyRows(Stream copy)
{
    private const int SendSize = 256 * 1024;

    /// <summary>Longer than any row of facts.</summary>
    private const int RowLimit = 512;

    private const int NumericBase = 10_000;
    private const ushort Negative = 0x4000;

    private static readonly uint[] Fill = [1, 10, 100, 1_000];

    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private readonly byte[] buffer = new byte[SendSize + RowLimit];
    private int used;

    public void Begin() => Write(Header);

    public void BeginRow(short columns)
    {
        BinaryPrimitives.WriteInt16BigEndian(buffer.AsSpan(used), columns);
        used += 2;
    }

    /// <summary>Sends what is there when it has become enough.</summary>
    public ValueTask EndRowAsync(CancellationToken cancellationToken) => used < SendSize ? ValueTask.CompletedTask : SendAsync(cancellationToken);

    public async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        BinaryPrimitives.WriteInt16BigEndian(buffer.AsSpan(used), -1);
        used += 2;
        await SendAsync(cancellationToken);
    }

    public void WriteNull()
    {
        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(used), -1);
        used += 4;
    }

    public void Write(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(used), 4);
        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(used + 4), value);
        used += 8;
    }

    public void WriteLong(long value)
    {
        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(used), 8);
        BinaryPrimitives.WriteInt64BigEndian(buffer.AsSpan(used + 4), value);
        used += 12;
    }

    /// <param name="utf8">Short: a word of a code list.</param>
    public void WriteText(ReadOnlySpan<byte> utf8)
    {
        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(used), utf8.Length);
        used += 4;
        Write(utf8);
    }

    /// <summary>A numeric: digits to base 10,000, the weight of the first, sign, scale.</summary>
    public void WriteNumeric(decimal? value)
    {
        if (value is not { } number)
        {
            WriteNull();
            return;
        }

        // The point stands between two groups: digits behind it are filled up to whole ones. PostgreSQL takes zeros off again.
        var scale = number.Scale;
        var behind = (scale + 3) / 4;
        Span<ushort> groups = stackalloc ushort[12];
        var count = Groups(Digits(number) * Fill[(behind * 4) - scale], groups);
        WriteNumeric(groups[..count], count - behind - 1, decimal.IsNegative(number) ? Negative : (ushort)0, scale);
    }

    private static UInt128 Digits(decimal number)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(number, parts);
        return new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
    }

    private static int Groups(UInt128 digits, Span<ushort> groups)
    {
        var count = 0;
        for (; digits > ulong.MaxValue; digits /= NumericBase)
        {
            groups[count++] = (ushort)(digits % NumericBase);
        }

        for (var rest = (ulong)digits; rest > 0; rest /= NumericBase)
        {
            groups[count++] = (ushort)(rest % NumericBase);
        }

        groups[..count].Reverse();
        return count;
    }

    private void WriteNumeric(ReadOnlySpan<ushort> groups, int weight, ushort sign, int scale)
    {
        var room = buffer.AsSpan(used);
        BinaryPrimitives.WriteInt32BigEndian(room, 8 + (groups.Length * 2));
        BinaryPrimitives.WriteInt16BigEndian(room[4..], (short)groups.Length);
        BinaryPrimitives.WriteInt16BigEndian(room[6..], (short)(groups.Length == 0 ? 0 : weight));
        BinaryPrimitives.WriteUInt16BigEndian(room[8..], sign);
        BinaryPrimitives.WriteInt16BigEndian(room[10..], (short)scale);
        for (var i = 0; i < groups.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(room[(12 + (i * 2))..], groups[i]);
        }

        used += 12 + (groups.Length * 2);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(buffer.AsSpan(used));
        used += bytes.Length;
    }

    private async ValueTask SendAsync(CancellationToken cancellationToken)
    {
        await copy.WriteAsync(buffer.AsMemory(0, used), cancellationToken);
        used = 0;
    }
}
