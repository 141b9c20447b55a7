namespace CchcWarehouse.Etl.Documents;

/// <summary>A document cut into lines of text and tables, in reading order: where all file formats meet.</summary>
/// <remarks>
/// A layout knows bytes and marks and nothing of reform reports; what follows knows rows and cells and
/// nothing of file formats. Cell texts are clean: no markup, NFC, white space folded, line breaks as '\n'.
/// </remarks>
public sealed record DocumentGrid(IReadOnlyList<DocumentBlock> Blocks)
{
    /// <summary>What a person should know about how the file was read.</summary>
    public IReadOnlyList<DocumentNotice> Notices { get; init; } = [];
}

/// <summary>Something the file holds that the grid does not show, or shows only after a decision.</summary>
/// <param name="Rule">Stable name, such as <c>hidden-rows</c>.</param>
/// <param name="LosesContent">Something that stands in the file may be missing from the grid, or be wrong in it.</param>
public sealed record DocumentNotice(string Rule, bool LosesContent, string Message, string MessageEn);

/// <param name="Line">1-based line of the source, or the running number of the paragraph or table row.</param>
public abstract record DocumentBlock(int Line);

/// <summary>One line or paragraph outside any table.</summary>
public sealed record TextBlock(int Line, string Text) : DocumentBlock(Line)
{
    /// <summary>Where the file has pages, the one it stands on.</summary>
    public int? Page { get; init; }
}

/// <summary>A table as the file shows it, heads, page breaks and merged cells included.</summary>
/// <param name="PositionsAreExact">
/// The file says in which column a cell stands (docx, xlsx, html). In tab-separated text an empty cell may
/// be lost and the others have moved, so there the position is only a hint.
/// </param>
public sealed record TableGrid(int Line, IReadOnlyList<GridRow> Rows, bool PositionsAreExact) : DocumentBlock(Line);

/// <param name="AfterBreak">A blank line, a page or a rule stands before the row: what it begins with may continue.</param>
public sealed record GridRow(int Line, IReadOnlyList<GridCell> Cells, bool AfterBreak = false)
{
    /// <summary>The page that the row begins on; null where the file has no pages.</summary>
    public int? Page { get; init; }
}

/// <summary>One cell; a merged cell stands once, at its first row and column.</summary>
/// <param name="Column">Counts from 0.</param>
/// <param name="Line">1-based line of the source where the cell begins; 0 where it is the row's.</param>
public sealed record GridCell(int Column, string Text, int Line = 0, int ColumnSpan = 1, int RowSpan = 1)
{
    /// <summary>Why the text may not be what the sender meant; null for a plain cell.</summary>
    public CellDoubt? Doubt { get; init; }

    /// <summary>From 0 to 1, how sure the recognition of a scanned page is; null where the file holds text.</summary>
    public double? Confidence { get; init; }
}

/// <summary>Why a cell is not to be believed unseen: a date where a number was typed, a formula never calculated.</summary>
public sealed record CellDoubt(string Message, string MessageEn);
