namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>One page as paper shows it: words and ruled lines at their places, in points from the upper left.</summary>
/// <param name="Number">Counts from 1.</param>
internal sealed record Page(int Number, double Width, double Height, IReadOnlyList<PageWord> Words, RuledLines Lines)
{
    /// <summary>Where a stamp, a stroke of a pen or a stain may hide print.</summary>
    internal IReadOnlyList<PageArea> Blots { get; init; } = [];
}

/// <summary>In points from the upper left.</summary>
internal readonly record struct PageArea(double Left, double Top, double Right, double Bottom)
{
    internal bool Meets(double left, double top, double right, double bottom) =>
        Left < right && left < Right && Top < bottom && top < Bottom;
}

/// <param name="Confidence">From 0 to 1 where the word was recognised on a scan; null where the file holds it as text.</param>
internal readonly record struct PageWord(double Left, double Top, double Right, double Bottom, string Text, double? Confidence = null)
{
    /// <summary>Why the word may not be what paper shows.</summary>
    internal CellDoubt? Doubt { get; init; }

    internal double Height => Bottom - Top;

    internal double CentreX => (Left + Right) / 2;

    internal double CentreY => (Top + Bottom) / 2;
}
