using System.Text;
using CchcWarehouse.Star.Letters;

namespace CchcWarehouse.Etl.Documents.Encodings;

/// <summary>VNI for Windows: most letters are followed by another one that stands for their marks.</summary>
internal static class Vni
{
    // A mark letter and what it puts over or under the letter before it.
    private static readonly Dictionary<char, string> Marks = new()
    {
        ['ù'] = "\u0301", ['ø'] = "\u0300", ['û'] = "\u0309", ['õ'] = "\u0303", ['ï'] = "\u0323",
        ['â'] = "\u0302", ['á'] = "\u0302\u0301", ['à'] = "\u0302\u0300", ['å'] = "\u0302\u0309", ['ã'] = "\u0302\u0303", ['ä'] = "\u0302\u0323",
        ['ê'] = "\u0306", ['é'] = "\u0306\u0301", ['è'] = "\u0306\u0300", ['ú'] = "\u0306\u0309", ['ü'] = "\u0306\u0303", ['ë'] = "\u0306\u0323",
    };

    private const string Tones = "ùøûõï";
    private const string Circumflexes = "âáàåãä";
    private const string Breves = "êéèúüë";

    internal static string Decode(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            result.Append(Alone(text[at]));
            if (at + 1 < text.Length && Takes(text[at], text[at + 1]))
                result.Append(Marks[char.ToLowerInvariant(text[++at])]);
        }
        return CanonicalText.Compose(result.ToString());
    }

    private static bool Takes(char letter, char mark)
    {
        var sign = char.ToLowerInvariant(mark);
        return char.ToLowerInvariant(letter) switch
        {
            'a' => Tones.Contains(sign) || Circumflexes.Contains(sign) || Breves.Contains(sign),
            'e' or 'o' => Tones.Contains(sign) || Circumflexes.Contains(sign),
            'u' or 'y' or 'ô' or 'ö' => Tones.Contains(sign),
            _ => false,
        };
    }

    private static char Alone(char c) => c switch
    {
        'ñ' => 'đ', 'Ñ' => 'Đ', 'ô' => 'ơ', 'Ô' => 'Ơ', 'ö' => 'ư', 'Ö' => 'Ư',
        'æ' => 'ỉ', 'Æ' => 'Ỉ', 'ó' => 'ĩ', 'Ó' => 'Ĩ', 'ò' => 'ị', 'Ò' => 'Ị', 'î' => 'ỵ', 'Î' => 'Ỵ',
        _ => CodePages.Shown(c),
    };
}
