using System.Globalization;
using System.Xml;
using CchcWarehouse.Etl.Documents.Packages;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Reads the words and their boxes that <c>pdftotext -bbox</c> writes.</summary>
internal static class PdfWords
{
    private const int MostWords = 2_000_000;

    internal static IReadOnlyList<PdfPage> Read(string xhtml)
    {
        var pages = new List<PdfPage>();
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CheckCharacters = false };
        try
        {
            using var reader = XmlReader.Create(new StringReader(Printable(xhtml)), settings);
            var words = 0;
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                if (reader.LocalName == "page")
                    pages.Add(new PdfPage(Number(reader, "width"), Number(reader, "height"), []));
                else if (reader.LocalName == "word" && words++ < MostWords)
                    pages[^1].Words.Add(new PageWord(Number(reader, "xMin"), Number(reader, "yMin"), Number(reader, "xMax"), Number(reader, "yMax"), reader.ReadString()));
            }
        }
        catch (XmlException broken)
        {
            throw PackageRefusal.Damaged("pdf", broken.Message);
        }
        return pages;
    }

    // Fonts that do not say their letters give signs that XML does not know.
    private static string Printable(string xhtml) =>
        xhtml.Any(IsStrange) ? string.Concat(xhtml.Select(c => IsStrange(c) ? '\uFFFD' : c)) : xhtml;

    private static bool IsStrange(char sign) => char.IsControl(sign) && sign is not ('\t' or '\n' or '\r') || sign is '\uFFFE' or '\uFFFF';

    private static double Number(XmlReader reader, string attribute) =>
        double.TryParse(reader.GetAttribute(attribute), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <summary>The text of one page of a PDF, in points.</summary>
internal sealed record PdfPage(double Width, double Height, List<PageWord> Words)
{
    internal (double Width, double Height) Size => (Width, Height);
}
