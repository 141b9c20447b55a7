using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Etl.Rows;

/// <summary>From bytes to the labelled rows of the report's results table.</summary>
public static class AnnexReader
{
    /// <exception cref="UnreadableDocumentException">The document is no report with a table of reform results.</exception>
    public static Annex Read(SourceDocument document) => Read(DocumentReader.Read(document));

    /// <summary>The same from lines and tables, whatever file format they came from.</summary>
    public static Annex Read(DocumentGrid document) => new AnnexReading(PictureHeads.Restored(Piece.Of(document))).Read() with { Notices = document.Notices };
}
