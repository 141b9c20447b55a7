using System.Globalization;

namespace CchcWarehouse.Etl.Documents.Spreadsheets;

/// <summary>Shows 0.5 in the format <c># ?/?</c> as 1/2.</summary>
internal static class FractionPattern
{
    internal static string Show(IReadOnlyList<FormatToken> tokens, decimal number)
    {
        var slash = Enumerable.Range(0, tokens.Count).First(i => tokens[i].Kind == FormatTokenKind.Slash);
        var behind = string.Concat(tokens.Skip(slash + 1).Select(t => t.Text)).Trim();
        var hasWhole = tokens.Take(slash).SkipWhile(t => t.Kind != FormatTokenKind.Digit)
            .SkipWhile(t => t.Kind == FormatTokenKind.Digit).Any(t => t.Kind == FormatTokenKind.Digit);
        var whole = hasWhole ? decimal.Truncate(number) : 0;
        var (part, of) = Nearest(number - whole, behind);
        if (hasWhole && part == of)
            (whole, part) = (whole + 1, 0);
        var shownWhole = whole.ToString("F0", CultureInfo.InvariantCulture);
        if (hasWhole && part == 0)
            return shownWhole;
        return (hasWhole && whole > 0 ? shownWhole + " " : "") + string.Create(CultureInfo.InvariantCulture, $"{part}/{of}");
    }

    private static (long Part, long Of) Nearest(decimal rest, string denominator)
    {
        if (long.TryParse(denominator, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > 0)
            return (Parts(rest, given), given);
        var most = denominator.Count(c => c is '?' or '#' or '0') switch { <= 1 => 9, 2 => 99, _ => 999 };
        var best = Enumerable.Range(1, most).MinBy(of => Math.Abs(rest - Parts(rest, of) / (decimal)of));
        return (Parts(rest, best), best);
    }

    private static long Parts(decimal rest, long of) =>
        (long)decimal.Round(Math.Min(rest, 1_000_000_000) * of, 0, MidpointRounding.AwayFromZero);
}
