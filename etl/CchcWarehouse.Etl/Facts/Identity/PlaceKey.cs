using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Star.Letters;

namespace CchcWarehouse.Etl.Facts.Identity;

/// <summary>Keys under which the spellings of one place name are equal.</summary>
/// <remarks>
/// Equal: case, composition (NFC/NFD), place of the tone mark (hoà/hòa), final y/i (Lý/Lí), k/c (Đắk/Đắc),
/// apostrophes, hyphens, blanks, leading zeros, Roman wards (Phường I/Phường 1).
/// Different: every other mark, so that Thanh Trì is not Thạnh Trị.
/// </remarks>
internal static partial class PlaceKey
{
    private const string Vowels = "aăâeêioôơuưy";

    // The same vowels with the grave, the acute, the tilde, the hook and the dot.
    private static readonly string[] Toned = ["àằầèềìòồờùừỳ", "áắấéếíóốớúứý", "ãẵẫẽễĩõỗỡũữỹ", "ảẳẩẻểỉỏổởủửỷ", "ạặậẹệịọộợụựỵ"];

    public static string Of(string name) => Of(name, OfWord);

    /// <param name="ofWord">Stands in for <see cref="OfWord"/> where many names share few words.</param>
    public static string Of(string name, Func<string, string> ofWord)
    {
        if (name.Length <= 5 && RomanNumber().IsMatch(name))
        {
            return Roman(name);
        }
        var key = "";
        for (var start = 0; start < name.Length;)
        {
            var end = WordEnd(name, start);
            key = end > start ? key + ofWord(name[start..end]) : key;
            start = Math.Max(end, start + 1);
        }
        return key;
    }

    /// <summary>The name without any mark, for comparing misspellings: "hoangtrung".</summary>
    public static string Plain(string name) => FoldedText.Of(name).Replace(" ", "", StringComparison.Ordinal);

    public static string OfWord(string word)
    {
        var letters = new StringBuilder(word.Length);
        var tone = '\0';
        foreach (var letter in CanonicalText.Compose(word).ToLowerInvariant())
        {
            var row = letter < '\u00e0' ? -1 : Array.FindIndex(Toned, vowels => vowels.Contains(letter, StringComparison.Ordinal));
            tone = row < 0 ? tone : (char)('2' + row);
            if (row >= 0 || char.IsLetterOrDigit(letter))
            {
                letters.Append(row < 0 ? letter : Vowels[Toned[row].IndexOf(letter, StringComparison.Ordinal)]);
            }
        }
        return Syllable(letters.ToString(), tone);
    }

    private static string Syllable(string letters, char tone)
    {
        if (letters.Length == 0)
        {
            return "";
        }
        if (char.IsAsciiDigit(letters[0]))
        {
            return letters.TrimStart('0') is { Length: > 0 } digits ? digits : "0";
        }
        if (letters[^1] == 'y' && (letters is "quy" || !letters[..^1].Any(letter => Vowels.Contains(letter, StringComparison.Ordinal))))
        {
            letters = letters[..^1] + 'i';
        }
        if (letters[0] == 'k' && letters.Length > 1 && "aăâoôơuư".Contains(letters[1], StringComparison.Ordinal))
        {
            letters = 'c' + letters[1..];
        }
        if (letters[^1] == 'k' && letters.Length > 1)
        {
            letters = letters[..^1] + 'c';
        }
        // A syllable that ends in a stop always has the acute or the dot; "Đăk" is "Đắk" with the tone left out.
        var spoken = tone == '\0' && EndsInStop(letters) ? '3' : tone;
        return spoken == '\0' ? letters : letters + spoken;
    }

    private static bool EndsInStop(string letters)
    {
        var end = letters.EndsWith("ch", StringComparison.Ordinal) ? 2 : letters[^1] is 'c' or 'p' or 't' ? 1 : 0;
        return end > 0 && letters.Length > end && Vowels.Contains(letters[^(end + 1)], StringComparison.Ordinal);
    }

    private static int WordEnd(string name, int start)
    {
        var isNumber = char.IsAsciiDigit(name[start]);
        var end = start;
        while (end < name.Length && (isNumber ? char.IsAsciiDigit(name[end]) : IsWordLetter(name[end])))
        {
            end++;
        }
        return end;
    }

    private static bool IsWordLetter(char letter) =>
        char.IsLetter(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string Roman(string name)
    {
        var number = 0;
        var last = 0;
        foreach (var letter in name.ToUpperInvariant().Reverse())
        {
            var digit = letter switch { 'X' => 10, 'V' => 5, _ => 1 };
            number += digit < last ? -digit : digit;
            last = Math.Max(last, digit);
        }
        return number.ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\A(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RomanNumber();
}
