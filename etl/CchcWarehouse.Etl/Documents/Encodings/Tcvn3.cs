using System.Text;

namespace CchcWarehouse.Etl.Documents.Encodings;

/// <summary>TCVN 5712:1993 VN3, the "ABC" fonts whose names begin with ".Vn".</summary>
internal static class Tcvn3
{
    // From A1 to FE; a blank is no letter of the encoding.
    private const string Letters =
        "ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ";

    internal static string Decode(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
            result.Append(Letter(c));
        return WithCapitals(result);
    }

    // The micro sign is often stored as the Greek letter, a hyphen that may be left out as another one.
    private static char Letter(char c)
    {
        var code = c == 'μ' ? 'µ' : c;
        var at = code - 0xa1;
        return at >= 0 && at < Letters.Length && Letters[at] != ' ' ? Letters[at] : CodePages.Shown(code);
    }

    // "CéNG HßA": in a word of capitals the letters with marks are capitals too.
    private static string WithCapitals(StringBuilder text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            var (upper, lower) = (0, 0);
            for (; end < text.Length && char.IsLetter(text[end]); end++)
            {
                upper += char.IsAsciiLetterUpper(text[end]) ? 1 : 0;
                lower += char.IsAsciiLetterLower(text[end]) ? 1 : 0;
            }
            for (var i = at; upper > 0 && lower == 0 && end - at > 1 && i < end; i++)
                text[i] = char.ToUpperInvariant(text[i]);
            at = end + 1;
        }
        return text.ToString();
    }
}
