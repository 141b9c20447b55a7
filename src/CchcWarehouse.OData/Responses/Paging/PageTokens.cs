using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using CchcWarehouse.OData.Plans.Paging;
using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Responses.Encoding;
using CchcWarehouse.OData.Responses.Negotiation;
using CchcWarehouse.OData.Responses.Rows;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Responses.Paging;

/// <summary>Makes and reads continuation tokens: where a page ended, sealed so that nobody can change or invent one.</summary>
/// <param name="secret">The warehouse's own; every server that answers from it has the same.</param>
/// <param name="modelVersion">A token of another model is expired.</param>
internal sealed class PageTokens(byte[] secret, string modelVersion)
{
    private const int SealLength = 16;

    private const int DigestLength = 8;

    private readonly byte[] model = Digest(modelVersion);

    public static byte[] Digest(string text) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text))[..DigestLength];

    public string Write(PageShape page, RowCells last, PageCarry carry) => Write(page.Fingerprint, isDelta: false, carry, writer =>
    {
        WriteNumber(writer, page.Remaining);
        writer.Write7BitEncodedInt(page.Keyset.Count);
        foreach (var column in page.Keyset)
        {
            WriteValue(writer, last[column.Ordinal], column);
        }
    });

    /// <summary>The token of what changes after the moment of the pages.</summary>
    public string WriteDelta(string fingerprint, PageCarry carry) => Write(fingerprint, isDelta: true, carry with { Count = null }, _ => { });

    private string Write(string fingerprint, bool isDelta, PageCarry carry, Action<BinaryWriter> writePlace)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes))
        {
            writer.Write(model);
            writer.Write(Digest(fingerprint));
            writer.Write(isDelta);
            WriteCarry(writer, carry);
            writePlace(writer);
            writer.Flush();
            writer.Write(Seal(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
        }

        return Base64Url.EncodeToString(bytes.ToArray());
    }

    /// <exception cref="BadQueryException">The token was not made here, was changed, or belongs to an older model.</exception>
    public PageToken Read(string token)
    {
        var bytes = Decode(token);
        if (bytes.Length < SealLength + (2 * DigestLength)
            || !CryptographicOperations.FixedTimeEquals(Seal(bytes.AsSpan(0, bytes.Length - SealLength)), bytes.AsSpan(bytes.Length - SealLength)))
        {
            throw Invalid();
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, 0, bytes.Length - SealLength));
        if (!reader.ReadBytes(DigestLength).AsSpan().SequenceEqual(model))
        {
            throw new BadQueryException(
                ResponseCodes.Gone, "The link is of an earlier version of this service. Begin again with the first page.", "$skiptoken");
        }

        var request = reader.ReadBytes(DigestLength);
        var isDelta = reader.ReadBoolean();
        var carry = ReadCarry(reader);
        if (isDelta)
        {
            return new(new SkipToken([], null), carry, request) { IsDelta = true };
        }

        var remaining = ReadNumber(reader);
        var values = new object?[reader.Read7BitEncodedInt()];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ReadValue(reader);
        }

        return new(new SkipToken(values, remaining), carry, request);
    }

    private static byte[] Decode(string token)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(token.Length)];
        return Base64Url.DecodeFromChars(token, bytes, out _, out var length) == OperationStatus.Done ? bytes[..length] : throw Invalid();
    }

    private byte[] Seal(ReadOnlySpan<byte> bytes) => HMACSHA256.HashData(secret, bytes)[..SealLength];

    private static void WriteNumber(BinaryWriter writer, long? number) => writer.Write7BitEncodedInt64(number is { } value ? value + 1 : 0);

    private static long? ReadNumber(BinaryReader reader) => reader.Read7BitEncodedInt64() is > 0 and var value ? value - 1 : null;

    private static void WriteCarry(BinaryWriter writer, PageCarry carry)
    {
        var format = carry.Format;
        writer.Write7BitEncodedInt(carry.PageSize);
        WriteNumber(writer, carry.Count);
        writer.Write(carry.Moment.Ticks);
        writer.Write(carry.Now.Ticks);
        writer.Write(carry.Tracks);
        writer.Write(carry.Since?.Ticks ?? 0);
        writer.Write(carry.Dimensions);
        writer.Write((byte)format.Metadata);
        writer.Write((byte)((format.Ieee754Compatible ? 1 : 0) | (format.ExponentialDecimals ? 2 : 0) | (format.Streaming ? 4 : 0) | (format.NamesCharset ? 8 : 0) | (carry.IsSnapshot ? 16 : 0)));
    }

    private static PageCarry ReadCarry(BinaryReader reader)
    {
        var size = reader.Read7BitEncodedInt();
        var count = ReadNumber(reader);
        var moment = ReadInstant(reader);
        var now = ReadInstant(reader);
        var tracks = reader.ReadBoolean();
        var since = ReadInstant(reader);
        var dimensions = reader.ReadInt64();
        var metadata = (MetadataLevel)reader.ReadByte();
        var flags = reader.ReadByte();
        return new(size, count, new(Media.Json, metadata, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0, (flags & 8) != 0), moment, now)
        {
            Tracks = tracks,
            Since = since.Ticks == 0 ? null : since,
            Dimensions = dimensions,
            IsSnapshot = (flags & 16) != 0,
        };
    }

    private static DateTime ReadInstant(BinaryReader reader) => new(reader.ReadInt64(), DateTimeKind.Utc);

    private static void WriteValue(BinaryWriter writer, in Cell cell, KeysetColumn column)
    {
        var isNull = ValueText.IsNull(cell, column.Type);
        writer.Write((byte)column.Type);
        writer.Write(isNull);
        if (isNull)
        {
            return;
        }

        using var text = new Utf8Output();
        if (column.Type == EdmPrimitiveTypeKind.String)
        {
            text.Write(cell.Form == CellForm.Json ? JsonText.Unescape(cell.Bytes.Span) : cell.Bytes.Span);
        }
        else
        {
            ValueText.Write(text, cell, column.Type, column.Form == WireForm.Seconds ? WireForm.DecimalText : column.Form);
        }

        writer.Write7BitEncodedInt(text.Pending.Length);
        writer.Write(text.Pending.Span);
    }

    private static object? ReadValue(BinaryReader reader)
    {
        var type = (EdmPrimitiveTypeKind)reader.ReadByte();
        if (reader.ReadBoolean())
        {
            return null;
        }

        var text = System.Text.Encoding.UTF8.GetString(reader.ReadBytes(reader.Read7BitEncodedInt()));
        var culture = CultureInfo.InvariantCulture;
        return type switch
        {
            EdmPrimitiveTypeKind.Int32 or EdmPrimitiveTypeKind.Int16 or EdmPrimitiveTypeKind.Byte or EdmPrimitiveTypeKind.SByte => int.Parse(text, culture),
            EdmPrimitiveTypeKind.Int64 => long.Parse(text, culture),
            EdmPrimitiveTypeKind.Double or EdmPrimitiveTypeKind.Single => ReadDouble(text),
            EdmPrimitiveTypeKind.Boolean => text == "true",
            EdmPrimitiveTypeKind.Date => DateOnly.ParseExact(text, "yyyy-MM-dd", culture),
            EdmPrimitiveTypeKind.DateTimeOffset => DateTime.Parse(text, culture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal),
            EdmPrimitiveTypeKind.TimeOfDay => TimeOnly.Parse(text, culture),
            EdmPrimitiveTypeKind.Duration => decimal.Parse(text, culture),
            EdmPrimitiveTypeKind.Guid => Guid.Parse(text),
            EdmPrimitiveTypeKind.Binary => Base64Url.DecodeFromChars(text),
            _ => text,
        };
    }

    private static double ReadDouble(string text) => text switch
    {
        "INF" => double.PositiveInfinity,
        "-INF" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    private static BadQueryException Invalid() => new(
        ResponseCodes.BadToken, "The token is none of this service's, or was changed. Follow the link of the page before as it is.", "$skiptoken");
}
