using CchcWarehouse.Etl.Documents.Tools;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Reads the numbers of a scan again: at the size that recognition knows best, by two models.</summary>
/// <remarks>
/// A recogniser is sometimes sure of a wrong digit; two of them are hardly ever sure of the same one. What
/// both read, and the first reading does not deny, has the better confidence; the rest waits for a person.
/// </remarks>
internal static class SecondReading
{
    private const int SingleLine = 7;
    private const double WidestNumber = 120;
    private const double TallestNumber = 24;
    private const double Disagreed = 0.5;
    private const string Figures = "0123456789.,%/+-";

    // Of the digits, in pixels.
    private const double BestHeight = 25;
    private const double LeastScale = 0.5;
    private const double MostScale = 2;

    // Letters that a recogniser of words makes of figures.
    private const string Letters = "OoQDIl|]![iSsGbBZzgqÚÓóúÖ⁄";
    private const string Likely = "0000111111155668229900000/";

    /// <param name="pictures">One for each cell, with a frame around the print.</param>
    /// <param name="first">The words that were read in each.</param>
    internal static async Task<IReadOnlyList<IReadOnlyList<PageWord>>> CheckedAsync(
        ToolFolder folder, IReadOnlyList<GrayImage> pictures, int frame, IReadOnlyList<IReadOnlyList<PageWord>> first, CancellationToken cancellationToken)
    {
        var numbers = Enumerable.Range(0, pictures.Count).Where(i => MayBeNumber(pictures[i], first[i])).ToList();
        var scaled = numbers.ConvertAll(i => pictures[i].Scaled(Math.Clamp(BestHeight / (pictures[i].Height - 2 * frame), LeastScale, MostScale)));
        var figures = await TesseractWords.ReadAsync(folder, scaled, SingleLine, "eng", Figures, cancellationToken);
        var words = await TesseractWords.ReadAsync(folder, scaled, SingleLine, "vie", signs: null, cancellationToken);
        var result = first.ToArray();
        for (var i = 0; i < numbers.Count; i++)
            result[numbers[i]] = Agreed(pictures[numbers[i]], first[numbers[i]], Reading.Of(figures[i]), Reading.Of(words[i]));
        return result;
    }

    private static bool MayBeNumber(GrayImage picture, IReadOnlyList<PageWord> words) =>
        picture.Width <= WidestNumber * picture.PixelsPerPoint && picture.Height <= TallestNumber * picture.PixelsPerPoint
        && words.All(w => w.Text.All(c => Figures.Contains(Figure(c)) || !char.IsLetter(c)));

    private static IReadOnlyList<PageWord> Agreed(GrayImage picture, IReadOnlyList<PageWord> words, Reading figures, Reading again)
    {
        var first = Reading.Of(words);
        var whole = new PageWord(0, 0, picture.Width, picture.Height, words.Count == 0 ? figures.Text : string.Join(' ', words.Select(w => w.Text)), first.Confidence);
        if (figures.Text.Length == 0 || !figures.Text.Any(char.IsAsciiDigit))
            return words;
        if (figures.Text == first.Text)
            return [whole with { Confidence = Math.Max(first.Confidence, figures.Confidence) }];
        if (figures.Text == again.Text && !first.IsNumber)
            return [whole with { Text = figures.Text, Confidence = Math.Min(figures.Confidence, again.Confidence) }];
        // "S8" and "58", or "92" and "52": a person says which. Only the large picture shows every dot.
        var isBetter = !first.IsNumber || figures.Text == again.Text && !figures.DiffersInMarks(first);
        return [whole with { Text = isBetter ? figures.Text : whole.Text, Confidence = Math.Min(figures.Confidence, Disagreed) }];
    }

    private static char Figure(char c) => Letters.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? Likely[i] : c;

    private sealed record Reading(string Text, double Confidence)
    {
        internal bool IsNumber { get; } = Text.Any(char.IsAsciiDigit) && Text.All(c => Figures.Contains(c));

        internal bool DiffersInMarks(Reading other) => Text.Where(char.IsAsciiDigit).SequenceEqual(other.Text.Where(char.IsAsciiDigit));

        internal static Reading Of(IReadOnlyList<PageWord> words) =>
            new(string.Concat(words.Select(w => w.Text)), words.Min(w => w.Confidence) ?? 0);
    }
}
