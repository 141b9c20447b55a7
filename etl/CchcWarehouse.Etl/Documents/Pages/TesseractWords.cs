using System.Globalization;
using CchcWarehouse.Etl.Documents.Tools;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Has pictures of print recognised, with the confidence of each word.</summary>
internal static class TesseractWords
{
    private const int WordLevel = 5;
    private const int Fields = 12;
    private const double LeastSure = 5;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Words of each picture in its own pixels, in the order of the pictures.</summary>
    /// <param name="segmentation">Tesseract's number for what a picture shows: a line, a block, a page.</param>
    /// <param name="signs">The only signs that may stand there; null for any.</param>
    internal static async Task<IReadOnlyList<IReadOnlyList<PageWord>>> ReadAsync(
        ToolFolder folder, IReadOnlyList<GrayImage> pictures, int segmentation, string language, string? signs, CancellationToken cancellationToken)
    {
        if (pictures.Count == 0)
            return [];
        var names = new List<string>();
        foreach (var picture in pictures)
        {
            names.Add(folder[string.Create(CultureInfo.InvariantCulture, $"picture-{names.Count}.pgm")]);
            await File.WriteAllBytesAsync(names[^1], picture.ToPgm(), cancellationToken);
        }
        await File.WriteAllLinesAsync(folder["pictures.txt"], names, cancellationToken);
        var table = await ToolRun.RunAsync(
            ExternalTool.Tesseract, folder, Limit,
            [folder["pictures.txt"], "-", "-l", language, "--dpi", Dots(pictures[0]),
             "--psm", segmentation.ToString(CultureInfo.InvariantCulture), .. signs is null ? (string[])[] : ["-c", "tessedit_char_whitelist=" + signs], "tsv"],
            cancellationToken);
        foreach (var name in names)
            File.Delete(name);
        var words = pictures.Select(_ => new List<PageWord>()).ToList();
        foreach (var (picture, word) in Words(table).Where(w => w.Picture >= 0 && w.Picture < words.Count))
            words[picture].Add(word);
        return words;
    }

    /// <summary>How many quarters to the right a picture must be turned for its print to stand upright.</summary>
    internal static async Task<int> QuartersAsync(ToolFolder folder, GrayImage picture, CancellationToken cancellationToken)
    {
        await File.WriteAllBytesAsync(folder["picture.pgm"], picture.ToPgm(), cancellationToken);
        try
        {
            var answer = await ToolRun.RunAsync(ExternalTool.Tesseract, folder, Limit, [folder["picture.pgm"], "-", "--psm", "0", "--dpi", Dots(picture)], cancellationToken);
            return Told(answer, "Orientation confidence:") >= LeastSure ? (int)Math.Max(0, Told(answer, "Rotate:")) / 90 : 0;
        }
        catch (UnreadableDocumentException failure) when (failure.Code == "tool-failed")
        {
            // Too little print to tell.
            return 0;
        }
    }

    private static double Told(string answer, string what) =>
        Number(answer.Split('\n').FirstOrDefault(l => l.StartsWith(what, StringComparison.Ordinal))?[what.Length..].Trim() ?? "");

    private static string Dots(GrayImage picture) => ((int)(picture.PixelsPerPoint * 72)).ToString(CultureInfo.InvariantCulture);

    // level page block paragraph line word left top width height confidence text
    private static IEnumerable<(int Picture, PageWord Word)> Words(string table)
    {
        foreach (var line in table.Split('\n'))
        {
            var fields = line.TrimEnd('\r').Split('\t');
            if (fields.Length < Fields || Number(fields[0]) != WordLevel || string.IsNullOrWhiteSpace(fields[11]))
                continue;
            var (left, top) = (Number(fields[6]), Number(fields[7]));
            yield return ((int)Number(fields[1]) - 1, new PageWord(
                left, top, left + Number(fields[8]), top + Number(fields[9]), Undoubled(fields[11]), Math.Clamp(Number(fields[10]) / 100, 0, 1)));
        }
    }

    // "ChỉỈ": one letter with its mark was read twice, small and large.
    private static string Undoubled(string word) =>
        string.Concat(word.Where((c, i) => i == 0 || !char.IsUpper(c) || !char.IsLower(word[i - 1]) || char.ToLowerInvariant(c) != word[i - 1]));

    private static double Number(string field) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
