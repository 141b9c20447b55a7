namespace CchcWarehouse.Etl.Rows;

/// <summary>Puts the cells of a row under the columns of the head by what they look like.</summary>
/// <remarks>
/// A whole row whose cells fit their columns stays as it is. Where cells are missing (a page without
/// numbers lost its first column) or do not fit, every placing that keeps their order is weighed: a number
/// in the label column costs much, an empty cell little, a lost column at the edge less than one inside.
/// </remarks>
internal sealed class RowAligner(TableHead head, RowHabits habits)
{
    private const double Misfit = 8;
    private const double CloseCall = 1.5;
    private const double PlainFit = 1;

    internal PlacedRow Place(Piece piece, string? resultAbove, string? labelAbove)
    {
        var costs = new CellCosts(head, habits, resultAbove, labelAbove);
        if (piece.PositionsAreExact)
            return PlaceExactly(piece, costs);
        if (piece.Filled == 1 && SoleText(piece) is { } sole)
            return sole;

        var cells = Trimmed(piece);
        if (cells.Count == head.Width && Cost(cells, costs) < Misfit)
            return new PlacedRow(piece.Line, [.. cells], piece.AfterBreak);
        // A short row without a label continues another one, perhaps in a column further right.
        var mayBeMoved = habits.DropsFirstCells || cells.ElementAtOrDefault(head.Label) is null or "";
        if (cells.Count < head.Width && habits.TrimsEmptyCells && Cost(cells, costs) < (mayBeMoved ? PlainFit : Misfit))
            return new PlacedRow(piece.Line, [.. cells, .. Enumerable.Repeat("", head.Width - cells.Count)], piece.AfterBreak);
        return Shifted(piece, cells, costs);
    }

    // The file knows its columns; only a page whose table lost a column can be put right beyond doubt.
    private PlacedRow PlaceExactly(Piece piece, CellCosts costs)
    {
        var texts = ByPosition(piece);
        var placed = new PlacedRow(piece.Line, texts, piece.AfterBreak);
        if (Cost(texts, costs) < Misfit || piece.Cells.Any(c => c.ColumnSpan > 1))
            return placed;
        if (Shifted(piece, [.. texts], costs) is not { Doubt: null } shifted)
            return placed;
        return KeepsFigure(texts, shifted.Texts) ? shifted : placed with { Doubt = RowDoubts.DoesNotFit };
    }

    // A figure that stands under the head of the results is moved to no other column.
    private bool KeepsFigure(string[] texts, string[] shifted) =>
        head.Result is not { } result || CellShapes.Of(texts[result]) != CellShape.Number || shifted[result] == texts[result];

    private string[] ByPosition(Piece piece)
    {
        var texts = Enumerable.Repeat("", head.Width).ToArray();
        foreach (var cell in piece.Cells.Where(c => c.Text.Length > 0))
        {
            // A heading over the whole width stands in the label, with its number cut off.
            var wide = cell.ColumnSpan > 1 && cell.Column <= head.Label && cell.Column + cell.ColumnSpan > head.Label;
            var column = wide ? head.Label : Math.Min(cell.Column, head.Width - 1);
            texts[column] = texts[column].Length == 0 ? cell.Text : texts[column] + "\n" + cell.Text;
        }
        return texts;
    }

    // One text alone, printed over the whole width: "II. Cải cách thể chế". A merged cell stands in the first column.
    private PlacedRow? SoleText(Piece piece)
    {
        var column = 0;
        while (piece.Cells[column].Text.Length == 0)
            column++;
        var text = piece.Cells[column].Text;
        var first = column == 0 && head.Label != 0 && !IsOrdinalLike(text);
        var heading = piece.Cells.Count < head.Width && (ReformWords.IsArea(text) || Ordinal.TrySplit(text, out _, out var rest) && rest.Length > 2);
        if (!piece.IsText && !first && !heading)
            return null;
        var texts = Enumerable.Repeat("", head.Width).ToArray();
        texts[head.Label] = text;
        return new PlacedRow(piece.Line, texts, piece.AfterBreak);
    }

    private static bool IsOrdinalLike(string text) => Ordinal.Read(text) is not null || Ordinal.IsPartsWord(text) || CellShapes.Of(text) == CellShape.Number;

    // Empty cells beyond the width say nothing.
    private List<string> Trimmed(Piece piece)
    {
        var cells = piece.Cells.Select(c => c.Text).ToList();
        while (cells.Count > head.Width && cells[^1].Length == 0)
            cells.RemoveAt(cells.Count - 1);
        return cells;
    }

    private static double Cost(IReadOnlyList<string> cells, CellCosts costs)
    {
        var cost = 0.0;
        for (var i = 0; i < cells.Count; i++)
            cost += costs.Of(cells[i], i);
        return cost;
    }

    private PlacedRow Shifted(Piece piece, List<string> cells, CellCosts costs)
    {
        var placings = Placings(cells, costs);
        if (cells.Count >= head.Width && cells.Exists(c => c.Length == 0))
            placings.AddRange(Placings([.. cells.Where(c => c.Length > 0)], costs));
        if (placings.Count == 0)
            return Overfull(piece, cells);

        var best = placings.MinBy(p => p.Cost)!;
        var rival = placings.Where(p => !Same(p.Texts, best.Texts)).MinBy(p => p.Cost);
        var moved = !best.Texts.Take(cells.Count).SequenceEqual(cells);
        var doubt = best.Cost >= Misfit ? RowDoubts.DoesNotFit
            : rival is not null && rival.Cost - best.Cost < CloseCall ? RowDoubts.ShortRow
            : null;
        return new PlacedRow(piece.Line, best.Texts, piece.AfterBreak,
            moved ? new Facts.Reason($"hàng có {cells.Count} ô cho {head.Width} cột: xếp vào cột theo nội dung", $"{cells.Count} cells for {head.Width} columns: put into columns by what they say") : null, doubt);
    }

    private sealed record Placing(string[] Texts, double Cost);

    private static bool Same(string[] one, string[] other) => one.AsSpan().SequenceEqual(other);

    /// <summary>All orders-keeping placings, pruned to the cheapest few per step.</summary>
    private List<Placing> Placings(List<string> cells, CellCosts costs)
    {
        if (cells.Count > head.Width)
            return [];
        const int kept = 24;
        var front = new List<(int Column, double Cost, string[] Texts)> { (0, 0, Enumerable.Repeat("", head.Width).ToArray()) };
        for (var i = 0; i < cells.Count; i++)
        {
            var grown = new List<(int Column, double Cost, string[] Texts)>();
            foreach (var (from, cost, texts) in front)
            {
                for (var column = from; column <= head.Width - (cells.Count - i); column++)
                {
                    var skipped = column - from;
                    var copy = (string[])texts.Clone();
                    copy[column] = cells[i];
                    grown.Add((column + 1, cost + costs.Of(cells[i], column) + (i == 0 ? 0.4 : 1.2) * skipped, copy));
                }
            }
            front = grown.Count > kept ? [.. grown.OrderBy(g => g.Cost).Take(kept)] : grown;
        }
        return [.. front.Select(f => new Placing(f.Texts, f.Cost + (f.Column < head.Width ? 0.2 : 0)))];
    }

    // More texts than columns: what is over joins the last column, and a person looks.
    private PlacedRow Overfull(Piece piece, List<string> cells)
    {
        var texts = cells.Take(head.Width).ToArray();
        texts[^1] = string.Join('\n', cells.Skip(head.Width - 1).Where(c => c.Length > 0));
        return new PlacedRow(piece.Line, texts, piece.AfterBreak, Doubt: RowDoubts.TooManyCells(cells.Count, head.Width));
    }
}
