using AngleSharp.Dom;
using CchcWarehouse.Etl.Documents.Packages;
using CchcWarehouse.Etl.Documents.Spreadsheets;

namespace CchcWarehouse.Etl.Documents.Web;

/// <summary>The cells of an HTML table in the columns that their spans give them.</summary>
/// <remarks>Columns in which no shown cell begins are dropped: a label over four columns is one.</remarks>
internal sealed class HtmlTable
{
    private const int MostColumns = 1_000;

    private readonly List<List<HtmlCell>> rows = [];
    private readonly HtmlLook look;

    internal HtmlTable(IElement table, HtmlLook look)
    {
        this.look = look;
        var open = new Dictionary<int, int>();
        var hidden = HiddenColumns(table);
        foreach (var row in RowsOf(table))
        {
            rows.Add(CellsOf(row, open, hidden));
            if (rows.Count > Sheet.MostRows)
                throw Sheet.TooLarge("table");
        }
    }

    internal IReadOnlyList<IReadOnlyList<HtmlCell>> Rows => rows;

    /// <summary>For each column of the markup the number of the column that a reader sees.</summary>
    internal int[] Columns()
    {
        var last = rows.SelectMany(r => r).Select(c => c.Column + c.ColumnSpan).DefaultIfEmpty(0).Max();
        var begins = new bool[last + 1];
        foreach (var cell in rows.SelectMany(r => r))
            begins[cell.Column] = true;
        var columns = new int[last + 1];
        for (var column = 1; column <= last; column++)
            columns[column] = columns[column - 1] + (begins[column - 1] ? 1 : 0);
        return columns;
    }

    // The foot is shown last, wherever it stands.
    private IEnumerable<IElement> RowsOf(IElement table)
    {
        var parts = table.Children.Where(look.IsShown).ToList();
        return parts.Where(p => p.LocalName != "tfoot").Concat(parts.Where(p => p.LocalName == "tfoot"))
            .SelectMany(p => p.LocalName == "tr" ? [p] : p.LocalName is "thead" or "tbody" or "tfoot" ? p.Children.Where(r => r.LocalName == "tr" && look.IsShown(r)) : []);
    }

    private List<HtmlCell> CellsOf(IElement row, Dictionary<int, int> open, HashSet<int> hidden)
    {
        var cells = new List<HtmlCell>();
        var taken = open.Where(o => o.Value > 0).Select(o => o.Key).ToHashSet();
        foreach (var column in taken)
            open[column]--;
        var next = 0;
        foreach (var cell in row.Children.Where(c => c.LocalName is "td" or "th"))
        {
            while (taken.Contains(next))
                next++;
            var columnSpan = Math.Clamp(Number(cell, "colspan"), 1, MostColumns);
            var rowSpan = Math.Clamp(Number(cell, "rowspan"), 1, Sheet.MostRows);
            if (next + columnSpan > MostColumns * 2)
                throw PackageRefusal.TooDeep("colspan");
            for (var column = next; column < next + columnSpan && rowSpan > 1; column++)
                open[column] = rowSpan - 1;
            if (look.IsShown(cell) && !hidden.Contains(next))
                cells.Add(new HtmlCell(cell, next, columnSpan, rowSpan));
            next += columnSpan;
        }
        return cells;
    }

    // A spreadsheet saved as a page hides a column in its <col>.
    private HashSet<int> HiddenColumns(IElement table)
    {
        var hidden = new HashSet<int>();
        var column = 0;
        foreach (var col in table.Children.Where(c => c.LocalName is "col" or "colgroup").SelectMany(c => c.LocalName == "col" ? [c] : c.Children.Where(i => i.LocalName == "col")))
        {
            var span = Math.Clamp(Number(col, "span"), 1, MostColumns);
            if (!look.IsShown(col))
                hidden.UnionWith(Enumerable.Range(column, span));
            column += span;
        }
        return hidden;
    }

    private static int Number(IElement element, string attribute) =>
        int.TryParse(element.GetAttribute(attribute), out var number) ? number : 1;
}

internal sealed record HtmlCell(IElement Content, int Column, int ColumnSpan, int RowSpan);
