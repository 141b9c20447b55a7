using System.Globalization;
using System.Text;

namespace CchcWarehouse.Etl.Documents.Spreadsheets;

internal enum FormatTokenKind
{
    Literal,
    /// <summary>One of 0, # and ?.</summary>
    Digit,
    Point,
    Comma,
    Percent,
    Exponent,
    Slash,
    Text,
    General,
    /// <summary>A run of y, m, d, h or s; "[h]" counts hours beyond a day.</summary>
    DatePart,
    /// <summary>AM/PM.</summary>
    HalfDay,
}

internal readonly record struct FormatToken(FormatTokenKind Kind, string Text);

/// <summary>One part of a format code between semicolons.</summary>
internal sealed record FormatSection(IReadOnlyList<FormatToken> Tokens, FormatCondition? Condition)
{
    internal bool IsDate { get; } = Tokens.Any(t => t.Kind is FormatTokenKind.DatePart or FormatTokenKind.HalfDay);

    /// <summary>Shows the number as it is, perhaps with words around it.</summary>
    internal bool IsGeneral { get; } = Tokens.Any(t => t.Kind is FormatTokenKind.General or FormatTokenKind.Text);

    internal string ShowGeneral(decimal number) =>
        string.Concat(Tokens.Select(t => t.Kind is FormatTokenKind.General or FormatTokenKind.Text ? GeneralNumber.Show(number) : t.Text));

    /// <summary>The sections of a code; a semicolon in quotes or behind a backslash parts nothing.</summary>
    internal static IEnumerable<string> Split(string code)
    {
        var start = 0;
        for (var at = 0; at < code.Length; at++)
        {
            if (code[at] is '\\' or '_' or '*')
                at++;
            else if (code[at] == '"')
                at = code.IndexOf('"', at + 1) is > 0 and var close ? close : code.Length;
            else if (code[at] == ';')
            {
                yield return code[start..at];
                start = at + 1;
            }
        }
        yield return code[start..];
    }

    internal static FormatSection Parse(string code)
    {
        var tokens = new List<FormatToken>();
        FormatCondition? condition = null;
        for (var at = 0; at < code.Length;)
        {
            if (code[at] == '[' && code.IndexOf(']', at) is > 0 and var close)
            {
                condition = FormatCondition.Read(code[(at + 1)..close]) ?? condition;
                if (InBrackets(code[(at + 1)..close]) is { } token)
                    tokens.Add(token);
                at = close + 1;
            }
            else
                tokens.Add(Next(code, ref at));
        }
        return new FormatSection([.. tokens.Where(t => t.Text.Length > 0)], condition);
    }

    private static FormatToken Next(string code, ref int at)
    {
        var rest = code.AsSpan(at);
        foreach (var (word, kind) in Words)
        {
            if (rest.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                at += word.Length;
                return new FormatToken(kind, word);
            }
        }
        var c = code[at];
        switch (c)
        {
            case '"':
                var close = code.IndexOf('"', at + 1);
                var quoted = close < 0 ? code[(at + 1)..] : code[(at + 1)..close];
                at = close < 0 ? code.Length : close + 1;
                return new FormatToken(FormatTokenKind.Literal, quoted);
            case '\\':
                at += 2;
                return new FormatToken(FormatTokenKind.Literal, at <= code.Length ? code[at - 1].ToString() : "");
            case '_':
                at += 2;
                return new FormatToken(FormatTokenKind.Literal, " ");
            case '*':
                at += 2;
                return new FormatToken(FormatTokenKind.Literal, "");
        }
        if (char.ToLowerInvariant(c) is 'y' or 'm' or 'd' or 'h' or 's')
            return DatePart(code, ref at);
        at++;
        return new FormatToken(c switch
        {
            '0' or '#' or '?' => FormatTokenKind.Digit,
            '.' => FormatTokenKind.Point,
            ',' => FormatTokenKind.Comma,
            '%' => FormatTokenKind.Percent,
            '/' => FormatTokenKind.Slash,
            '@' => FormatTokenKind.Text,
            _ => FormatTokenKind.Literal,
        }, c.ToString());
    }

    private static readonly (string Word, FormatTokenKind Kind)[] Words =
    [
        ("General", FormatTokenKind.General), ("Standard", FormatTokenKind.General),
        ("AM/PM", FormatTokenKind.HalfDay), ("A/P", FormatTokenKind.HalfDay),
        ("E+", FormatTokenKind.Exponent), ("E-", FormatTokenKind.Exponent),
    ];

    private static FormatToken DatePart(string code, ref int at)
    {
        var letter = char.ToLowerInvariant(code[at]);
        var run = new StringBuilder();
        while (at < code.Length && char.ToLowerInvariant(code[at]) == letter)
        {
            run.Append(letter);
            at++;
        }
        return new FormatToken(FormatTokenKind.DatePart, run.ToString());
    }

    // [Red] and [DBNum1] show nothing, [$₫-42A] a currency sign, [h] hours beyond a day.
    private static FormatToken? InBrackets(string text)
    {
        if (text.StartsWith('$'))
            return new FormatToken(FormatTokenKind.Literal, text[1..].Split('-')[0]);
        return text.Length is > 0 and <= 4 && text.AsSpan().IndexOfAnyExcept("hms") < 0 && text.AsSpan().IndexOfAnyExcept(text[0]) < 0
            ? new FormatToken(FormatTokenKind.DatePart, $"[{text}]")
            : null;
    }
}

/// <summary>When a section applies: "[>=100]".</summary>
internal sealed record FormatCondition(string Comparison, double Bound)
{
    internal bool Holds(double value) => Comparison switch
    {
        "<" => value < Bound,
        "<=" => value <= Bound,
        ">" => value > Bound,
        ">=" => value >= Bound,
        "=" => value.Equals(Bound),
        _ => !value.Equals(Bound),
    };

    internal static FormatCondition? Read(string text)
    {
        var end = text.AsSpan().IndexOfAnyExcept("<>=");
        return end > 0 && double.TryParse(text.AsSpan(end), NumberStyles.Float, CultureInfo.InvariantCulture, out var bound)
            ? new FormatCondition(text[..end], bound)
            : null;
    }
}
