using System.Text;
using CchcWarehouse.Star.Letters;

namespace CchcWarehouse.Etl.Documents;

/// <summary>Words for comparing: lower case, without diacritics and punctuation, one space between.</summary>
/// <remarks>Scans and typists lose diacritics first ("Đon vị tinh"), so recognition never depends on them.</remarks>
public static class FoldedText
{
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var raw in text)
        {
            var c = CanonicalText.BaseLetter(char.ToLowerInvariant(raw));
            if (char.IsLetterOrDigit(c))
                folded.Append(c);
            else if (!CanonicalText.IsMark(c) && folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }
        if (folded.Length > 0 && folded[^1] == ' ')
            folded.Length--;
        return folded.ToString();
    }

    /// <summary>Whether the words stand in the folded text as whole words.</summary>
    public static bool Holds(string folded, string words)
    {
        for (var at = folded.IndexOf(words, StringComparison.Ordinal); at >= 0;
             at = folded.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            var end = at + words.Length;
            if ((at == 0 || folded[at - 1] == ' ') && (end == folded.Length || folded[end] == ' '))
                return true;
        }
        return false;
    }

    public static bool HoldsAny(string folded, params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (Holds(folded, phrase))
                return true;
        }
        return false;
    }

    public static bool StartsWithAny(string folded, params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (folded.StartsWith(phrase, StringComparison.Ordinal)
                && (folded.Length == phrase.Length || folded[phrase.Length] == ' '))
            {
                return true;
            }
        }
        return false;
    }
}
