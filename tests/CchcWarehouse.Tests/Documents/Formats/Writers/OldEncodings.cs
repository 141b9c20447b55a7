using System.Text;

namespace CchcWarehouse.Tests.Documents.Formats.Writers;

/// <summary>Writes text in the encodings from before Unicode; what they cannot write is made plain first.</summary>
internal static class OldEncodings
{
    private const string Tones = "\u0300\u0309\u0303\u0301\u0323";
    private const string Groups = "aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ";

    private static readonly Encoding Page1258 = CodePagesEncodingProvider.Instance.GetEncoding(1258)!;
    private static readonly Encoding Page1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    // Quotation marks and dashes that not every encoding has.
    internal static string Plain(string text) =>
        string.Concat(text.Normalize().Select(c => c switch { '“' or '”' => '"', '’' or '‘' => '\'', '–' or '—' => '-', '…' => '.', '\u00a0' or '\u200b' => ' ', '•' or '·' or '¬' or '²' or '³' or 'μ' => '*', >= '０' and <= '９' => (char)(c - '０' + '0'), _ => c }));

    internal static string Decomposed(string text) => string.Concat(text.Select(c => Split(c) is var (letter, tone) && tone != '\0' ? Shape(letter) + tone : Shape(c)));

    internal static byte[] Tcvn3(string text)
    {
        const string letters = "ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ";
        return [.. Plain(text).Select(c => c < 0x80 ? (byte)c : (byte)(0xa1 + (letters.IndexOf(c) is >= 0 and var i ? i : letters.IndexOf(char.ToLowerInvariant(c)))))];
    }

    internal static byte[] Vni(string text)
    {
        var result = new StringBuilder();
        foreach (var c in Plain(text))
        {
            var lower = char.ToLowerInvariant(c);
            var (letter, tone) = Split(lower);
            var written = Vni(letter, tone);
            result.Append(char.IsUpper(c) ? written.ToUpperInvariant() : written);
        }
        return Encoding.Latin1.GetBytes(result.ToString());
    }

    internal static byte[] Viscii(string text)
    {
        const string high = "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ";
        return [.. Plain(text).Select(c => c switch { 'Ẳ' => (byte)2, 'Ẵ' => (byte)5, 'Ẫ' => (byte)6, 'Ỷ' => (byte)0x14, 'Ỹ' => (byte)0x19, 'Ỵ' => (byte)0x1e, < '\u0080' => (byte)c, _ => (byte)(0x80 + high.IndexOf(c)) })];
    }

    internal static byte[] Windows1258(string text) =>
        Page1258.GetBytes(string.Concat(Plain(text).Select(c => Split(c) is var (letter, tone) && tone != '\0' ? $"{letter}{tone}" : c.ToString())));

    internal static string AsWindows1252(byte[] bytes) => Page1252.GetString(bytes);

    private static string Vni(char letter, char tone)
    {
        var mark = Tones.IndexOf(tone);
        return letter switch
        {
            'đ' => "ñ",
            'i' => mark < 0 ? "i" : "ìæóíò"[mark].ToString(),
            'y' when mark == 4 => "î",
            'â' or 'ê' or 'ô' => (letter == 'â' ? "a" : letter == 'ê' ? "e" : "o") + (mark < 0 ? 'â' : "àåãáä"[mark]),
            'ă' => "a" + (mark < 0 ? 'ê' : "èúüéë"[mark]),
            'ơ' => "ô" + (mark < 0 ? "" : "øûõùï"[mark].ToString()),
            'ư' => "ö" + (mark < 0 ? "" : "øûõùï"[mark].ToString()),
            _ => letter + (mark < 0 ? "" : "øûõùï"[mark].ToString()),
        };
    }

    // A letter without its tone, and the tone as a combining mark or nothing.
    private static (char Letter, char Tone) Split(char c)
    {
        var lower = char.ToLowerInvariant(c);
        var at = lower < '\u00c0' ? -1 : Groups.IndexOf(lower);
        if (at < 0 || at % 7 == 0)
            return (c, '\0');
        var letter = Groups[at - at % 7];
        return (char.IsUpper(c) ? char.ToUpperInvariant(letter) : letter, Tones[at % 7 - 1]);
    }

    private static string Shape(char c) => c switch
    {
        'ă' => "a\u0306", 'â' => "a\u0302", 'ê' => "e\u0302", 'ô' => "o\u0302", 'ơ' => "o\u031b", 'ư' => "u\u031b",
        'Ă' => "A\u0306", 'Â' => "A\u0302", 'Ê' => "E\u0302", 'Ô' => "O\u0302", 'Ơ' => "O\u031b", 'Ư' => "U\u031b",
        _ => c.ToString(),
    };
}
