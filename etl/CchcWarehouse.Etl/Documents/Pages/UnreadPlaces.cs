using System.Globalization;
using CchcWarehouse.Etl.Documents.Pages.Unruled;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Ink in the tables of scanned pages of which nothing was read, told by page and place.</summary>
/// <remarks>Stamps and strokes are told only where no line of print shows beside them: a row may lie below.</remarks>
internal static class UnreadPlaces
{
    private const int MostNamed = 6;
    private const int LongestText = 60;
    private const double MillimetresPerPoint = 25.4 / 72;
    private const double SameLine = 0.5;

    internal static IEnumerable<DocumentNotice> Notices(IReadOnlyList<PagePart> parts, IReadOnlyList<UnruledTable> tables)
    {
        var areas = Areas(parts, tables).ToLookup(a => a.Page, a => a.Area);
        foreach (var page in areas.Select(a => a.Key).Where(p => p.Words.Any(w => w.Confidence is not null)))
        {
            var places = Unread(page).Concat(Hidden(page)).Where(p => areas[page].Any(a => IsInside(p, a)))
                .OrderBy(p => p.Top).ThenBy(p => p.Left).ToList();
            if (places.Count > 0)
                yield return Notice(page, places);
        }
    }

    private static IEnumerable<(Page Page, PageArea Area)> Areas(IEnumerable<PagePart> parts, IReadOnlyList<UnruledTable> tables) =>
        parts.Where(p => p.Ruled is not null).Select(p => (p.Page, new PageArea(p.Ruled!.Left, p.Ruled.Top, p.Ruled.Right, p.Ruled.Bottom)))
            .Concat(tables.SelectMany(t => t.Regions).Where(r => r.End > r.First)
                .Select(r => (r.Stretch.Page, new PageArea(0, r.Lines.Min(l => l.Top), r.Stretch.Page.Width, r.Lines.Max(l => l.Bottom)))));

    private static IEnumerable<PageArea> Unread(Page page) =>
        page.Words.Where(w => w.Text.Length == 0).Select(w => new PageArea(w.Left, w.Top, w.Right, w.Bottom));

    private static IEnumerable<PageArea> Hidden(Page page) =>
        page.Blots.Where(b => !page.Words.Any(w => w.Text.Length > 0 && w.Top < b.Bottom && b.Top < w.Bottom));

    private static bool IsInside(PageArea place, PageArea table) =>
        (place.Top + place.Bottom) / 2 is var middle && middle >= table.Top && middle <= table.Bottom && place.Left < table.Right && place.Right > table.Left;

    private static DocumentNotice Notice(Page page, List<PageArea> places)
    {
        var named = places.Take(MostNamed).Select(p => (p.Left, p.Top, Text: Beside(page, p))).ToList();
        var (more, moreEn) = places.Count > MostNamed ? ($"; và {places.Count - MostNamed} chỗ khác", $"; and {places.Count - MostNamed} more") : ("", "");
        return new DocumentNotice("print-not-read", LosesContent: true,
            $"Trang {page.Number}: {places.Count} chỗ trong bảng có nét in không đọc được: " + string.Join("; ", named.Select(p => $"cách mép trên {Millimetres(p.Top)} mm, mép trái {Millimetres(p.Left)} mm{(p.Text.Length > 0 ? $" (cùng dòng với “{p.Text}”)" : "")}")) + more + ". Hãy đối chiếu với bản in.",
            $"Page {page.Number}: at {places.Count} places in the table something is printed that could not be read: " + string.Join("; ", named.Select(p => $"{Millimetres(p.Top)} mm from the top, {Millimetres(p.Left)} mm from the left{(p.Text.Length > 0 ? $" (on the line of “{p.Text}”)" : "")}")) + moreEn + ". Compare with the print.");
    }

    private static string Beside(Page page, PageArea place)
    {
        var words = page.Words.Where(w => w.Text.Length > 0 && Math.Min(w.Bottom, place.Bottom) - Math.Max(w.Top, place.Top) >= SameLine * Math.Min(w.Height, place.Bottom - place.Top));
        var text = string.Join(' ', words.OrderBy(w => w.Left).Select(w => w.Text));
        return text.Length <= LongestText ? text : text[..LongestText] + "…";
    }

    private static string Millimetres(double points) => (points * MillimetresPerPoint).ToString("0", CultureInfo.InvariantCulture);
}
