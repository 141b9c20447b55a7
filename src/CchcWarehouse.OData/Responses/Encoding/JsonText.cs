using System.Buffers;
using System.Text;

namespace CchcWarehouse.OData.Responses.Encoding;

/// <summary>JSON strings, from and to UTF-8 text. Only what JSON demands is escaped: Vietnamese stays readable.</summary>
internal static class JsonText
{
    private static readonly SearchValues<byte> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    /// <summary>Writes the text between quotes.</summary>
    public static void Write(Utf8Output output, ReadOnlySpan<byte> text)
    {
        output.Write((byte)'"');
        var special = text.IndexOfAny(Escaped);
        if (special < 0)
        {
            output.Write(text);
        }
        else
        {
            WriteEscaped(output, text, special);
        }

        output.Write((byte)'"');
    }

    public static void Write(Utf8Output output, string text) => Write(output, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>The text that a JSON string (without its quotes) stands for.</summary>
    /// <returns>The input itself where nothing in it is escaped.</returns>
    public static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> escaped)
    {
        if (!escaped.Contains((byte)'\\'))
        {
            return escaped;
        }

        var reader = new System.Text.Json.Utf8JsonReader([(byte)'"', .. escaped, (byte)'"']);
        reader.Read();
        var text = new byte[escaped.Length];
        return text.AsSpan(0, reader.CopyString(text));
    }

    private static void WriteEscaped(Utf8Output output, ReadOnlySpan<byte> text, int special)
    {
        while (special >= 0)
        {
            output.Write(text[..special]);
            WriteEscape(output, text[special]);
            text = text[(special + 1)..];
            special = text.IndexOfAny(Escaped);
        }

        output.Write(text);
    }

    private static void WriteEscape(Utf8Output output, byte code)
    {
        var letter = code switch
        {
            (byte)'"' => (byte)'"',
            (byte)'\\' => (byte)'\\',
            (byte)'\n' => (byte)'n',
            (byte)'\r' => (byte)'r',
            (byte)'\t' => (byte)'t',
            (byte)'\b' => (byte)'b',
            (byte)'\f' => (byte)'f',
            _ => (byte)'u',
        };
        output.Write([(byte)'\\', letter]);
        if (letter == 'u')
        {
            output.Write("00"u8);
            output.Write([Digit(code >> 4), Digit(code & 15)]);
        }
    }

    private static byte Digit(int value) => (byte)(value < 10 ? '0' + value : 'a' + value - 10);
}
