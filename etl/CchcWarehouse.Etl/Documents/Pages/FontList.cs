using System.Globalization;
using CchcWarehouse.Etl.Documents.Tools;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>The fonts of a PDF, as <c>pdffonts</c> lists them: some draw letters without saying which.</summary>
internal static class FontList
{
    private const int FieldsAfterName = 7;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Numbers of pages with a font whose codes stand for drawings alone: what is copied out of them is no text.</summary>
    internal static async Task<IReadOnlySet<int>> PagesWithoutLettersAsync(ToolFolder folder, int pages, CancellationToken cancellationToken)
    {
        var found = new HashSet<int>();
        if (!await HasSuchAsync(folder, 1, pages, cancellationToken))
            return found;
        for (var page = 1; page <= pages; page++)
        {
            if (await HasSuchAsync(folder, page, page, cancellationToken))
                found.Add(page);
        }
        return found;
    }

    private static async Task<bool> HasSuchAsync(ToolFolder folder, int first, int last, CancellationToken cancellationToken)
    {
        string[] range = ["-f", first.ToString(CultureInfo.InvariantCulture), "-l", last.ToString(CultureInfo.InvariantCulture)];
        var list = await ToolRun.RunAsync(ExternalTool.PdfFonts, folder, Limit, [.. range, folder["document.pdf"]], cancellationToken);
        return list.Split('\n').Skip(2).Any(DrawsOnly);
    }

    // name type encoding emb sub uni object ID; the type may have two words. Signs of a symbol font are no letters anyway.
    internal static bool DrawsOnly(string line)
    {
        var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < FieldsAfterName + 1 || fields[^3] != "no" || IsOfSymbols(fields[0]))
            return false;
        return line.Contains(" CID ", StringComparison.Ordinal) && fields[^6].StartsWith("Identity", StringComparison.Ordinal)
            || line.Contains(" Type 3 ", StringComparison.Ordinal);
    }

    private static bool IsOfSymbols(string name) =>
        name.Contains("Symbol", StringComparison.OrdinalIgnoreCase) || name.Contains("dings", StringComparison.OrdinalIgnoreCase);
}
