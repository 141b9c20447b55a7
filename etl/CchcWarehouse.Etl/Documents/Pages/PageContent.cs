namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>The lines and tables of all pages in reading order, and what of the pages is not in them.</summary>
internal sealed record PageContent(IReadOnlyList<DocumentBlock> Blocks, IReadOnlyList<DocumentNotice> Notices);
