using System.Xml;

namespace CchcWarehouse.Etl.Documents.Packages;

/// <summary>XML of office files, read so that it can neither grow nor fetch anything.</summary>
internal static class OfficeXml
{
    private const long MostCharacters = 512L * 1024 * 1024;
    private const int DeepestElement = 1_000;

    private static readonly string[] MacroElements = ["docSuppData", "binData", "module"];

    internal static XmlReader Open(Stream stream, long mostCharacters) => XmlReader.Create(stream, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = mostCharacters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false,
        CloseInput = true,
    });

    /// <summary>Whether the XML was refused for declaring entities.</summary>
    internal static bool IsDocumentType(XmlException refused) => refused.Message.Contains("DTD", StringComparison.Ordinal);

    /// <summary>One file of XML that another program will open (Word 2003, flat OpenDocument): refused for what that program must not meet.</summary>
    /// <exception cref="UnreadableDocumentException">Damaged, with macros, nested or unpacking without end.</exception>
    internal static SourceDocument Checked(SourceDocument document)
    {
        Check(document.OpenRead(), document.FileName, document.FileName);
        return document;
    }

    internal static void Check(Stream stream, string part, string file)
    {
        using var reader = Open(stream, MostCharacters);
        try
        {
            while (reader.Read())
            {
                if (reader.Depth > DeepestElement)
                    throw PackageRefusal.TooDeep(reader.LocalName);
                if (reader.NodeType == XmlNodeType.Element && MacroElements.Contains(reader.LocalName) && IsMacro(reader))
                    throw PackageRefusal.Macros(file);
            }
        }
        catch (XmlException refused) when (IsDocumentType(refused))
        {
            throw PackageRefusal.DocumentType(part);
        }
        catch (XmlException broken)
        {
            throw PackageRefusal.Damaged(part, broken.Message);
        }
    }

    // Word 2003 keeps macros as "editdata.mso"; flat OpenDocument as modules of a library. Pictures are binData too.
    private static bool IsMacro(XmlReader reader) => reader.LocalName switch
    {
        "binData" => reader.GetAttribute("name", reader.NamespaceURI) == "editdata.mso",
        "docSuppData" => true,
        _ => reader.NamespaceURI is "http://openoffice.org/2000/script" or "http://openoffice.org/2004/office",
    };
}
