using CchcWarehouse.Etl.Documents.Encodings;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Texts of a PDF in fonts from before Unicode, beside others: .VnTime is TCVN3, VNI-Times is VNI.</summary>
internal static class FontEncodings
{
    internal static VietnameseEncoding? Of(IEnumerable<VisibleText> texts) => Fonts(texts).Values.FirstOrDefault();

    internal static IEnumerable<PdfPage> Decode(IReadOnlyList<PdfPage> pages, ILookup<int, VisibleText> visible)
    {
        var fonts = Fonts(visible.SelectMany(t => t));
        if (fonts.Count == 0)
            return pages;
        return pages.Select((page, i) => page with { Words = page.Words.ConvertAll(w => Decoded(w, visible[i + 1], fonts)) });
    }

    private static PageWord Decoded(PageWord word, IEnumerable<VisibleText> texts, Dictionary<string, VietnameseEncoding> fonts)
    {
        if (texts.FirstOrDefault(t => t.Holds(word)) is not { Font: { } font } || !fonts.TryGetValue(font, out var encoding))
            return word;
        var text = encoding.Decode(word.Text);
        return word with { Text = VietnameseEncoding.IsCapitalFont(font) ? text.ToUpperInvariant() : text };
    }

    // A font of that name may have been made for Unicode since.
    private static Dictionary<string, VietnameseEncoding> Fonts(IEnumerable<VisibleText> texts) => texts
        .Where(t => VietnameseEncoding.OfFont(t.Font) is not null)
        .GroupBy(t => t.Font!, StringComparer.Ordinal)
        .Where(g => !LegacyText.HoldsUnicodeLetters(string.Join(' ', g.Select(t => t.Text))))
        .ToDictionary(g => g.Key, g => VietnameseEncoding.OfFont(g.Key)!, StringComparer.Ordinal);
}
