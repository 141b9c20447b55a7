using System.Xml.Linq;

namespace CchcWarehouse.Etl.Documents.Word;

/// <summary>The cells of a table with the grid columns where they begin and end.</summary>
internal sealed class WordTable
{
    // Borders drawn by hand miss each other by a millimetre or two.
    private const int SameBorder = 140;
    private const int MostColumns = 2_000;

    private readonly List<List<WordCell>> rows = [];
    private readonly List<int> widths;

    internal WordTable(XElement table)
    {
        widths = [.. (table.Child("tblGrid")?.Children("gridCol") ?? []).Select(c => c.Number("w") ?? 0)];
        foreach (var row in Unwrapped(table, "tr").Where(IsPrinted))
            AddRow(row);
        Merge();
    }

    /// <summary>Rows of cells, left to right; cells merged into one above are gone.</summary>
    internal IReadOnlyList<IReadOnlyList<WordCell>> Rows => rows;

    private static bool IsPrinted(XElement row) =>
        row.Child("trPr") is not { } look
        || look.Child("del") is null && look.Child("moveFrom") is null && look.Child("hidden")?.IsOnByDefault() != true;

    private void AddRow(XElement row)
    {
        var cells = new List<WordCell>();
        var look = row.Child("trPr");
        var column = Math.Clamp(look?.Child("gridBefore")?.Number("val") ?? 0, 0, MostColumns);
        foreach (var cell in Unwrapped(row, "tc"))
        {
            var properties = cell.Child("tcPr");
            if (properties?.Child("cellDel") is not null)
                continue;
            var span = Math.Clamp(properties?.Child("gridSpan")?.Number("val") ?? 1, 1, MostColumns);
            var joinsLeft = properties?.Child("hMerge") is { } merge && merge.Value("val") != "restart";
            if (joinsLeft && cells.Count > 0)
                cells[^1] = cells[^1] with { Span = cells[^1].Span + span };
            else
                cells.Add(new WordCell(cell, column, span, Joins(properties), 1));
            column += span;
        }
        rows.Add(cells);
    }

    private static bool Joins(XElement? properties) =>
        properties?.Child("vMerge") is { } merge && merge.Value("val") is not "restart"
        || properties?.Child("cellMerge")?.Value("vMerge") is "cont";

    // A cell that continues one above lengthens it and is gone; without one above it stands for itself.
    private void Merge()
    {
        var above = new Dictionary<int, (int Row, int Index)>();
        var covered = new HashSet<WordCell>(ReferenceEqualityComparer.Instance);
        for (var row = 0; row < rows.Count; row++)
        {
            var here = new Dictionary<int, (int Row, int Index)>();
            for (var index = 0; index < rows[row].Count; index++)
            {
                var cell = rows[row][index];
                var joins = cell.JoinsAbove && above.ContainsKey(cell.Column);
                var first = here[cell.Column] = joins ? above[cell.Column] : (row, index);
                if (!joins)
                    continue;
                covered.Add(cell);
                rows[first.Row][first.Index] = rows[first.Row][first.Index] with { RowSpan = row - first.Row + 1 };
            }
            above = here;
        }
        foreach (var cells in rows)
            cells.RemoveAll(covered.Contains);
    }

    /// <summary>For each grid column the number of the column that a reader sees it as.</summary>
    internal int[] Columns()
    {
        var last = rows.SelectMany(r => r).Select(c => c.Column + c.Span).DefaultIfEmpty(0).Max();
        var begins = new int[last + 1];
        foreach (var cell in rows.SelectMany(r => r))
            begins[cell.Column]++;
        var columns = new int[last + 1];
        var seen = -1;
        var lastBorder = 0;
        for (var grid = 0; grid <= last; grid++)
        {
            var isNew = begins[grid] > 0 && (seen < 0 || !IsSameBorder(lastBorder, grid) || IsUsedWith(lastBorder, grid));
            if (isNew)
            {
                seen++;
                lastBorder = grid;
            }
            columns[grid] = begins[grid] > 0 || grid == 0 ? Math.Max(seen, 0) : seen + 1;
        }
        return columns;
    }

    private bool IsSameBorder(int left, int right) =>
        right <= widths.Count && widths.Take(right).Any(w => w > 0) && widths.Skip(left).Take(right - left).Sum() <= SameBorder;

    // Two cells of one row cannot be one column, however narrow.
    private bool IsUsedWith(int left, int right) => rows.Exists(r => r.Exists(c => c.Column == left) && r.Exists(c => c.Column == right));

    // Rows and cells may stand in content controls and tracked insertions.
    private static IEnumerable<XElement> Unwrapped(XElement parent, string name)
    {
        foreach (var element in parent.Elements())
        {
            if (element.Name.LocalName == name)
                yield return element;
            else if (element.Name.LocalName is "sdt" or "sdtContent" or "ins" or "moveTo" or "customXml" or "smartTag")
            {
                foreach (var found in Unwrapped(element, name))
                    yield return found;
            }
        }
    }
}

/// <param name="Column">The grid column where the cell begins.</param>
/// <param name="JoinsAbove">The cell continues the one above it.</param>
internal sealed record WordCell(XElement Content, int Column, int Span, bool JoinsAbove, int RowSpan);
