namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>The straight lines drawn on a page.</summary>
/// <param name="Horizontal">Position is the height; the stretch goes from left to right.</param>
/// <param name="Vertical">Position is the distance from the left; the stretch goes from top to bottom.</param>
internal sealed record RuledLines(IReadOnlyList<RuledLine> Horizontal, IReadOnlyList<RuledLine> Vertical)
{
    private const double InsideWord = 0.5;
    private const double MostCovered = 0.3;
    private const double Joint = 2;
    private const double SurelyLine = 36;
    private const double LeastBroken = 40;
    private const int FewestPieces = 3;

    /// <summary>Without what looks like a line but is a part of letters: no border goes through a word.</summary>
    internal RuledLines Outside(IReadOnlyList<PageWord> words) => this with
    {
        Vertical = [.. Vertical.Where(v => words
            .Where(w => w.Left + InsideWord < v.Position && v.Position < w.Right - InsideWord)
            .Sum(w => Math.Max(0, Math.Min(w.Bottom, v.To) - Math.Max(w.Top, v.From))) < MostCovered * v.Length)],
    };

    /// <summary>The same where the words are not known yet: a border goes on in other rows, or did on the page before.</summary>
    internal RuledLines Repeated(IReadOnlyList<double> columnsBefore) => (this with
    {
        Vertical = [.. Vertical.Where(v => v.Length >= SurelyLine || JoinsLines(v) && (columnsBefore.Any(c => Math.Abs(c - v.Position) <= Joint) || HasTwin(v)))],
    }).WithoutStrokes();

    /// <summary>Rules down the page of which a camera saw only pieces, one below the other; no letter has a stroke so long.</summary>
    internal RuledLines Broken()
    {
        var broken = new List<RuledLine>();
        foreach (var piece in Vertical.OrderByDescending(v => v.Length))
        {
            if (broken.Exists(b => Math.Abs(b.Position - piece.Position) <= Joint))
                continue;
            var pieces = Vertical.Where(v => Math.Abs(v.Position - piece.Position) <= Joint).ToList();
            if (pieces.Count >= FewestPieces && pieces.Sum(v => v.Length) >= LeastBroken)
                broken.Add(new RuledLine(piece.Position, pieces.Min(v => v.From), pieces.Max(v => v.To)));
        }
        return new RuledLines([], broken);
    }

    // What is drawn above "TT" joins nothing.
    private RuledLines WithoutStrokes() => this with
    {
        Horizontal = [.. Horizontal.Where(h => h.Length >= SurelyLine || Vertical.Any(v => v.Reaches(h.Position, Joint) && h.Reaches(v.Position, Joint)))],
    };

    private bool HasTwin(RuledLine vertical) =>
        Vertical.Any(v => v != vertical && Math.Abs(v.Position - vertical.Position) <= Joint);

    private bool JoinsLines(RuledLine vertical) => EndsAtLine(vertical.From, vertical) && EndsAtLine(vertical.To, vertical);

    private bool EndsAtLine(double end, RuledLine vertical) =>
        Horizontal.Any(h => Math.Abs(h.Position - end) <= Joint && h.Reaches(vertical.Position, Joint));
}

internal readonly record struct RuledLine(double Position, double From, double To)
{
    internal double Length => To - From;

    internal bool Reaches(double place, double tolerance) => place >= From - tolerance && place <= To + tolerance;
}
