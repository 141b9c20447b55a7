using CchcWarehouse.Etl.Documents.Tools;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Reads words that were hardly recognised once more at another size, and keeps what is surer.</summary>
internal static class ClearerReading
{
    private const double OtherSize = 0.75;
    private const double Clear = 0.85;

    /// <param name="pictures">One for each cell.</param>
    /// <param name="first">The words that were read in each.</param>
    internal static async Task<IReadOnlyList<IReadOnlyList<PageWord>>> ChosenAsync(
        ToolFolder folder, IReadOnlyList<GrayImage> pictures, int segmentation, IReadOnlyList<IReadOnlyList<PageWord>> first, CancellationToken cancellationToken)
    {
        var unclear = Enumerable.Range(0, pictures.Count).Where(i => Lowest(first[i]) < Clear).ToList();
        var again = await TesseractWords.ReadAsync(folder, unclear.ConvertAll(i => pictures[i].Scaled(OtherSize)), segmentation, "vie", signs: null, cancellationToken);
        var result = first.ToArray();
        foreach (var (picture, words) in unclear.Zip(again))
        {
            if (Mean(words) > Mean(first[picture]))
                result[picture] = [.. words.Select(InFullSize)];
        }
        return result;
    }

    private static double Lowest(IReadOnlyList<PageWord> words) => words.Min(w => w.Confidence) ?? 0;

    private static double Mean(IReadOnlyList<PageWord> words) => words.Average(w => w.Confidence) ?? 0;

    private static PageWord InFullSize(PageWord word) => word with
    {
        Left = word.Left / OtherSize,
        Top = word.Top / OtherSize,
        Right = word.Right / OtherSize,
        Bottom = word.Bottom / OtherSize,
    };
}
