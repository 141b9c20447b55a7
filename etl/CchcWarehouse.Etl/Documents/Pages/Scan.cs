using CchcWarehouse.Etl.Documents.Tools;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Scanned pages: each is put straight, its lines found, its print recognised cell by cell.</summary>
internal sealed class Scan(ToolFolder folder)
{
    private const int Threshold = 150;
    private const double SmallPicture = 0.5;
    private const double Margin = 0.6;
    private const double Surround = 2.2;
    private const double Border = 5;
    private const double TallestLine = 17.5;
    private const string Vietnamese = "vie";
    private const int SingleBlock = 6;
    private const int SingleLine = 7;
    private const int WholePage = 4;

    private IReadOnlyList<double> columnsBefore = [];

    internal async Task<Page> ReadAsync(int number, GrayImage picture, CancellationToken cancellationToken)
    {
        var cleaned = picture.Cleaned();
        var quarters = await TesseractWords.QuartersAsync(folder, cleaned.Scaled(SmallPicture), cancellationToken);
        var image = Skew.Straight(Skew.Turned(cleaned, quarters), Threshold);
        var lines = LineFinder.Find(image, Threshold).Repeated(columnsBefore);
        var tables = Lattice.Of(lines);
        if (tables.Count > 0)
            columnsBefore = tables[^1].Columns;
        var print = RuledPixels.Without(image, lines, Threshold);
        var words = await InCellsAsync(print, tables, cancellationToken);
        words.AddRange(await OutsideAsync(print, tables, cancellationToken));
        return new Page(number, image.Width / image.PixelsPerPoint, image.Height / image.PixelsPerPoint, words, lines);
    }

    private async Task<List<PageWord>> InCellsAsync(GrayImage image, IReadOnlyList<Lattice> tables, CancellationToken cancellationToken)
    {
        var prints = tables.SelectMany(t => t.Cells).Select(c => PixelBox.OfPrint(image, c.Left + Margin, c.Top + Margin, c.Right - Margin, c.Bottom - Margin, Threshold)).OfType<PixelBox>().ToList();
        var words = new List<PageWord>();
        foreach (var group in prints.GroupBy(p => p.Bottom - p.Top <= TallestLine * image.PixelsPerPoint))
            words.AddRange(await RecognisedAsync(image, [.. group], group.Key ? SingleLine : SingleBlock, cancellationToken));
        return words;
    }

    // Print that nothing could be made of is a word without letters.
    private async Task<IEnumerable<PageWord>> RecognisedAsync(GrayImage image, IReadOnlyList<PixelBox> prints, int segmentation, CancellationToken cancellationToken)
    {
        var frame = (int)(Border * image.PixelsPerPoint);
        var pictures = prints.Select(p => p.Cut(image, frame)).ToList();
        var recognised = await TesseractWords.ReadAsync(folder, pictures, segmentation, Vietnamese, signs: null, cancellationToken);
        recognised = await ClearerReading.ChosenAsync(folder, pictures, segmentation, recognised, cancellationToken);
        recognised = await SecondReading.CheckedAsync(folder, pictures, frame, recognised, cancellationToken);
        return prints.Zip(recognised).SelectMany(cell => cell.Second.Count > 0
            ? cell.Second.Select(w => InPoints(w, cell.First.Left - frame, cell.First.Top - frame, image))
            : [InPoints(new PageWord(0, 0, cell.First.Right - cell.First.Left, cell.First.Bottom - cell.First.Top, "", 0), cell.First.Left, cell.First.Top, image)]);
    }

    private async Task<IEnumerable<PageWord>> OutsideAsync(GrayImage image, IReadOnlyList<Lattice> tables, CancellationToken cancellationToken)
    {
        var rest = image with { Pixels = [.. image.Pixels] };
        foreach (var table in tables)
            PixelBox.Of(image, table.Left - Surround, table.Top - Surround, table.Right + Surround, table.Bottom + Surround).Whiten(rest);
        if (PixelBox.OfPrint(rest, 0, 0, double.MaxValue, double.MaxValue, Threshold) is null)
            return [];
        var recognised = await TesseractWords.ReadAsync(folder, [rest], WholePage, Vietnamese, signs: null, cancellationToken);
        return recognised[0].Select(w => InPoints(w, 0, 0, image));
    }

    private static PageWord InPoints(PageWord word, int left, int top, GrayImage image) => word with
    {
        Left = (word.Left + left) / image.PixelsPerPoint,
        Right = (word.Right + left) / image.PixelsPerPoint,
        Top = (word.Top + top) / image.PixelsPerPoint,
        Bottom = (word.Bottom + top) / image.PixelsPerPoint,
    };
}
