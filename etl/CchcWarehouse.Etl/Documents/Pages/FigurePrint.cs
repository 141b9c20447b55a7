using CchcWarehouse.Etl.Documents.Pages.Unruled;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Figures that the file holds, but paper shows struck through or not at all; and words struck through.</summary>
internal static class FigurePrint
{
    private const int Flat = 20;
    private const int FaintStroke = 80;
    private const double Even = 0.6;
    private const int FewestLetters = 3;

    // Where a stroke through digits may lie, as a share of the height of the letters' box.
    private const double HighestStroke = 0.40;
    private const double LowestStroke = 0.68;

    private static readonly CellDoubt Unseen = new(
        "ô có chữ số ẩn, in ra không nhìn thấy",
        "the cell has digits that print does not show");

    internal static IReadOnlyList<PageWord> Checked(IReadOnlyList<PageWord> words, GrayImage image) =>
        [.. words.Select(w => PageRun.IsFigure(w.Text) ? w with { Doubt = DoubtOf(w, image) } : IsWord(w.Text) && IsStruck(BoxOf(w, image), image) ? w with { Doubt = StruckText.Doubt } : w)];

    internal static CellDoubt? DoubtOf(IReadOnlyList<PageWord> words) =>
        words.Select(w => w.Doubt).FirstOrDefault(d => d is not null) ?? OcrDoubt.Of(words);

    private static CellDoubt? DoubtOf(PageWord word, GrayImage image)
    {
        var box = BoxOf(word, image);
        if (box.Right - box.Left < 2 || box.Bottom - box.Top < 2)
            return null;
        return HasUnseen(word, box, image) ? Unseen : IsStruck(box, image) ? StruckText.Doubt : null;
    }

    private static PixelBox BoxOf(PageWord word, GrayImage image) => PixelBox.Of(image, word.Left, word.Top, word.Right, word.Bottom);

    // Between its letters it is white at half their height.
    private static bool IsWord(string text) => text.Length >= FewestLetters && text.All(char.IsLetter);

    // Digits are equally wide, so each has its share of the word.
    private static bool HasUnseen(PageWord word, PixelBox box, GrayImage image)
    {
        var shares = word.Text.All(char.IsAsciiDigit) ? word.Text.Length : 1;
        var width = (box.Right - box.Left) / (double)shares;
        return Enumerable.Range(0, shares).Any(i => IsFlat(box with { Left = box.Left + (int)(i * width), Right = box.Left + (int)((i + 1) * width) }, image));
    }

    private static bool IsFlat(PixelBox box, GrayImage image)
    {
        var (darkest, lightest) = (255, 0);
        for (var y = box.Top; y < box.Bottom; y++)
        {
            foreach (var pixel in image.Pixels.AsSpan(y * image.Width + box.Left, box.Right - box.Left))
                (darkest, lightest) = (Math.Min(darkest, pixel), Math.Max(lightest, pixel));
        }
        return lightest - darkest < Flat;
    }

    // The bar of a 4 ends before its box does; a stroke is as dark at both ends.
    private static bool IsStruck(PixelBox box, GrayImage image)
    {
        var height = box.Bottom - box.Top;
        if (box.Right <= box.Left)
            return false;
        for (var y = box.Top + (int)(HighestStroke * height); y <= box.Top + (int)(LowestStroke * height); y++)
        {
            var row = image.Pixels.AsSpan(y * image.Width + box.Left, box.Right - box.Left);
            if (row.ContainsAnyInRange((byte)(255 - Even * FaintStroke), (byte)255))
                continue;
            var ink = row.ToArray().Select(p => 255 - p).Order().ToList();
            var median = ink[ink.Count / 2];
            if (median >= FaintStroke && ink[0] >= Even * median)
                return true;
        }
        return false;
    }
}
