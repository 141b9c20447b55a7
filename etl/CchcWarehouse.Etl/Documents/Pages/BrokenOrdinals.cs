using System.Globalization;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Joins the number of a row that its narrow column broke: “1.1.” above “1”, “ST” above “T”.</summary>
/// <remarks>
/// The geometry must prove it: both parts begin their lines, one right below the other; together they are wider
/// than anything in the column; beside the lower part no new label begins, or the numbers before it ask for it.
/// </remarks>
internal sealed class BrokenOrdinals
{
    private const double LeastLeading = 0.7;
    private const double MostLeading = 1.35;
    private const double SamePlace = 2;
    private const double SameLine = 0.5;
    private const int Several = 2;

    private readonly IReadOnlyList<List<PageWord>> firsts;
    private readonly IReadOnlyList<Page> pages;

    private BrokenOrdinals(IReadOnlyList<Page> pages)
    {
        this.pages = pages;
        firsts = [.. pages.Select(p => p.Words.Where(w => w.Confidence is null && IsPart(w.Text) && !HasLeftNeighbour(p, w)).OrderBy(w => w.CentreY).ToList())];
    }

    internal static IReadOnlyList<Page> Joined(IReadOnlyList<Page> pages)
    {
        var ordinals = new BrokenOrdinals(pages);
        var found = ordinals.Find();
        return found.Sum(f => f.Count) < Several ? pages : [.. pages.Select((page, i) => Joined(page, found[i]))];
    }

    private static Page Joined(Page page, List<(PageWord Above, PageWord Below)> found)
    {
        var (texts, gone) = (new Dictionary<PageWord, string>(), new HashSet<PageWord>());
        foreach (var (above, below) in found)
        {
            texts[above] = above.Text + below.Text;
            gone.Add(below);
        }
        return page with { Words = [.. page.Words.Where(w => !gone.Contains(w)).Select(w => texts.TryGetValue(w, out var text) ? w with { Text = text } : w)] };
    }

    private List<List<(PageWord Above, PageWord Below)>> Find()
    {
        var found = new List<List<(PageWord Above, PageWord Below)>>();
        var before = "";
        for (var page = 0; page < pages.Count; page++)
        {
            var (words, pairs) = (firsts[page], new List<(PageWord Above, PageWord Below)>());
            for (var i = 0; i < words.Count; i++)
            {
                if (i + 1 < words.Count && AreOne(pages[page], words[i], words[i + 1], before))
                {
                    pairs.Add((words[i], words[++i]));
                    before = words[i - 1].Text + words[i].Text;
                }
                else
                    before = words[i].Text;
            }
            found.Add(pairs);
        }
        // Letters alone prove nothing.
        return found.Exists(pairs => pairs.Exists(p => char.IsAsciiDigit(p.Above.Text[0]))) ? found : [.. pages.Select(_ => new List<(PageWord, PageWord)>())];
    }

    private bool AreOne(Page page, PageWord above, PageWord below, string before) =>
        AreParts(above.Text, below.Text)
        && (below.CentreY - above.CentreY) / above.Height is > LeastLeading and < MostLeading
        && (Math.Abs(above.Left - below.Left) < SamePlace || Math.Abs(above.CentreX - below.CentreX) < SamePlace || Math.Abs(above.Right - below.Right) < SamePlace)
        && above.Right - above.Left + below.Right - below.Left > Widest(above) + 1
        && (!char.IsAsciiDigit(above.Text[0]) || !BeginsLabel(page, below) || Follows(before, above.Text + below.Text));

    // "1.1." and "1", "7.1.7" and ".2", "10." and "1.1"; in the head "ST" and "T".
    private static bool AreParts(string above, string below) =>
        char.IsAsciiDigit(above[0])
            ? above.Contains('.', StringComparison.Ordinal) && (above[^1] == '.' && char.IsAsciiDigit(below[0]) || above[^1] != '.' && below[0] == '.' && below.Length > 1)
            : above.Length > 1 && char.IsAsciiLetter(below[0]) && !(above + below).All("IVXLC".Contains);

    private double Widest(PageWord word) => firsts.SelectMany(f => f)
        .Where(w => w.Left < word.Right && w.Right > word.Left).Max(w => w.Right - w.Left);

    // In small letters the label above goes on.
    private static bool BeginsLabel(Page page, PageWord word) =>
        page.Words.Where(w => w.Left >= word.Right && Shared(w, word) >= SameLine).OrderBy(w => w.Left).Select(w => (PageWord?)w).FirstOrDefault() is { } label
        && !char.IsLower(label.Text[0]);

    private static bool HasLeftNeighbour(Page page, PageWord word) =>
        page.Words.Any(w => w.Right <= word.Left && Shared(w, word) >= SameLine);

    // 1.1.2 after 1.1.1, and 1.1.1 after 1.1.
    private static bool Follows(string before, string ordinal)
    {
        var (last, next) = (Parts(before), Parts(ordinal));
        if (next.Count < 2 || last.Count == 0)
            return false;
        var isChild = next.Count == last.Count + 1 && next[^1] == 1 && next.SkipLast(1).SequenceEqual(last);
        return isChild || next.Count <= last.Count && next[^1] == last[next.Count - 1] + 1 && next.SkipLast(1).SequenceEqual(last.Take(next.Count - 1));
    }

    private static List<int> Parts(string ordinal)
    {
        var parts = ordinal.Split('.', StringSplitOptions.RemoveEmptyEntries);
        return parts.All(p => p.Length < 4 && p.All(char.IsAsciiDigit)) ? [.. parts.Select(p => int.Parse(p, CultureInfo.InvariantCulture))] : [];
    }

    private static bool IsPart(string text) =>
        text.All(c => char.IsAsciiDigit(c) || c == '.') && text.Any(char.IsAsciiDigit) || text.Length <= 3 && text.All(char.IsAsciiLetterUpper);

    private static double Shared(PageWord one, PageWord other) =>
        (Math.Min(one.Bottom, other.Bottom) - Math.Max(one.Top, other.Top)) / Math.Min(one.Height, other.Height);
}
