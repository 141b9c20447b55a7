namespace CchcWarehouse.Etl.Documents.Tools;

/// <summary>A program of the system that reads what this one cannot.</summary>
/// <param name="Program">Its file name, looked for where the system keeps programs.</param>
/// <param name="Bundle">What the launcher calls the tools that it belongs to.</param>
/// <param name="Package">What to install on Debian to have it.</param>
/// <param name="MemoryMegabytes">Address space that it may take.</param>
internal sealed record ExternalTool(string Program, string Bundle, string Package, int MemoryMegabytes)
{
    private const string Poppler = "poppler";

    internal static ExternalTool Soffice { get; } = new("soffice", "libreoffice", "libreoffice-writer-nogui libreoffice-calc-nogui", 6_144);

    internal static ExternalTool PdfInfo { get; } = new("pdfinfo", Poppler, "poppler-utils", 1_024);

    internal static ExternalTool PdfText { get; } = new("pdftotext", Poppler, "poppler-utils", 2_048);

    internal static ExternalTool PdfImages { get; } = new("pdfimages", Poppler, "poppler-utils", 2_048);

    internal static ExternalTool PdfPixels { get; } = new("pdftoppm", Poppler, "poppler-utils", 2_048);

    internal static ExternalTool Tesseract { get; } = new("tesseract", "tesseract", "tesseract-ocr tesseract-ocr-vie", 3_072);

    private static readonly string[] Folders = ["/usr/local/bin", "/usr/bin", "/bin", "/opt/homebrew/bin", "/usr/lib/libreoffice/program"];

    /// <summary>The full path of the program, or null where it is not installed.</summary>
    internal string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(Folders).Select(f => Path.Combine(f, Program)).FirstOrDefault(File.Exists);

    /// <summary>The program is there, but not its Vietnamese.</summary>
    internal static bool LacksLanguage(string errors) => errors.Contains("load any languages", StringComparison.Ordinal);

    internal UnreadableDocumentException Missing() => new(
        "tool-missing",
        $"Để đọc tệp này cần cài chương trình “{Program}”: sudo apt-get install {Package}",
        $"This file needs the program “{Program}”: sudo apt-get install {Package}");

    internal UnreadableDocumentException TooSlow(TimeSpan limit) => new(
        "tool-timeout",
        $"Chương trình “{Program}” không đọc xong tệp trong {limit.TotalSeconds:0} giây. Hãy gửi riêng phần báo cáo và phụ lục số liệu.",
        $"The program “{Program}” did not finish reading the file within {limit.TotalSeconds:0} seconds. Send the report and its annex alone.");

    internal UnreadableDocumentException Failed(string message) => new(
        "tool-failed",
        $"Chương trình “{Program}” không đọc được tệp: {Shortened(message)}",
        $"The program “{Program}” could not read the file: {Shortened(message)}");

    private static string Shortened(string message)
    {
        var text = message.ReplaceLineEndings(" ").Trim();
        return text.Length <= 300 ? text : text[..300] + "…";
    }
}
