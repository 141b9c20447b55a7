using System.Text;
using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Tests.Documents.Formats.Writers;

/// <summary>Writes a grid as a spreadsheet exports it: every record has the same number of fields.</summary>
internal static class CsvWriter
{
    internal static byte[] Write(DocumentGrid grid, char separator)
    {
        var width = grid.Blocks.OfType<TableGrid>().Max(t => t.Rows.Max(r => r.Cells.Max(c => c.Column + c.ColumnSpan)));
        var text = new StringBuilder("\uFEFF");
        foreach (var block in grid.Blocks)
        {
            var rows = block is TableGrid table ? table.Rows : [new GridRow(0, [new GridCell(0, ((TextBlock)block).Text)])];
            foreach (var row in rows)
                text.AppendJoin(separator, Fields(row, width, separator)).Append("\r\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string[] Fields(GridRow row, int width, char separator)
    {
        var fields = Enumerable.Repeat("", width).ToArray();
        foreach (var cell in row.Cells)
            fields[cell.Column] = cell.Text.AsSpan().IndexOfAny("\"\n" + separator) >= 0 ? $"\"{cell.Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell.Text;
        return fields;
    }
}
