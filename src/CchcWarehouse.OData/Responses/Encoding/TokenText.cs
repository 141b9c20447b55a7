using System.Buffers.Text;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Responses.Encoding;

/// <summary>A value as PostgreSQL's to_json writes it, brought to the text that OData gives it.</summary>
internal static class TokenText
{
    /// <param name="token">A string comes without its quotes.</param>
    public static void Write(Utf8Output output, ReadOnlySpan<byte> token, EdmPrimitiveTypeKind type)
    {
        switch (type)
        {
            case EdmPrimitiveTypeKind.Decimal:
                DecimalText.Write(output, token);
                break;
            case EdmPrimitiveTypeKind.Double or EdmPrimitiveTypeKind.Single when token is [(byte)'I', ..] or [(byte)'-', (byte)'I', ..]:
                output.Write(token[0] == '-' ? "-INF"u8 : "INF"u8);
                break;
            case EdmPrimitiveTypeKind.DateTimeOffset:
                WriteInstant(output, token);
                break;
            case EdmPrimitiveTypeKind.TimeOfDay:
                output.Write(WithoutZeros(token));
                break;
            case EdmPrimitiveTypeKind.Binary:
                WriteBinary(output, token);
                break;
            default:
                output.Write(token);
                break;
        }
    }

    // 2024-01-31T12:30:00.120000+00:00: the session's time zone is UTC.
    private static void WriteInstant(Utf8Output output, ReadOnlySpan<byte> token)
    {
        var zone = token[10..].LastIndexOf((byte)'+');
        output.Write(WithoutZeros(zone < 0 ? token : token[..(zone + 10)]));
        output.Write((byte)'Z');
    }

    private static ReadOnlySpan<byte> WithoutZeros(ReadOnlySpan<byte> time) =>
        time.Contains((byte)'.') ? time.TrimEnd((byte)'0').TrimEnd((byte)'.') : time;

    // "\\x0aff": an escaped backslash, x, hexadecimal digits.
    private static void WriteBinary(Utf8Output output, ReadOnlySpan<byte> token)
    {
        var bytes = Convert.FromHexString(System.Text.Encoding.ASCII.GetString(token[(token.IndexOf((byte)'x') + 1)..]));
        output.Advance(Base64Url.EncodeToUtf8(bytes, output.Reserve(Base64Url.GetEncodedLength(bytes.Length))));
    }
}
