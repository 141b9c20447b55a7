using CchcWarehouse.Etl.Documents.Encodings;
using CchcWarehouse.Etl.Documents.Tools;
using CchcWarehouse.Star.Letters;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>The text that a PDF holds, in Unicode, and on which pages it is not what the paper shows.</summary>
/// <param name="Invisible">Pages with text that is drawn without ink, as under a scan.</param>
/// <param name="Illegible">Pages whose fonts do not say which letters they draw, or say it wrongly.</param>
internal sealed record TextLayer(IReadOnlyList<PdfPage> Pages, IReadOnlySet<int> Invisible, IReadOnlySet<int> Illegible, VietnameseEncoding? Encoding)
{
    private const double MostStrange = 0.2;
    private const double LeastVietnamese = 0.3;
    private const int FewestWords = 12;
    private const string Signs = ".,;:()“”\"%/-";
    private const int LeastInvisible = 3;

    internal static async Task<TextLayer> ReadAsync(ToolFolder folder, IReadOnlyList<PdfPage> pages, CancellationToken cancellationToken)
    {
        var visible = (await VisibleText.ListAsync(folder, cancellationToken)).ToLookup(t => t.Page);
        var drawn = await FontList.PagesWithoutLettersAsync(folder, pages.Count, cancellationToken);
        var encoding = LegacyText.Find(string.Join(' ', pages.SelectMany(p => p.Words).Select(w => w.Text)));
        List<PdfPage> decoded = [.. encoding is null
            ? FontEncodings.Decode(pages, visible)
            : pages.Select(p => p with { Words = p.Words.ConvertAll(w => w with { Text = encoding.Decode(w.Text) }) })];
        var numbers = Enumerable.Range(1, pages.Count).ToList();
        return new TextLayer(
            decoded,
            numbers.Where(n => Letters(pages[n - 1].Words.Select(w => w.Text)) - Letters(visible[n].Select(t => t.Text)) >= LeastInvisible).ToHashSet(),
            numbers.Where(n => drawn.Contains(n) || !IsLegible(decoded[n - 1].Words)).ToHashSet(),
            encoding ?? FontEncodings.Of(visible.SelectMany(t => t)));
    }

    internal IEnumerable<DocumentNotice> Notices(IReadOnlySet<int> pictures)
    {
        if (Encoding is not null)
            yield return Encoding.Notice("Văn bản trong tệp PDF", "Text of the PDF");
        if (Listed(Invisible.Except(pictures)) is { Length: > 0 } invisible)
            yield return new DocumentNotice("hidden-text", LosesContent: true,
                $"Trang {invisible} có chữ ẩn, in ra không nhìn thấy; chữ ẩn không được dùng, trang được nhận dạng lại từ những gì nhìn thấy.",
                $"Page {invisible} has hidden text that print does not show; it is not used, the page was recognised from what can be seen.");
        if (Listed(Illegible.Except(Invisible).Except(pictures)) is { Length: > 0 } illegible)
            yield return new DocumentNotice("illegible-font", LosesContent: true,
                $"Trang {illegible}: phông chữ trong tệp PDF không cho biết đúng chữ nào được in; trang được nhận dạng lại từ hình ảnh. Nên gửi tệp gốc Word hoặc Excel.",
                $"Page {illegible}: the fonts of the PDF do not truly say which letters they print; the page was recognised from its picture. Better send the original Word or Excel file.");
    }

    // Signs that are none; a direction that is none; words that are not Vietnamese.
    private static bool IsLegible(IReadOnlyList<PageWord> words)
    {
        var letters = words.Sum(w => w.Text.Length);
        var strange = words.Sum(w => w.Text.Count(c => char.IsControl(c) || c is '\uFFFD' or >= '\uE000' and <= '\uF8FF'));
        return strange <= MostStrange * letters && TextDirection.QuartersToUpright(words) is { } quarters && AreVietnamese(TextDirection.Turned(words, quarters, 0, 0));
    }

    // Put together first: a second font for the letters with marks breaks every word.
    private static bool AreVietnamese(IReadOnlyList<PageWord> words)
    {
        var written = PageText.Lines(words).SelectMany(l => PageText.Text(l.Words).Split(' ')).Select(w => CanonicalText.Compose(w.Trim([.. Signs]))).Where(w => w.Length > 1 && !w.Any(char.IsAsciiDigit)).ToList();
        return written.Count < FewestWords || written.Count(w => VietnameseSyllable.Is(w)) >= LeastVietnamese * written.Count;
    }

    private static int Letters(IEnumerable<string> texts) => texts.Sum(t => t.Count(char.IsLetterOrDigit));

    private static string Listed(IEnumerable<int> pages) => string.Join(", ", pages.Order());
}
