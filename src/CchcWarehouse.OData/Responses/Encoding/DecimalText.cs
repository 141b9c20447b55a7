namespace CchcWarehouse.OData.Responses.Encoding;

/// <summary>A decimal that travels as text: any length, with or without zeros at the end of its fraction.</summary>
internal static class DecimalText
{
    public static void Write(Utf8Output output, ReadOnlySpan<byte> text)
    {
        switch (text)
        {
            case [(byte)'I', ..]:
                output.Write("INF"u8);
                break;
            case [(byte)'-', (byte)'I', ..]:
                output.Write("-INF"u8);
                break;
            default:
                output.Write(text.Contains((byte)'.') ? text.TrimEnd((byte)'0').TrimEnd((byte)'.') : text);
                break;
        }
    }
}
