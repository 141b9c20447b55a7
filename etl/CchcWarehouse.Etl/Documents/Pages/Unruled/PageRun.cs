namespace CchcWarehouse.Etl.Documents.Pages.Unruled;

/// <summary>Words of a line with no more than a blank between them: part of one cell, or a text over several.</summary>
internal sealed record PageRun(IReadOnlyList<PageWord> Words)
{
    /// <summary>Of the letters' height. A blank is a quarter; between two columns programs leave more.</summary>
    internal const double WidestBlank = 0.5;

    private const int LongestSign = 9;
    private const string FigureSigns = "0123456789.,%/+- ";

    internal double Left => Words[0].Left;

    internal double Right => Words[^1].Right;

    internal double Height { get; } = Words.Max(w => w.Height);

    internal string Text => field ??= PageText.Text(Words);

    internal static List<PageRun> Of(PageLine line)
    {
        var runs = new List<List<PageWord>>();
        foreach (var word in line.Words)
        {
            if (runs.Count > 0 && word.Left - runs[^1][^1].Right <= WidestBlank * Math.Min(word.Height, runs[^1][^1].Height))
                runs[^1].Add(word);
            else
                runs.Add([word]);
        }
        return runs.ConvertAll(r => new PageRun(r));
    }

    /// <summary>Nothing but a number, a share, a fraction.</summary>
    internal static bool IsFigure(string text) => text.Any(char.IsAsciiDigit) && text.All(FigureSigns.Contains);

    /// <summary>A number that a row carries: "1.2.", "IV", "A", "(3)".</summary>
    internal static bool IsRowSign(string text)
    {
        var sign = text.Trim('.', ')', '(', ' ', ',');
        return sign.Length is > 0 and <= LongestSign
            && (sign.All(c => char.IsAsciiDigit(c) || c == '.') || sign.All("IVXHl|".Contains) || sign.Length == 1 && char.IsAsciiLetterUpper(sign[0]));
    }
}
