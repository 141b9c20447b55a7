using System.Collections.Frozen;

namespace CchcWarehouse.Etl.Documents.Encodings;

/// <summary>Tells whether a word can be a Vietnamese syllable: an onset, a rime, at most one tone.</summary>
/// <remarks>A text read in the wrong encoding gives hardly any such words, in the right one nearly only.</remarks>
internal static class VietnameseSyllable
{
    private const int Longest = 7;

    // Each group: the letter without a tone, then with the five tones.
    private static readonly string[] Toned =
    [
        "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị",
        "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
    ];

    private static readonly FrozenDictionary<char, char> Toneless =
        Toned.SelectMany(g => g.Skip(1).Select(c => (Letter: c, Plain: g[0]))).ToFrozenDictionary(t => t.Letter, t => t.Plain);

    private static readonly FrozenSet<string> Onsets = Words(
        "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x").Append("").ToFrozenSet();

    private static readonly FrozenSet<string> Rimes = Words(
        """
        a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
        e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
        i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
        o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
        ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
        u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu
        ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ynh ych
        """).ToFrozenSet();

    internal static bool Is(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > Longest)
            return false;
        Span<char> plain = stackalloc char[word.Length];
        var tones = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var c = char.ToLowerInvariant(word[i]);
            plain[i] = Toneless.GetValueOrDefault(c, c);
            tones += plain[i] == c ? 0 : 1;
        }
        return tones <= 1 && HasParts(plain);
    }

    private static bool HasParts(ReadOnlySpan<char> plain)
    {
        var onsets = Onsets.GetAlternateLookup<ReadOnlySpan<char>>();
        var rimes = Rimes.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var cut = 0; cut <= Math.Min(3, plain.Length - 1); cut++)
        {
            if (onsets.Contains(plain[..cut]) && rimes.Contains(plain[cut..]))
                return true;
        }
        return false;
    }

    private static string[] Words(string text) => text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
