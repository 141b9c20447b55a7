namespace CchcWarehouse.Etl.Rows;

/// <summary>Columns left of the labels whose text stands over several rows: "Lĩnh vực", "Nhóm".</summary>
/// <remarks>
/// Each text is a heading over the rows beside it, merged or not, until the next one or until a heading over
/// the whole width. A text printed again on every row, or at the top of a page, begins nothing new.
/// </remarks>
internal sealed class GroupColumns(TableHead head, RowHabits habits)
{
    private readonly string[] open = [.. head.Groups.Select(_ => "")];
    private readonly RowDraft?[] headings = new RowDraft?[head.Groups.Count];

    /// <summary>The headings that begin beside the row, outermost first. Their texts are taken off the row.</summary>
    internal IReadOnlyList<RowDraft> Begin(PlacedRow placed)
    {
        if (head.Groups.Count == 0)
            return [];
        if (IsTotal(placed))
            return [];
        var begun = new List<RowDraft>();
        for (var depth = 0; depth < head.Groups.Count; depth++)
        {
            var text = Take(placed, head.Groups[depth]);
            if (text.Length == 0 || text == open[depth] || GoesOn(depth, text))
                continue;
            open[depth] = text;
            open.AsSpan(depth + 1).Fill("");
            begun.Add(headings[depth] = Heading(placed, text, depth, NumberOfGroup(placed, begun)));
        }
        if (begun.Count == 0 && placed.Texts[head.Label].Length > 0 && IsLabelAlone(placed) && ReformWords.IsArea(placed.Texts[head.Label]))
            open.AsSpan().Fill("");
        return begun;
    }

    // In a narrow column the text runs on beside the next rows: "Cải cách thủ tục hành", "chính".
    private bool GoesOn(int depth, string text)
    {
        if (open[depth].Length == 0 || !CellShapes.StartsInside(text) || Ordinal.TrySplit(text, out _, out _))
            return false;
        headings[depth]!.ContinueLabel(text.Replace('\n', ' '));
        return true;
    }

    // "Tổng cộng" in the group column with a figure of its own: the text is the row's label.
    private bool IsTotal(PlacedRow placed)
    {
        var texts = placed.Texts;
        if (texts[head.Label].Length > 0 || head.Result is not { } result || texts[result].Length == 0)
            return false;
        var column = head.Groups.LastOrDefault(c => texts[c].Length > 0, -1);
        if (column < 0)
            return false;
        texts[head.Label] = Take(placed, column);
        open.AsSpan().Fill("");
        return true;
    }

    private RowDraft Heading(PlacedRow placed, string text, int depth, string number)
    {
        if (number.Length == 0 && Ordinal.TrySplit(text, out var cut, out var rest))
            (number, text) = (cut, rest);
        var alone = new PlacedRow(placed.Line, Enumerable.Repeat("", head.Width).ToArray(), placed.AfterBreak);
        return new RowDraft(head, alone, number.Length == 0 ? null : number, text.Replace('\n', ' ')) { GroupDepth = depth };
    }

    // Where the ordinal stands only beside the first row of a group, or beside no label, it numbers the group.
    private string NumberOfGroup(PlacedRow placed, List<RowDraft> begun) =>
        (habits.OrdinalsNumberGroups || placed.Texts[head.Label].Length == 0) && begun.Count == 0 && head.Ordinal is { } ordinal ? Take(placed, ordinal) : "";

    private bool IsLabelAlone(PlacedRow placed) =>
        !placed.Texts.Where((t, i) => t.Length > 0 && i != head.Label && i != head.Ordinal).Any();

    private static string Take(PlacedRow placed, int column)
    {
        var text = placed.Texts[column];
        placed.Texts[column] = "";
        return text;
    }
}
