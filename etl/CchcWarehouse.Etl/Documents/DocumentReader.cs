namespace CchcWarehouse.Etl.Documents;

/// <summary>Bytes to lines and tables. A new file format is one more branch here and one more layout.</summary>
public static class DocumentReader
{
    /// <exception cref="UnreadableDocumentException">The bytes are no document of a known format.</exception>
    public static DocumentGrid Read(SourceDocument document) => TextDocument.Read(DocumentText.Decode(document));
}
