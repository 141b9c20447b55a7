using System.Globalization;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>When a recognised cell must be seen by a person before its value counts.</summary>
internal static class OcrDoubt
{
    /// <summary>
    /// Tesseract is sure to 0.9 and more of clean print; what it reads with less is wrong often enough that
    /// no number below is taken unseen.
    /// </summary>
    internal const double LeastConfidence = 0.85;

    /// <summary>Words are held against the known labels and units afterwards; where half of them is guessed, that is no evidence.</summary>
    internal const double LeastConfidenceInWords = 0.5;

    // "ö" may be an 8.
    internal const int LeastWord = 4;

    internal static CellDoubt? Of(IReadOnlyList<PageWord> words)
    {
        if (words.Min(w => w.Confidence) is not { } lowest)
            return null;
        var isShort = words.Sum(w => w.Text.Length) < LeastWord;
        var figures = words.Where(w => isShort || w.Text.Any(char.IsAsciiDigit)).Min(w => w.Confidence) ?? 1;
        var mean = words.Average(w => w.Confidence) ?? 0;
        var isPartRead = words.Any(w => w.Text.Length == 0) && words.Any(w => w.Text.Length > 0);
        if (figures >= LeastConfidence && mean >= LeastConfidenceInWords)
            return isPartRead ? PartRead : null;
        var confidence = figures < LeastConfidence ? figures : lowest;
        if (words.All(w => w.Text.Length == 0))
            return Unread;
        var share = confidence.ToString("P0", CultureInfo.InvariantCulture);
        return new CellDoubt(
            $"chữ trong ô được nhận dạng từ ảnh quét, độ tin cậy chỉ {share}",
            $"the cell was recognised on a scan, with a confidence of only {share}");
    }

    /// <summary>Words where a figure should stand may be a figure, or a unit, that was read wrong.</summary>
    internal static CellDoubt NoFigure { get; } = new(
        "ô kết quả trên ảnh quét đọc ra chữ, không ra số",
        "words, and no figure, were read in the result on the scan");

    /// <summary>What lies over the print may have changed or hidden it.</summary>
    internal static CellDoubt Blotted { get; } = new(
        "trên ảnh quét có dấu, nét bút hoặc vết bẩn đè lên chỗ này",
        "on the scan a stamp, a stroke of a pen or a stain lies over this place");

    /// <summary>Beside what was read, there is more ink than its letters have.</summary>
    private static CellDoubt PartRead { get; } = new(
        "một phần chữ in trong ô trên ảnh quét không nhận dạng được",
        "a part of what is printed in the cell of the scan could not be recognised");

    /// <summary>Something is printed in the cell that could not be recognised.</summary>
    private static CellDoubt Unread { get; } = new(
        "ô trên ảnh quét có nét in nhưng không nhận dạng được chữ",
        "something is printed in the cell of the scan, but nothing could be recognised");
}
