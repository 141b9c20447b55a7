namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Large letters behind the text, such as “DỰ THẢO” across the page: they are no part of any cell.</summary>
/// <remarks>
/// A large title has lines of its own; a watermark lies over several lines of others. Of text set at an angle each
/// letter stands by itself, as far beside as above the one before it.
/// </remarks>
internal static class Watermark
{
    private const double Large = 2.5;
    private const int SeveralLines = 2;
    private const double NextLine = 0.8;

    internal static (IReadOnlyList<PageWord> Words, string Mark) Parted(IReadOnlyList<PageWord> words)
    {
        if (words.Count == 0)
            return (words, "");
        var height = words.Select(w => w.Height).Order().ElementAt(words.Count / 2);
        var plain = words.Where(w => w.Height <= Large * height).OrderBy(w => w.CentreY).ToList();
        var marks = words.Where(w => w.Height > Large * height && LinesBeside(w, plain, height) >= SeveralLines).Concat(SlantedText.Of(words)).ToHashSet();
        return ([.. words.Where(w => !marks.Contains(w))], string.Join(' ', marks.OrderBy(w => w.Left).Select(w => w.Text)));
    }

    internal static DocumentNotice Notice(IReadOnlyList<(int Page, string Mark)> marks) => new("watermark-not-read", LosesContent: false,
        $"Trang {Pages(marks)} có chữ in chìm hoặc in chéo qua bảng (“{marks[0].Mark}”); chữ này không được đọc vào ô nào.",
        $"Page {Pages(marks)} has letters behind or across its table (“{marks[0].Mark}”); they are not read into any cell.");

    private static string Pages(IReadOnlyList<(int Page, string Mark)> marks) => string.Join(", ", marks.Select(m => m.Page));

    private static int LinesBeside(PageWord mark, List<PageWord> plain, double height)
    {
        var (lines, last) = (0, double.MinValue);
        foreach (var word in plain.Where(w => w.CentreY > mark.Top && w.CentreY < mark.Bottom))
        {
            if (word.CentreY - last < NextLine * height)
                continue;
            (lines, last) = (lines + 1, word.CentreY);
        }
        return lines;
    }
}
