namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Takes the ruled lines out of a picture and leaves the print beside them: dots below letters stand close to a border.</summary>
internal sealed class RuledPixels
{
    private const double Band = 2;
    private const double ShortestRun = 8;
    private const double ShortestPiece = 4;
    private const int Fringe = 2;
    private const int FringeGrey = 100;

    private readonly GrayImage image;
    private readonly int threshold;

    private RuledPixels(GrayImage image, int threshold) => (this.image, this.threshold) = (image, threshold);

    /// <param name="broken">Lines that are there only in pieces.</param>
    internal static GrayImage Without(GrayImage image, RuledLines lines, RuledLines broken, int threshold)
    {
        var rest = new RuledPixels(image with { Pixels = [.. image.Pixels] }, threshold);
        foreach (var line in broken.Vertical)
            rest.Erase(line, isHorizontal: false, ShortestPiece);
        foreach (var line in lines.Horizontal)
            rest.Erase(line, isHorizontal: true, ShortestRun);
        foreach (var line in lines.Vertical)
            rest.Erase(line, isHorizontal: false, ShortestRun);
        return rest.image;
    }

    // Only long stretches of dark pixels beside one another are of the line.
    private void Erase(RuledLine line, bool isHorizontal, double shortest)
    {
        var (across, along) = isHorizontal ? (image.Height, image.Width) : (image.Width, image.Height);
        var scale = image.PixelsPerPoint;
        var (first, last) = ((int)Math.Max(0, (line.Position - Band) * scale), (int)Math.Min(across - 1, (line.Position + Band) * scale));
        var (from, to) = ((int)Math.Max(0, (line.From - Band) * scale), (int)Math.Min(along - 1, (line.To + Band) * scale));
        for (var position = first; position <= last; position++)
        {
            var start = from;
            for (var at = from; at <= to + 1; at++)
            {
                if (at <= to && image.Pixels[Index(position, at, isHorizontal)] < threshold)
                    continue;
                if (at - start >= shortest * scale)
                    Whiten(position, start, at, across, isHorizontal);
                start = at + 1;
            }
        }
    }

    private void Whiten(int position, int from, int to, int across, bool isHorizontal)
    {
        for (var beside = Math.Max(0, position - Fringe); beside <= Math.Min(across - 1, position + Fringe); beside++)
        {
            for (var at = from; at < to; at++)
            {
                ref var pixel = ref image.Pixels[Index(beside, at, isHorizontal)];
                if (beside == position || pixel > FringeGrey)
                    pixel = 255;
            }
        }
    }

    private int Index(int position, int at, bool isHorizontal) =>
        isHorizontal ? position * image.Width + at : at * image.Width + position;
}
