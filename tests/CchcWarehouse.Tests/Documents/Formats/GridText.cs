using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Tests.Documents.Formats;

internal static class GridText
{
    internal static IReadOnlyList<string> Texts(this DocumentGrid grid) =>
        [.. grid.Blocks.OfType<TextBlock>().Select(t => t.Text)];

    internal static IReadOnlyList<TableGrid> Tables(this DocumentGrid grid) => [.. grid.Blocks.OfType<TableGrid>()];

    internal static TableGrid Table(this DocumentGrid grid) => grid.Tables().Single();

    /// <summary>A row as its texts in their columns, empty where no cell begins.</summary>
    internal static string Row(this TableGrid table, int index)
    {
        var width = table.Rows.Max(r => r.Cells.Max(c => c.Column + c.ColumnSpan));
        var texts = Enumerable.Repeat("", width).ToArray();
        foreach (var cell in table.Rows[index].Cells)
            texts[cell.Column] = cell.Text;
        return string.Join(" | ", texts).Replace("\n", "⏎", StringComparison.Ordinal);
    }

    internal static GridCell Cell(this TableGrid table, int row, int column) =>
        table.Rows[row].Cells.Single(c => c.Column == column);
}
