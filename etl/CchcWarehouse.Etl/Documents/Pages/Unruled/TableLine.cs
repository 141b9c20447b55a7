namespace CchcWarehouse.Etl.Documents.Pages.Unruled;

/// <summary>One line across a table: what each column prints at this height.</summary>
/// <param name="IsBelowRule">A line is ruled between this one and the one above.</param>
/// <param name="IsAfterBreak">The line above stands on the page before.</param>
/// <param name="IsBlotted">Something lies over the paper at this height.</param>
internal sealed record TableLine(Region Region, PageLine Line, IReadOnlyList<LinePart> Parts, bool IsBelowRule, bool IsAfterBreak, bool IsBlotted)
{
    internal LinePart? In(int column) => Parts.FirstOrDefault(p => p.Column == column);
}
