namespace CchcWarehouse.Etl.Documents.Spreadsheets;

/// <summary>A worksheet as its reader sees it: without hidden rows and columns, merged cells once.</summary>
/// <remarks>
/// Columns are those in which some visible cell begins, so that a label merged over four columns is one
/// column, and a table that begins in column C begins in column 0.
/// </remarks>
internal sealed class VisibleSheet
{
    private readonly Sheet sheet;
    private readonly HashSet<int> hiddenRows;
    private readonly Dictionary<(int Row, int Column), SheetRange> mergedAt = [];
    private readonly Dictionary<int, List<SheetRange>> mergesOfRow = [];
    private readonly List<int> columns;

    internal VisibleSheet(Sheet sheet)
    {
        this.sheet = sheet;
        hiddenRows = [.. sheet.Rows.Where(r => r.IsHidden).Select(r => r.Index)];
        foreach (var merge in sheet.Merges)
            AddMerge(merge);
        var rows = sheet.Rows.Where(r => !r.IsHidden).Select(r => (r.Index, Cells: Cells(r))).Concat(RowsOfMovedMerges())
            .Where(r => r.Cells.Count > 0).GroupBy(r => r.Index).OrderBy(g => g.Key)
            .Select(g => (Index: g.Key, Cells: g.SelectMany(r => r.Cells).OrderBy(c => c.Column).ToList())).ToList();
        columns = [.. rows.SelectMany(r => r.Cells).Where(c => c.Text.Length > 0).Select(c => c.Column).Distinct().Order()];
        Rows = [.. rows.Select(r => new VisibleRow(r.Index, [.. r.Cells.Select(c => Placed(r.Index, c))], r.Cells.Any(c => c.HasBorder)))
            .Where(r => r.Cells.Count > 0)];
    }

    internal IReadOnlyList<VisibleRow> Rows { get; }

    private void AddMerge(SheetRange merge)
    {
        var last = sheet.Rows.Count == 0 ? -1 : Math.Min(merge.LastRow, sheet.Rows[^1].Index);
        for (var row = merge.FirstRow; row <= last; row++)
        {
            if (!mergesOfRow.TryGetValue(row, out var merges))
                mergesOfRow[row] = merges = [];
            merges.Add(merge);
        }
        mergedAt.TryAdd((merge.FirstRow, merge.FirstColumn), merge);
    }

    // A cell below or beside the first one of a merge is covered, whatever the file still stores there.
    private List<SheetCell> Cells(SheetRow row)
    {
        var merges = mergesOfRow.GetValueOrDefault(row.Index) ?? [];
        var cells = new List<SheetCell>(row.Cells.Count);
        foreach (var cell in row.Cells)
        {
            var merge = merges.Find(m => cell.Column >= m.FirstColumn && cell.Column <= m.LastColumn);
            var isCovered = merge != default && (merge.FirstRow != row.Index || merge.FirstColumn != cell.Column);
            if (isCovered)
                continue;
            var shownAt = merge == default ? Visible(cell.Column, cell.Column) : Visible(merge.FirstColumn, merge.LastColumn);
            if (shownAt is { } column)
                cells.Add(cell with { Column = column });
        }
        return cells;
    }

    // The first row of a merge is hidden: its text is shown in the first row of it that is not.
    private IEnumerable<(int Index, List<SheetCell> Cells)> RowsOfMovedMerges()
    {
        foreach (var row in sheet.Rows.Where(r => r.IsHidden))
        {
            foreach (var cell in row.Cells)
            {
                if (!mergedAt.TryGetValue((row.Index, cell.Column), out var merge) || Visible(merge.FirstColumn, merge.LastColumn) is not { } column)
                    continue;
                var shownAt = Enumerable.Range(merge.FirstRow, merge.LastRow - merge.FirstRow + 1).FirstOrDefault(r => !hiddenRows.Contains(r), -1);
                if (shownAt >= 0)
                    yield return (shownAt, [cell with { Column = column }]);
            }
        }
    }

    private int? Visible(int first, int last)
    {
        for (var column = first; column <= last; column++)
        {
            if (!sheet.HiddenColumns.Contains(column))
                return column;
        }
        return null;
    }

    private VisibleCell Placed(int row, SheetCell cell)
    {
        var merges = mergesOfRow.GetValueOrDefault(row) ?? [];
        var merge = merges.Find(m => cell.Column >= m.FirstColumn && cell.Column <= m.LastColumn);
        var lastColumn = merge == default ? cell.Column : merge.LastColumn;
        var first = Ordinal(cell.Column);
        var rowSpan = merge == default ? 1
            : Enumerable.Range(row, merge.LastRow - row + 1).Take(Sheet.MostRows).Count(r => !hiddenRows.Contains(r));
        return new VisibleCell(first, Math.Max(1, Ordinal(lastColumn + 1) - first), rowSpan, cell.Text, cell.Doubt);
    }

    /// <summary>How many of the columns that are kept stand before one.</summary>
    private int Ordinal(int column) => columns.BinarySearch(column) is >= 0 and var found ? found : ~columns.BinarySearch(column);
}

internal sealed record VisibleRow(int Index, IReadOnlyList<VisibleCell> Cells, bool HasBorder)
{
    internal int Filled => Cells.Count(c => c.Text.Length > 0);
}

internal readonly record struct VisibleCell(int Column, int ColumnSpan, int RowSpan, string Text, CellDoubt? Doubt);
