using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CchcWarehouse.Etl.Documents.Tools;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>A piece of text that a PDF draws so that it can be seen, as <c>pdftohtml -xml</c> tells it; what is drawn without ink is left out there.</summary>
/// <param name="Font">Its full name, without the mark of a subset.</param>
internal sealed partial record VisibleText(int Page, double Left, double Top, double Width, double Height, string? Font, string Text)
{
    private const int SubsetMark = 7;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    internal static async Task<IReadOnlyList<VisibleText>> ListAsync(ToolFolder folder, CancellationToken cancellationToken) => Read(await ToolRun.RunAsync(
        ExternalTool.PdfVisible, folder, Limit, ["-xml", "-i", "-noroundcoord", "-zoom", "1", "-nodrm", "-fontfullname", "-enc", "UTF-8", "-stdout", folder["document.pdf"]], cancellationToken));

    /// <summary>The word stands inside this text.</summary>
    internal bool Holds(PageWord word) =>
        word.CentreX >= Left && word.CentreX <= Left + Width && word.CentreY >= Top && word.CentreY <= Top + Height;

    // It nests its tags wrongly, so each line is read by itself.
    private static List<VisibleText> Read(string xml)
    {
        var fonts = new Dictionary<string, string>(StringComparer.Ordinal);
        var texts = new List<VisibleText>();
        var page = 0;
        foreach (Match match in Element.Matches(xml))
        {
            if (match.Groups["page"].Success)
                page = int.Parse(match.Groups["page"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            else if (match.Groups["id"].Success)
                fonts[match.Groups["id"].Value] = NameOf(WebUtility.HtmlDecode(match.Groups["family"].Value));
            else
                texts.Add(new VisibleText(
                    page, Number(match, "left"), Number(match, "top"), Number(match, "width"), Number(match, "height"),
                    fonts.GetValueOrDefault(match.Groups["font"].Value), WebUtility.HtmlDecode(Tag.Replace(match.Groups["text"].Value, ""))));
        }
        return texts;
    }

    private static string NameOf(string font) => font.Length > SubsetMark && font[SubsetMark - 1] == '+' ? font[SubsetMark..] : font;

    private static double Number(Match match, string group) =>
        double.TryParse(match.Groups[group].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex("""
        <page\ number="(?<page>\d{1,6})"
        |<fontspec\ id="(?<id>\d+)"[^>]*?\ family="(?<family>[^"]*)"
        |<text\ top="(?<top>[^"]*)"\ left="(?<left>[^"]*)"\ width="(?<width>[^"]*)"\ height="(?<height>[^"]*)"\ font="(?<font>\d+)">(?<text>.*?)</text>
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Element { get; }

    [GeneratedRegex("<[^>]*>", RegexOptions.ExplicitCapture)]
    private static partial Regex Tag { get; }
}
