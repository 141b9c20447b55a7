using System.Text;

namespace CchcWarehouse.Etl.Documents.Encodings;

/// <summary>VISCII 1.1 (RFC 1456): six control characters are letters too.</summary>
internal static class Viscii
{
    // From 80 to FF.
    private const string Letters =
        "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ" + "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ" + "Õắằặấầẩậẽẹếềểễệố" + "ồổỗỠƠộờởịỰỨỪỬơớƯ"
        + "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ" + "ĐứÒÓÔạỷừửÙÚỹỵÝỡư" + "àáâãảăữẫèéêẻìíĩỉ" + "đựòóôõỏọụùúũủýợỮ";

    internal static string Decode(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in CodePages.Bytes(text))
        {
            result.Append(c switch
            {
                '\u0002' => 'Ẳ', '\u0005' => 'Ẵ', '\u0006' => 'Ẫ', '\u0014' => 'Ỷ', '\u0019' => 'Ỹ', '\u001e' => 'Ỵ',
                >= '\u0080' and <= '\u00ff' => Letters[c - 0x80],
                _ => c,
            });
        }
        return result.ToString();
    }
}
