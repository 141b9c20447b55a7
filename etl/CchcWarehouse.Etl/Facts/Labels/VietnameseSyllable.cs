using System.Buffers;
using System.Collections.Frozen;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Star.Letters;

namespace CchcWarehouse.Etl.Facts.Labels;

/// <summary>
/// One written syllable in a form that is equal for equal words: hoà and hòa, tỉ and tỷ, NFC and NFD.
/// </summary>
public static class VietnameseSyllable
{
    private const string Vowels = "aăâeêioôơuưy";
    private static readonly SearchValues<char> AllVowels = SearchValues.Create(Vowels);
    private static readonly SearchValues<char> MarkedVowels = SearchValues.Create("ăâêôơư");

    /// <summary>Each vowel bare, then with grave, acute, hook, tilde and dot below.</summary>
    private static readonly string[] Toned =
    [
        "aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị",
        "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự", "yỳýỷỹỵ",
    ];

    private static readonly char[] ToneMarks = ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];

    private static readonly FrozenDictionary<char, (char Vowel, char Tone)> Tones = Toned
        .SelectMany(vowel => ToneMarks.Select((tone, i) => (vowel[i + 1], (vowel[0], tone))))
        .ToFrozenDictionary(t => t.Item1, t => t.Item2);

    /// <summary>The tone moved to the end, a lone y written i, lower case.</summary>
    /// <remarks>A compound of the lexicon, such as tỷ_lệ, is written part by part.</remarks>
    public static string Normal(string syllable)
    {
        if (syllable.Contains('_'))
        {
            return string.Join('_', syllable.Split('_').Select(Normal));
        }

        var letters = CanonicalText.Compose(syllable).ToLowerInvariant().ToCharArray();
        var tone = '\0';
        for (var i = 0; i < letters.Length; i++)
        {
            if (Tones.TryGetValue(letters[i], out var parts))
            {
                (letters[i], tone) = parts;
            }
        }

        var toneless = LoneYAsI(new string(letters));
        return tone == '\0' ? toneless : toneless + tone;
    }

    /// <summary>Without tones and marks: what is left when diacritics are lost.</summary>
    public static string Bare(string syllable)
    {
        var letters = CanonicalText.Compose(syllable).ToLowerInvariant().Where(c => !CanonicalText.IsMark(c)).Select(CanonicalText.BaseLetter);
        return LoneYAsI(string.Concat(letters));
    }

    /// <summary>The normal form as people write it, for messages.</summary>
    public static string Written(string normal) => string.Join(' ', normal.Split('_').Select(ToneOnVowel));

    private static string ToneOnVowel(string normal)
    {
        if (normal.Length == 0 || !CanonicalText.IsMark(normal[^1]))
        {
            return normal;
        }

        var letters = normal[..^1];
        var glide = letters.StartsWith("qu", StringComparison.Ordinal) || (letters.StartsWith("gi", StringComparison.Ordinal) && letters.Length > 2) ? 2 : 0;
        var last = letters.AsSpan().LastIndexOfAny(AllVowels);
        var marked = letters.AsSpan().LastIndexOfAny(MarkedVowels);
        var at = marked >= 0 ? marked : last == letters.Length - 1 && last > glide && Vowels.Contains(letters[last - 1]) ? last - 1 : last;
        return at < 0 ? letters : CanonicalText.Compose(letters.Insert(at + 1, normal[^1..]));
    }

    private static string LoneYAsI(string letters)
    {
        var at = letters.IndexOf('y');
        var alone = at > 0 && at == letters.Length - 1;
        for (var i = 0; alone && i < at; i++)
        {
            alone = !Vowels.Contains(letters[i]) || (letters[i] == 'u' && i > 0 && letters[i - 1] == 'q');
        }

        return alone ? letters[..at] + "i" : letters;
    }
}
