using System.Globalization;
using System.Text.RegularExpressions;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Takes the numbers of pages out of tables that reach into the margin.</summary>
/// <remarks>
/// Such a number is the highest or lowest print of its page, stands on no line of the table, and counts on with the
/// pages at one place. Where that is not certain, its cell waits for a person.
/// </remarks>
internal sealed partial class PageNumbers
{
    private const double Edge = 0.15;
    private const double SamePlace = 3;
    private const double Outermost = 0.5;
    private const double SameLine = 0.25;
    private const double OtherSizeLine = 0.1;
    private const double SameSize = 0.03;
    private const int FewestPages = 3;
    private const int MostPages = 2000;

    private static readonly CellDoubt MayBePageNumber = new(
        "con số trong ô có thể là số trang",
        "the figure in the cell may be the number of the page");

    private readonly IReadOnlyList<Page> pages;
    private readonly List<Candidate> candidates;

    private PageNumbers(IReadOnlyList<Page> pages)
    {
        this.pages = pages;
        candidates = [.. pages.SelectMany(Candidates)];
    }

    internal static IReadOnlyList<Page> Parted(IReadOnlyList<Page> pages) => new PageNumbers(pages).Parted();

    private List<Page> Parted()
    {
        var of = candidates.ToLookup(c => c.Page);
        return [.. pages.Select(p => of[p].Any() ? Parted(p, [.. of[p]]) : p)];
    }

    private Page Parted(Page page, List<Candidate> found)
    {
        var gone = found.Where(IsSure).SelectMany(c => c.Words).ToHashSet();
        var unsure = found.Where(IsUnsure).SelectMany(c => c.Words).ToHashSet();
        return page with { Words = [.. page.Words.Where(w => !gone.Contains(w)).Select(w => unsure.Contains(w) ? w with { Doubt = w.Doubt ?? MayBePageNumber } : w)] };
    }

    private bool IsSure(Candidate one) =>
        !one.SharesLine && (one.IsNamed && one.Number - one.Page.Number == 0 || Series(one) >= (one.IsNamed ? FewestPages - 1 : FewestPages));

    private bool IsUnsure(Candidate one) => !IsSure(one) && (!one.SharesLine || Series(one) >= FewestPages);

    /// <summary>On how many pages the numbers at this place count on with the pages.</summary>
    private int Series(Candidate one) =>
        candidates.Where(c => c.Number - c.Page.Number == one.Number - one.Page.Number && IsSamePlace(c, one)).Select(c => c.Page.Number).Distinct().Count();

    private static bool IsSamePlace(Candidate one, Candidate other) =>
        one.IsAbove == other.IsAbove && Near(one.FromEdge, other.FromEdge)
        && (Near(one.Left, other.Left) || Near(one.FromRight, other.FromRight) || Near(one.OffCentre, other.OffCentre) || Near(one.Left, other.FromRight) || Near(one.FromRight, other.Left));

    private static bool Near(double one, double other) => Math.Abs(one - other) <= SamePlace;

    private IEnumerable<Candidate> Candidates(Page page) =>
        from line in PageText.LinesOfColumns(page.Words.Where(w => w.Confidence is null && (w.CentreY < Edge * page.Height || w.CentreY > (1 - Edge) * page.Height)))
        from run in PageText.Segments(line)
        let text = Number.Match(PageText.Text(run))
        where text.Success && IsOutermost(page, run)
        let candidate = Of(page, run, text)
        where candidate.Number <= MostPages
        select candidate;

    private Candidate Of(Page page, List<PageWord> run, Match text)
    {
        var isWhole = text.Groups["all"].Success && int.Parse(text.Groups["all"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) == pages.Count;
        var isNamed = isWhole || text.Groups["name"].Success || text.Groups["dash"].Success;
        return new Candidate(page, run, int.Parse(text.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture), isNamed, SharesLine(page, run));
    }

    // Nothing is printed further out.
    private static bool IsOutermost(Page page, List<PageWord> run)
    {
        var (centre, slack) = (run[0].CentreY, Outermost * run.Max(w => w.Height));
        return centre < page.Height / 2
            ? page.Words.All(w => w.CentreY >= centre - slack)
            : page.Words.All(w => w.CentreY <= centre + slack);
    }

    private static bool SharesLine(Page page, List<PageWord> run)
    {
        var height = run[0].Height;
        return page.Words.Any(w => !run.Contains(w)
            && Math.Abs(w.CentreY - run[0].CentreY) <= (Math.Abs(w.Height - height) < SameSize * height ? SameLine : OtherSizeLine) * height);
    }

    // "3", "- 3 -", "Trang 3", "3/12", "Trang 3 / 12", "3 | Page".
    [GeneratedRegex(@"^(?<name>trang|page|tr\.)?\s*(?<dash>[-–—])?\s*(?<number>\d{1,4})\s*(?:(?:/|of|\|)\s*(?:(?<all>\d{1,4})|(?<name>page|trang)))?\s*[-–—]?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Number { get; }

    private sealed record Candidate(Page Page, List<PageWord> Words, int Number, bool IsNamed, bool SharesLine)
    {
        internal bool IsAbove => Words[0].CentreY < Page.Height / 2;

        internal double FromEdge => IsAbove ? Words[0].CentreY : Page.Height - Words[0].CentreY;

        internal double Left => Words[0].Left;

        internal double FromRight => Page.Width - Words[^1].Right;

        internal double OffCentre => (Words[0].Left + Words[^1].Right - Page.Width) / 2;
    }
}
