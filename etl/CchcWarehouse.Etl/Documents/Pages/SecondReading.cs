using CchcWarehouse.Etl.Documents.Tools;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Reads the numbers of a scan a second time, with another model that knows figures only.</summary>
/// <remarks>
/// A recogniser is sometimes sure of a wrong digit; two of them are hardly ever sure of the same one. What
/// they agree on has the better confidence, what they read differently waits for a person.
/// </remarks>
internal static class SecondReading
{
    private const int SingleLine = 7;
    private const double WidestNumber = 120;
    private const double Disagreed = 0.5;
    private const string Figures = "0123456789.,%/+-";

    // Letters that a recogniser of words makes of figures.
    private const string Letters = "OoQDIl|]![iSsGbBZzgqÚÓóúÖ⁄";
    private const string Likely = "0000111111155668229900000/";

    internal static async Task<IReadOnlyList<IReadOnlyList<PageWord>>> CheckedAsync(
        ToolFolder folder, IReadOnlyList<GrayImage> pictures, IReadOnlyList<IReadOnlyList<PageWord>> first, CancellationToken cancellationToken)
    {
        var numbers = Enumerable.Range(0, pictures.Count).Where(i => MayBeNumber(pictures[i], first[i])).ToList();
        var second = await TesseractWords.ReadAsync(folder, [.. numbers.Select(i => pictures[i])], SingleLine, "eng", Figures, cancellationToken);
        var result = first.ToArray();
        foreach (var (picture, reading) in numbers.Zip(second))
            result[picture] = [Agreed(first[picture][0], reading)];
        return result;
    }

    private static bool MayBeNumber(GrayImage picture, IReadOnlyList<PageWord> words) =>
        words.Count == 1 && picture.Width / picture.PixelsPerPoint <= WidestNumber
        && words[0].Text.All(c => Figures.Contains(Figure(c))) && words[0].Text.Any(char.IsAsciiDigit);

    private static PageWord Agreed(PageWord first, IReadOnlyList<PageWord> second)
    {
        var figures = string.Concat(second.Select(w => w.Text));
        var confidence = second.Min(w => w.Confidence) ?? 0;
        if (figures == first.Text)
            return first with { Confidence = Math.Max(first.Confidence ?? 0, confidence) };
        // "S8" and "58": the second is likely right, but a person says so.
        return figures == string.Concat(first.Text.Select(Figure))
            ? first with { Text = figures, Confidence = Math.Min(confidence, Disagreed) }
            : first with { Confidence = Math.Min(first.Confidence ?? 0, Disagreed) };
    }

    private static char Figure(char c) => Letters.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? Likely[i] : c;
}
