using CchcWarehouse.Etl.Documents.Pages.Scans;
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
    private const double ManyLines = 50;
    private const int MostRuns = 3_000;

    private IReadOnlyList<double> columnsBefore = [];

    internal async Task<Page> ReadAsync(int number, GrayImage picture, CancellationToken cancellationToken)
    {
        var cleaned = EvenLight.WithoutEdges(EvenLight.On(picture).Cleaned(), Threshold);
        var quarters = await TesseractWords.QuartersAsync(folder, cleaned.Scaled(SmallPicture), cancellationToken);
        var image = Keystone.Straight(Skew.Straight(Skew.Turned(cleaned, quarters), Threshold), Threshold);
        var found = LineFinder.Find(image, Threshold);
        var lines = found.Repeated(columnsBefore);
        var tables = Lattice.Of(lines);
        if (tables.Count > 0)
            columnsBefore = tables[^1].Columns;
        var print = RuleRests.Removed(RuledPixels.Without(image, lines, found.Broken(), Threshold), lines, Threshold);
        var printed = PrintedRuns.Of(print, Threshold);
        var words = await InCellsAsync(print, tables, cancellationToken);
        words.AddRange(await OutsideAsync(print, tables, cancellationToken));
        words.AddRange(UnreadPrint.Of(printed, print, found, words).ToList());
        return new Page(number, image.Width / image.PixelsPerPoint, image.Height / image.PixelsPerPoint, words, lines)
        {
            Blots = [.. printed.Blots.SelectMany(b => b.Areas(printed.TypeSize)).Select(a => a.InPoints(image))],
        };
    }

    private async Task<List<PageWord>> InCellsAsync(GrayImage image, IReadOnlyList<Lattice> tables, CancellationToken cancellationToken)
    {
        var prints = tables.SelectMany(t => t.Cells).Select(c => PixelBox.OfPrint(image, c.Left + Margin, c.Top + Margin, c.Right - Margin, c.Bottom - Margin, Threshold)).OfType<PixelBox>().ToList();
        var words = new List<PageWord>();
        foreach (var group in prints.Where(p => !IsCrowded(p, image)).GroupBy(p => p.Bottom - p.Top <= TallestLine * image.PixelsPerPoint))
            words.AddRange(await RecognisedAsync(image, [.. group], group.Key ? SingleLine : SingleBlock, cancellationToken));
        foreach (var crowded in prints.Where(p => IsCrowded(p, image)))
            words.AddRange(await RunsAsync(crowded.Alone(image), cancellationToken));
        return words;
    }

    // Where only the columns are ruled, a cell holds many rows.
    private static bool IsCrowded(PixelBox print, GrayImage image) => print.Bottom - print.Top > ManyLines * image.PixelsPerPoint;

    private async Task<IEnumerable<PageWord>> RecognisedAsync(GrayImage image, IReadOnlyList<PixelBox> prints, int segmentation, CancellationToken cancellationToken)
    {
        var frame = Frame(image);
        var recognised = await RecognisedAsync([.. prints.Select(p => p.Cut(image, frame))], frame, segmentation, cancellationToken);
        return prints.Zip(recognised).SelectMany(cell => cell.Second.Count > 0
            ? cell.Second.Select(w => InPoints(w, cell.First.Left - frame, cell.First.Top - frame, image))
            : [InPoints(Unread(cell.First), cell.First.Left, cell.First.Top, image)]);
    }

    private async Task<IReadOnlyList<IReadOnlyList<PageWord>>> RecognisedAsync(
        IReadOnlyList<GrayImage> pictures, int frame, int segmentation, CancellationToken cancellationToken)
    {
        var recognised = await TesseractWords.ReadAsync(folder, pictures, segmentation, Vietnamese, signs: null, cancellationToken);
        recognised = await ClearerReading.ChosenAsync(folder, pictures, segmentation, recognised, cancellationToken);
        return await SecondReading.CheckedAsync(folder, pictures, frame, recognised, cancellationToken);
    }

    private async Task<IEnumerable<PageWord>> OutsideAsync(GrayImage image, IReadOnlyList<Lattice> tables, CancellationToken cancellationToken)
    {
        var rest = image with { Pixels = [.. image.Pixels] };
        foreach (var table in tables)
            PixelBox.Of(image, table.Left - Surround, table.Top - Surround, table.Right + Surround, table.Bottom + Surround).Whiten(rest);
        return await RunsAsync(rest, cancellationToken);
    }

    // Each by itself: what is found in a whole page at once leaves small figures out.
    private async Task<IEnumerable<PageWord>> RunsAsync(GrayImage image, CancellationToken cancellationToken)
    {
        var printed = PrintedRuns.Of(image, Threshold);
        if (printed.Runs.Count > MostRuns)
            return await WholeAsync(image, cancellationToken);
        var frame = Frame(image);
        var recognised = await RecognisedAsync([.. printed.Runs.Select(r => r.Picture(image, frame))], frame, SingleLine, cancellationToken);
        return printed.Runs.Zip(recognised).SelectMany(run => Words(run.First, run.Second, printed.TypeSize, image));
    }

    // A photograph, or grain all over.
    private async Task<IEnumerable<PageWord>> WholeAsync(GrayImage image, CancellationToken cancellationToken)
    {
        var recognised = await TesseractWords.ReadAsync(folder, [image], WholePage, Vietnamese, signs: null, cancellationToken);
        return recognised[0].Select(w => InPoints(w, 0, 0, image));
    }

    // All words of a run stand on one line, whatever letters they have.
    private static IEnumerable<PageWord> Words(PrintedRun run, IReadOnlyList<PageWord> words, double size, GrayImage image)
    {
        var frame = Frame(image);
        var (top, bottom) = run.Line(size);
        return (words.Count > 0 ? words : [Unread(run.Box) with { Left = frame, Right = frame + run.Right - run.Left }])
            .Select(w => InPoints(w, run.Left - frame, 0, image) with { Top = top / image.PixelsPerPoint, Bottom = bottom / image.PixelsPerPoint });
    }

    /// <summary>Print that nothing could be made of is a word without letters.</summary>
    private static PageWord Unread(PixelBox print) => new(0, 0, print.Right - print.Left, print.Bottom - print.Top, "", 0);

    private static int Frame(GrayImage image) => (int)(Border * image.PixelsPerPoint);

    private static PageWord InPoints(PageWord word, int left, int top, GrayImage image) => word with
    {
        Left = (word.Left + left) / image.PixelsPerPoint,
        Right = (word.Right + left) / image.PixelsPerPoint,
        Top = (word.Top + top) / image.PixelsPerPoint,
        Bottom = (word.Bottom + top) / image.PixelsPerPoint,
    };
}
