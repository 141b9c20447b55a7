using System.Globalization;
using System.Text;

namespace CchcWarehouse.Etl.Documents.Spreadsheets;

/// <summary>Puts the digits of a number into the places of a format: grouping, percent, rounding, words.</summary>
internal static class NumberPattern
{
    private const int MostDecimals = 28;

    /// <param name="number">Not negative; the sign is the caller's.</param>
    internal static string Show(IReadOnlyList<FormatToken> tokens, decimal number)
    {
        if (!tokens.Any(t => t.Kind == FormatTokenKind.Digit))
            return string.Concat(tokens.Where(t => t.Kind is FormatTokenKind.Literal or FormatTokenKind.Percent).Select(t => t.Text));
        if (tokens.Any(t => t.Kind == FormatTokenKind.Slash))
            return FractionPattern.Show(tokens, number);
        if (Scaled(tokens, number) is not { } scaled)
            return GeneralNumber.Show(number);
        return tokens.Any(t => t.Kind == FormatTokenKind.Exponent) ? Scientific(tokens, scaled) : Fixed(tokens, scaled);
    }

    // Each % is a factor of 100, each comma behind the last whole digit a division by 1000.
    private static decimal? Scaled(IReadOnlyList<FormatToken> tokens, decimal number)
    {
        try
        {
            foreach (var _ in tokens.Where(t => t.Kind == FormatTokenKind.Percent))
                number *= 100;
        }
        catch (OverflowException)
        {
            return null;
        }
        for (var commas = TrailingCommas(tokens); commas > 0; commas--)
            number /= 1000;
        return number;
    }

    private static int PointAt(IReadOnlyList<FormatToken> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == FormatTokenKind.Point)
                return i;
        }
        return tokens.Count;
    }

    private static int LastWholeDigit(IReadOnlyList<FormatToken> tokens)
    {
        var at = PointAt(tokens) - 1;
        while (at >= 0 && tokens[at].Kind != FormatTokenKind.Digit)
            at--;
        return at;
    }

    private static int TrailingCommas(IReadOnlyList<FormatToken> tokens)
    {
        var last = LastWholeDigit(tokens);
        return last < 0 ? 0 : tokens.Skip(last + 1).TakeWhile(t => t.Kind == FormatTokenKind.Comma).Count();
    }

    private static bool IsGrouped(IReadOnlyList<FormatToken> tokens)
    {
        var last = LastWholeDigit(tokens);
        var first = Enumerable.Range(0, tokens.Count).First(i => tokens[i].Kind == FormatTokenKind.Digit);
        return Enumerable.Range(first, Math.Max(0, last - first)).Any(i => tokens[i].Kind == FormatTokenKind.Comma);
    }

    private static string Fixed(IReadOnlyList<FormatToken> tokens, decimal number)
    {
        var point = PointAt(tokens);
        var places = tokens.Skip(point).Count(t => t.Kind == FormatTokenKind.Digit);
        var rounded = decimal.Round(number, Math.Min(places, MostDecimals), MidpointRounding.AwayFromZero);
        var digits = rounded.ToString("F" + Math.Min(places, MostDecimals), CultureInfo.InvariantCulture).Split('.');
        return Whole(tokens, point, digits[0] == "0" ? "" : digits[0]) + Decimals(tokens, point, digits.Length > 1 ? digits[1] : "");
    }

    // From right to left, because the first place takes all digits that are left.
    private static string Whole(IReadOnlyList<FormatToken> tokens, int end, string digits)
    {
        var shown = new List<string>();
        var (left, placed, grouped) = (digits.Length, 0, IsGrouped(tokens));
        var first = Enumerable.Range(0, end).FirstOrDefault(i => tokens[i].Kind == FormatTokenKind.Digit, -1);
        for (var at = end - 1; at >= 0; at--)
        {
            var token = tokens[at];
            if (token.Kind is FormatTokenKind.Literal or FormatTokenKind.Percent)
                shown.Add(token.Text);
            if (token.Kind != FormatTokenKind.Digit)
                continue;
            do
            {
                var digit = left > 0 ? digits[--left].ToString() : token.Text switch { "0" => "0", "?" => " ", _ => "" };
                if (grouped && placed > 0 && placed % 3 == 0 && digit.Trim().Length > 0)
                    shown.Add(".");
                shown.Add(digit);
                placed++;
            }
            while (at == first && left > 0);
        }
        shown.Reverse();
        return (first < 0 ? digits : "") + string.Concat(shown);
    }

    private static string Decimals(IReadOnlyList<FormatToken> tokens, int point, string digits)
    {
        var shown = new StringBuilder();
        var at = 0;
        var significant = digits.TrimEnd('0').Length;
        for (var i = point; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind is FormatTokenKind.Literal or FormatTokenKind.Percent)
                shown.Append(token.Text);
            else if (token.Kind == FormatTokenKind.Digit && at < digits.Length)
            {
                var isShown = token.Text == "0" || at < significant;
                if (isShown && at == 0)
                    shown.Append(',');
                shown.Append(isShown ? digits[at] : token.Text == "?" ? ' ' : null);
                at++;
            }
        }
        return shown.ToString();
    }

    private static string Scientific(IReadOnlyList<FormatToken> tokens, decimal number)
    {
        var point = PointAt(tokens);
        var places = tokens.Skip(point).TakeWhile(t => t.Kind != FormatTokenKind.Exponent).Count(t => t.Kind == FormatTokenKind.Digit);
        return ((double)number).ToString("0." + new string('0', places) + "E+00", CultureInfo.InvariantCulture).Replace('.', ',');
    }
}
