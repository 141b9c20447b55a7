using System.Collections.Frozen;
using System.Text;

namespace CchcWarehouse.Star.Letters;

/// <summary>Unicode normal form C for Latin text, Vietnamese above all: NFD input gives the same text.</summary>
/// <remarks>
/// Goes one step beyond NFC: a tone mark typed before the mark of shape (e, acute, circumflex) makes the
/// same letter as the other way round, because no language means something else by it.
/// </remarks>
public static class CanonicalText
{
    private const char FirstMark = '\u0300';
    private const char LastMark = '\u036f';

    private static readonly FrozenDictionary<(char Letter, char Mark), char> Composed = Pairs()
        .ToFrozenDictionary(p => (p.Letter, p.Mark), p => p.Whole);

    private static readonly FrozenDictionary<char, (char Letter, char Mark)> Parts = Pairs()
        .ToFrozenDictionary(p => p.Whole, p => (p.Letter, p.Mark));

    private static readonly char[] BaseLetters = [.. Enumerable.Range(0, 0x1f00).Select(c => FindBase((char)c))];

    /// <summary>The text with every letter and its marks as one character where Unicode has one.</summary>
    public static string Compose(string text)
    {
        var first = text.AsSpan().IndexOfAnyInRange(FirstMark, LastMark);
        if (first < 0)
            return text;

        var result = new StringBuilder(text.Length).Append(text, 0, Math.Max(0, first - 1));
        var cluster = new List<char>();
        for (var at = Math.Max(0, first - 1); at < text.Length;)
        {
            var next = at + 1;
            while (next < text.Length && IsMark(text[next]))
                next++;
            if (next == at + 1)
                result.Append(text[at]);
            else
                AppendCluster(text.AsSpan(at, next - at), cluster, result);
            at = next;
        }
        return result.ToString();
    }

    /// <summary>A letter and its marks one by one: "ế" as e, circumflex, acute.</summary>
    public static string Decompose(char c)
    {
        var parts = new List<char>();
        Decompose(c, parts);
        return string.Concat(parts);
    }

    /// <summary>Letters without their marks, "đ" as "d"; other characters as they are.</summary>
    public static char BaseLetter(char c) => c < BaseLetters.Length ? BaseLetters[c] : c;

    public static bool IsMark(char c) => c is >= FirstMark and <= LastMark;

    private static void AppendCluster(ReadOnlySpan<char> letterAndMarks, List<char> cluster, StringBuilder result)
    {
        cluster.Clear();
        foreach (var c in letterAndMarks)
            Decompose(c, cluster);
        var letter = cluster[0];
        var marks = cluster.Skip(1).OrderBy(Order).ToList();
        var left = new StringBuilder();
        var blockedOrder = -1;
        foreach (var mark in marks)
        {
            if (Order(mark) != blockedOrder && Composed.TryGetValue((letter, mark), out var whole))
                letter = whole;
            else
            {
                left.Append(mark);
                blockedOrder = Order(mark);
            }
        }
        result.Append(letter).Append(left);
    }

    private static void Decompose(char c, List<char> into)
    {
        if (Parts.TryGetValue(c, out var parts))
        {
            Decompose(parts.Letter, into);
            into.Add(parts.Mark);
        }
        else
        {
            into.Add(c switch { '\u0340' => '\u0300', '\u0341' => '\u0301', _ => c });
        }
    }

    // The canonical combining classes, with circumflex and breve (shape) put before the tones above.
    private static int Order(char mark) => mark switch
    {
        >= '\u0334' and <= '\u0338' => 1,
        '\u0321' or '\u0322' or '\u0327' or '\u0328' => 202,
        '\u031b' => 216,
        >= '\u0316' and <= '\u0333' => 220,
        '\u0302' or '\u0306' => 229,
        _ => 230,
    };

    private static char FindBase(char c)
    {
        while (Parts.TryGetValue(c, out var parts))
            c = parts.Letter;
        return c switch { 'đ' or 'ð' => 'd', 'Đ' or 'Ð' => 'D', _ => c };
    }

    private static IEnumerable<(char Letter, char Mark, char Whole)> Pairs() =>
        from entry in CanonicalPairs.ByMark
        from pair in entry.Pairs.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        select (pair[0], entry.Mark, pair[1]);
}
