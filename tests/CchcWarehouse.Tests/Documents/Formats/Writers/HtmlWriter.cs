using System.Net;
using System.Text;
using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Tests.Documents.Formats.Writers;

/// <summary>Writes a grid as a web page with spanned cells.</summary>
internal static class HtmlWriter
{
    internal static byte[] Write(DocumentGrid grid)
    {
        var page = new StringBuilder("<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\"><title>Phụ lục</title></head><body>\n");
        foreach (var block in grid.Blocks)
        {
            if (block is TextBlock text)
                page.Append("<p>").Append(Encoded(text.Text)).Append("</p>\n");
            else
                Write((TableGrid)block, page);
        }
        return Encoding.UTF8.GetBytes(page.Append("</body></html>\n").ToString());
    }

    private static void Write(TableGrid table, StringBuilder page)
    {
        page.Append("<table border=\"1\">\n");
        var open = new Dictionary<int, int>();
        foreach (var row in table.Rows)
        {
            page.Append("<tr>");
            foreach (var cell in row.Cells)
            {
                if (open.GetValueOrDefault(cell.Column) > 0)
                {
                    open[cell.Column]--;
                    continue;
                }
                open[cell.Column] = cell.RowSpan - 1;
                page.Append("<td").Append(Span("colspan", cell.ColumnSpan)).Append(Span("rowspan", cell.RowSpan)).Append('>').Append(Encoded(cell.Text)).Append("</td>");
            }
            page.Append("</tr>\n");
        }
        page.Append("</table>\n");
    }

    private static string Span(string name, int count) => count == 1 ? "" : $" {name}=\"{count}\"";

    private static string Encoded(string text) => WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal);
}
