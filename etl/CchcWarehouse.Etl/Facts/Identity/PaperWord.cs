using System.Buffers;
using System.Text.RegularExpressions;

namespace CchcWarehouse.Etl.Facts.Identity;

/// <summary>What stands between a word and the word before it.</summary>
internal enum WordGap { Blank, Hyphen, LineEnd, Stop }

/// <summary>One word of a passage, in the order of reading.</summary>
/// <param name="Key">Lower case with the tone mark at the end, see <see cref="PlaceKey"/>.</param>
internal sealed partial record PaperWord(string Text, string Key, int Start, WordGap Gap)
{
    private static readonly SearchValues<char> Stops = SearchValues.Create(",;:()[]{}/\\|\"“”«»!?…_*•+=\t");

    public int End => Start + Text.Length;

    public bool IsNumber => char.IsAsciiDigit(Text[0]);

    public bool IsCapitalised => char.IsUpper(Text[0]);

    public bool IsCapitals => !IsNumber && !Text.Any(char.IsLower);

    /// <summary>The words of a text; its lines end in '\n'.</summary>
    public static IReadOnlyList<PaperWord> Read(string text)
    {
        var words = new List<PaperWord>();
        var end = 0;
        foreach (Match match in Word().Matches(text))
        {
            var gap = words.Count == 0 ? WordGap.Stop : Between(words[^1].Text, text.AsSpan(end..match.Index));
            words.Add(new(match.Value, PlaceKey.OfWord(match.Value), match.Index, gap));
            end = match.Index + match.Length;
        }
        return words;
    }

    private static WordGap Between(string before, ReadOnlySpan<char> between)
    {
        if (between.IndexOfAny(Stops) >= 0)
        {
            return WordGap.Stop;
        }
        var line = between.Contains('\n');
        if (between.Contains('.') && (line || !IsAbbreviation(before)))
        {
            return WordGap.Stop;
        }
        return line ? WordGap.LineEnd : between.IndexOfAny("-–—") >= 0 ? WordGap.Hyphen : WordGap.Blank;
    }

    private static bool IsAbbreviation(string word) => word.Length <= 2 && word.All(char.IsUpper);

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}]*(?:['’‘ʼ`][\p{L}\p{M}]+)*['’‘ʼ]?|[0-9]+")]
    private static partial Regex Word();
}

internal static class PaperWords
{
    /// <summary>Whether the words from an index on are these, within one clause.</summary>
    public static bool SaysAt(this IReadOnlyList<PaperWord> words, int index, IReadOnlyList<string> keys)
    {
        if (index < 0 || index + keys.Count > words.Count)
        {
            return false;
        }
        for (var i = 0; i < keys.Count; i++)
        {
            if (words[index + i].Key != keys[i] || (i > 0 && words[index + i].Gap == WordGap.Stop))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Whether the words before an index are these, within one clause that goes on to the index.</summary>
    public static bool SaysBefore(this IReadOnlyList<PaperWord> words, int index, IReadOnlyList<string> keys) =>
        (index == words.Count || words[index].Gap != WordGap.Stop) && words.SaysAt(index - keys.Count, keys);

    public static string[] KeysOf(string phrase) => phrase.Split(' ').Select(PlaceKey.OfWord).ToArray();
}
