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

    internal static ExternalTool PdfFonts { get; } = new("pdffonts", Poppler, "poppler-utils", 1_024);

    internal static ExternalTool PdfVisible { get; } = new("pdftohtml", Poppler, "poppler-utils", 2_048);

    internal static ExternalTool PdfImages { get; } = new("pdfimages", Poppler, "poppler-utils", 2_048);

    internal static ExternalTool PdfPixels { get; } = new("pdftoppm", Poppler, "poppler-utils", 2_048);

    internal static ExternalTool Tesseract { get; } = new("tesseract", "tesseract", "tesseract-ocr tesseract-ocr-vie", 3_072);

    // 128 and the number of the signal.
    private const int Killed = 128 + 9, OverProcessorTime = 128 + 24, OverFileSize = 128 + 25;

    private static readonly string[] OutOfMemory = ["bad_alloc", "Cannot allocate memory", "out of memory", "memory exhausted", "MemoryError"];

    private static readonly string[] FileTooLarge = ["File too large"];

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

    /// <summary>Why the program ended without an answer: a limit that it met, or what it says itself.</summary>
    internal UnreadableDocumentException Ended(int exitCode, string message, TimeSpan limit) => exitCode switch
    {
        OverProcessorTime => TooSlow(limit),
        OverFileSize => TooMuchWritten(),
        _ when Says(message, OutOfMemory) => TooMuchMemory(),
        _ when Says(message, FileTooLarge) => TooMuchWritten(),
        Killed => StoppedBySystem(),
        _ => Failed(string.IsNullOrWhiteSpace(message) ? $"exit code {exitCode}" : message),
    };

    private static bool Says(string message, string[] words) => words.Any(word => message.Contains(word, StringComparison.OrdinalIgnoreCase));

    private UnreadableDocumentException StoppedBySystem() => new(
        "tool-stopped",
        $"Hệ thống đã dừng chương trình “{Program}” khi đọc tệp (quá bộ nhớ hoặc quá thời gian xử lý). Hãy gửi riêng phần báo cáo và phụ lục số liệu.",
        $"The system stopped the program “{Program}” while it read the file (memory or processor time). Send the report and its annex alone.");

    private UnreadableDocumentException TooMuchMemory() => new(
        "tool-memory",
        $"Chương trình “{Program}” cần quá {MemoryMegabytes:N0} MB bộ nhớ để đọc tệp nên bị dừng. Hãy gửi riêng phần báo cáo và phụ lục số liệu.",
        $"The program “{Program}” needed more than {MemoryMegabytes:N0} MB of memory to read the file and was stopped. Send the report and its annex alone.");

    private UnreadableDocumentException TooMuchWritten() => new(
        "tool-output",
        $"Chương trình “{Program}” ghi ra quá nhiều dữ liệu khi đọc tệp nên bị dừng. Hãy gửi riêng phần báo cáo và phụ lục số liệu.",
        $"The program “{Program}” wrote too much while it read the file and was stopped. Send the report and its annex alone.");

    private UnreadableDocumentException Failed(string message) => new(
        "tool-failed",
        $"Chương trình “{Program}” không đọc được tệp: {Shortened(message)}",
        $"The program “{Program}” could not read the file: {Shortened(message)}");

    private static string Shortened(string message)
    {
        var text = message.ReplaceLineEndings(" ").Trim();
        return text.Length <= 300 ? text : text[..300] + "…";
    }
}
