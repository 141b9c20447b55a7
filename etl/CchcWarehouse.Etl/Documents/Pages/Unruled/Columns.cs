namespace CchcWarehouse.Etl.Documents.Pages.Unruled;

/// <summary>The columns of a table without lines: where each ends and how wide its texts are.</summary>
internal sealed class Columns
{
    private const double PlainBlank = 0.32;

    private readonly double[] widths;

    /// <param name="cuts">From left to right, without the outer edges.</param>
    /// <param name="lines">All lines of the table.</param>
    internal Columns(IReadOnlyList<double> cuts, IEnumerable<PageLine> lines)
    {
        Cuts = cuts;
        var parts = lines.SelectMany(Parts).Where(p => p.Span == 1).ToLookup(p => p.Column);
        widths = [.. Enumerable.Range(0, Count).Select(c => parts[c].Any() ? parts[c].Max(p => p.Line.Right) - parts[c].Min(p => p.Line.Left) : 0)];
        var letters = Enumerable.Range(0, Count).Select(c => parts[c].Sum(p => p.Line.Words.Sum(w => w.Text.Count(char.IsLetter)))).ToList();
        Label = letters.IndexOf(letters.Take(Math.Max(2, Count - 1)).Max());
    }

    internal IReadOnlyList<double> Cuts { get; }

    internal int Count => Cuts.Count + 1;

    /// <summary>The column with the most letters, the last one left aside: there notes stand.</summary>
    internal int Label { get; }

    internal double Width(int column) => widths[column];

    /// <summary>The line cut into its cells; a text over several columns stays whole.</summary>
    internal List<LinePart> Parts(PageLine line)
    {
        var parts = new List<LinePart>();
        foreach (var run in PageRun.Of(line).SelectMany(Divided))
        {
            var (first, last) = (At(run[0].CentreX), At(run[^1].CentreX));
            if (parts.Count > 0 && parts[^1].Last >= first)
                parts[^1] = Joined(parts[^1], run, last);
            else
                parts.Add(new LinePart(first, last - first + 1, new PageLine(run)));
        }
        return parts;
    }

    /// <summary>No text of the line goes over a border of columns.</summary>
    internal bool Hold(PageLine line) => Parts(line).TrueForAll(p => p.Span == 1);

    /// <summary>At most one text of the line reaches into the column beside it.</summary>
    internal bool Suit(PageLine line) => Parts(line) is var parts && parts.TrueForAll(p => p.Span <= 2) && parts.Count(p => p.Span > 1) <= 1;

    private static LinePart Joined(LinePart part, List<PageWord> run, int last) =>
        new(part.Column, Math.Max(part.Last, last) - part.Column + 1, new PageLine([.. part.Line.Words, .. run]));

    // At a border a blank wider than a plain one parts two cells, and so does one after a row's number.
    private IEnumerable<List<PageWord>> Divided(PageRun run)
    {
        var part = new List<PageWord> { run.Words[0] };
        for (var i = 1; i < run.Words.Count; i++)
        {
            var (before, word) = (run.Words[i - 1], run.Words[i]);
            var border = At(word.CentreX) != At(before.CentreX) && Cuts.Any(c => c >= before.Right - 1 && c <= word.Left + 1);
            if (border && (word.Left - before.Right > PlainBlank * run.Height || At(before.CentreX) == 0 && part.Count == 1 && PageRun.IsRowSign(before.Text)))
            {
                yield return part;
                part = [];
            }
            part.Add(word);
        }
        yield return part;
    }

    private int At(double x) => Cuts.Count(c => c < x);
}

/// <summary>What a line prints in one column, or over several.</summary>
internal sealed record LinePart(int Column, int Span, PageLine Line)
{
    internal int Last => Column + Span - 1;

    internal double CentreY => Line.CentreY;

    internal string Text => field ??= PageText.Text(Line.Words);

    internal bool IsFigure => PageRun.IsFigure(Text);

    /// <summary>As a sentence does; an abbreviation may stand anywhere.</summary>
    internal bool StartsUpper => Text.Length > 1 && char.IsUpper(Text[0]) && char.IsLower(Text[1]);

    internal bool StartsLower => Text.Length > 0 && char.IsLower(Text[0]);
}
