namespace CchcWarehouse.Etl.Documents.Encodings;

/// <summary>Finds the encoding of a text by asking in which one its words are Vietnamese.</summary>
internal static class LegacyText
{
    // A report has thousands of words with marks; a few of them are names and abbreviations.
    private const double Convincing = 0.8;
    private const double Hopeless = 0.6;
    private const int FewestWords = 3;
    private const int SampleLength = 200_000;

    /// <summary>
    /// The encoding of a text whose characters stand for bytes, or were wrongly taken for Unicode; null where
    /// it is fine as it is, or where nothing makes it Vietnamese.
    /// </summary>
    internal static VietnameseEncoding? Find(string text)
    {
        var sample = text.Length > SampleLength ? text[..SampleLength] : text;
        var asIs = Share(sample, sample);
        // Letters that only Unicode has show that the text is fine: no 8-bit font gives them.
        if (asIs.Words < FewestWords || asIs.Share >= Hopeless || HoldsUnicodeLetters(sample))
            return null;
        var best = VietnameseEncoding.All.Select(e => (Encoding: e, Score: Share(e.Decode(sample), sample))).MaxBy(s => s.Score.Share);
        return best.Score.Share >= Convincing ? best.Encoding : null;
    }

    /// <summary>Letters that no 8-bit font gives.</summary>
    internal static bool HoldsUnicodeLetters(string text)
    {
        var (wide, narrow) = (0, 0);
        foreach (var c in text)
        {
            wide += c is 'ă' or 'Ă' or 'đ' or 'Đ' or 'ĩ' or 'Ĩ' or 'ũ' or 'Ũ' or 'ơ' or 'Ơ' or 'ư' or 'Ư' or >= '\u1ea0' and <= '\u1ef9' ? 1 : 0;
            narrow += c is >= '\u0080' and <= '\u00ff' ? 1 : 0;
        }
        return wide * 20 > narrow;
    }

    // Of the words that are not plain ASCII, the share that is Vietnamese.
    private static (double Share, int Words) Share(string text, string original)
    {
        var (words, valid) = (0, 0);
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && !IsGap(text[end]))
                end++;
            var word = text.AsSpan(at, end - at);
            if (word.IndexOfAnyExceptInRange('\0', '\u007f') >= 0)
            {
                words++;
                valid += VietnameseSyllable.Is(word) ? 1 : 0;
            }
            at = end + 1;
        }
        // An encoding that leaves hardly any letter outside ASCII has found nothing.
        var expected = ReferenceEquals(text, original) ? 0 : original.Count(c => c > '\u007f') / 20;
        return (words == 0 || words < expected ? 0 : valid / (double)words, words);
    }

    private static bool IsGap(char c) =>
        c <= ' ' || char.IsAsciiDigit(c) || c < '\u0080' && (char.IsPunctuation(c) || char.IsSymbol(c)) || c is '“' or '”' or '‘' or '’' or '–' or '—' or '…' or '•';
}
