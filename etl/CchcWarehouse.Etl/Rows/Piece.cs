using System.Buffers;
using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Etl.Rows;

/// <summary>One line of the document: a table row, or a text outside tables as a row of one cell.</summary>
internal sealed record Piece(int Line, IReadOnlyList<GridCell> Cells, bool IsText, bool AfterBreak, bool PositionsAreExact)
{
    internal int? Page { get; init; }

    private static readonly SearchValues<char> RuleSigns = SearchValues.Create("-:—–=_ ");

    /// <summary>Nothing printed but dashes: a Markdown separator, an empty row.</summary>
    internal bool IsRule => Cells.All(c => c.Text.Length == 0 || c.Text.AsSpan().IndexOfAnyExcept(RuleSigns) < 0);

    internal int Filled => Cells.Count(c => c.Text.Length > 0);

    /// <summary>Its texts, one a cell and line, for what stands around the table.</summary>
    internal IEnumerable<TextLine> Lines() =>
        from cell in Cells
        from text in cell.Text.Split('\n')
        where text.Length > 0
        select new TextLine(cell.Line > 0 ? cell.Line : Line, text);

    internal static List<Piece> Of(DocumentGrid document)
    {
        var pieces = new List<Piece>();
        foreach (var block in document.Blocks)
        {
            if (block is TextBlock text)
                pieces.Add(new Piece(text.Line, [new GridCell(0, text.Text)], IsText: true, AfterBreak: false, PositionsAreExact: false) { Page = text.Page });
            else if (block is TableGrid table)
                pieces.AddRange(table.Rows.Select((row, i) =>
                    new Piece(row.Line, row.Cells, IsText: false, row.AfterBreak || i == 0, table.PositionsAreExact) { Page = row.Page }));
        }
        return pieces;
    }
}
