using System.Globalization;
using System.Text.RegularExpressions;

namespace CchcWarehouse.Etl.Quality.Expressions;

/// <summary>Reads the small language of quality rules.</summary>
/// <remarks>
/// <code>
/// condition  = comparison [ "implies" condition ]
/// comparison = sum ( "&lt;=" | "&lt;" | "=" | "&gt;" | "&gt;=" ) sum
/// sum        = product { ( "+" | "-" ) product }
/// product    = value { ( "*" | "/" ) value }
/// value      = number | figure | "lower(" code ")" | "text(" code | name ")" | "abs(" sum ")" | "(" sum ")"
/// figure     = ( code | name ) [ "?" | "or" number ]
/// </code>
/// A code is 3.2.5. An unreported figure leaves the rule open; with "?" it is some number not below zero, with
/// "or 0" it is that number.
/// </remarks>
public sealed partial class ExpressionParser
{
    private const int Deepest = 40;
    private readonly string text;
    private readonly List<(string Text, int At)> tokens;
    private int place;
    private int depth;

    private ExpressionParser(string text)
    {
        this.text = text;
        tokens = Tokens(text);
    }

    /// <exception cref="RuleSyntaxException">The text is no condition: says where and what would be right.</exception>
    public static Condition Parse(string text)
    {
        var parser = new ExpressionParser(text);
        var condition = parser.Condition();
        return parser.place == parser.tokens.Count ? condition : throw parser.Wrong("the end, or “implies”");
    }

    private string? Next => place < tokens.Count ? tokens[place].Text : null;

    private Condition Condition()
    {
        var comparison = Comparison();
        return Take("implies") ? new Implication(comparison, Nested(Condition)) : comparison;
    }

    private Comparison Comparison()
    {
        var left = Sum();
        if (Next is not ("<=" or "<" or "=" or ">" or ">="))
        {
            throw Wrong("one of <= < = > >=");
        }

        var sign = tokens[place++].Text;
        return new Comparison(left, sign, Sum());
    }

    private Expression Sum()
    {
        var sum = Product();
        while (Next is "+" or "-")
        {
            sum = new Arithmetic(tokens[place++].Text[0], sum, Product());
        }

        return sum;
    }

    private Expression Product()
    {
        var product = Value();
        while (Next is "*" or "/")
        {
            product = new Arithmetic(tokens[place++].Text[0], product, Value());
        }

        return product;
    }

    private Expression Value()
    {
        if (Take("("))
        {
            return Closed(Nested(Sum));
        }

        if (Next is not { } token || !(char.IsAsciiDigit(token[0]) || char.IsAsciiLetter(token[0])) || token is "implies" or "or")
        {
            throw Wrong("a number, an indicator such as 3.2.5, a name or “(”");
        }

        place++;
        if (Code().IsMatch(token))
        {
            return Missing(token, null);
        }

        return char.IsAsciiDigit(token[0]) ? new Number(Parsed(token)) : Named(token);
    }

    private Expression Named(string name)
    {
        if (!Take("("))
        {
            return Missing(name, null);
        }

        switch (name)
        {
            case "abs":
                return Closed(new Magnitude(Nested(Sum)));
            case "lower" when Next is { } code && Code().IsMatch(code):
                place++;
                Closed(new Number(0));
                return Missing(code, name);
            case "text" when Next is { } stated && (Code().IsMatch(stated) || char.IsAsciiLetter(stated[0])):
                place++;
                Closed(new Number(0));
                return Missing(stated, name);
            case "text":
                throw Wrong("an indicator such as 3.2.5, or a name");
            case "lower":
                throw Wrong("an indicator such as 3.2.5");
            default:
                place -= 2;
                throw Wrong("abs(…), lower(…) or text(…)");
        }
    }

    private Figure Missing(string name, string? of)
    {
        if (Take("?"))
        {
            return new Figure(name, of, Interval.NotNegative);
        }

        if (!Take("or"))
        {
            return new Figure(name, of, Interval.Unknown);
        }

        if (Next is not { } number || !Numeral().IsMatch(number))
        {
            throw Wrong("a number after “or”");
        }

        place++;
        return new Figure(name, of, Interval.Of(Parsed(number)));
    }

    private Expression Closed(Expression inner) => Take(")") ? inner : throw Wrong("“)”");

    private T Nested<T>(Func<T> read)
    {
        if (++depth > Deepest)
        {
            throw new RuleSyntaxException(text, place < tokens.Count ? tokens[place].At : text.Length, $"at most {Deepest} levels of brackets");
        }

        var read2 = read();
        depth--;
        return read2;
    }

    private bool Take(string token)
    {
        if (!string.Equals(Next, token, StringComparison.Ordinal))
        {
            return false;
        }

        place++;
        return true;
    }

    private decimal Parsed(string number) =>
        decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new RuleSyntaxException(text, tokens[place - 1].At, "a number of at most 28 digits");

    private RuleSyntaxException Wrong(string expected) => new(text, place < tokens.Count ? tokens[place].At : text.Length, expected);

    private static List<(string, int)> Tokens(string text)
    {
        var tokens = new List<(string, int)>();
        var end = 0;
        foreach (Match match in Token().Matches(text))
        {
            if (match.Index != end)
            {
                throw new RuleSyntaxException(text, end, "a number, a code, a name, an operator or a bracket");
            }

            end = match.Index + match.Length;
            if (match.Groups["token"].Success)
            {
                tokens.Add((match.Groups["token"].Value, match.Groups["token"].Index));
            }
        }

        return end == text.Length ? tokens : throw new RuleSyntaxException(text, end, "a number, a code, a name, an operator or a bracket");
    }

    [GeneratedRegex(@"\G(?:\s+|(?<token>[0-9]+(?:\.[0-9]+){0,2}|[a-z_]+|<=|>=|[<>=+*/()?-]))", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"\A[0-9]+\.[0-9]+\.[0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"\A[0-9]+(?:\.[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Numeral();
}

/// <summary>A rule's text is not of the language.</summary>
public sealed class RuleSyntaxException(string text, int position, string expected)
    : Exception($"“{text}”, at character {position + 1}: {(position < text.Length ? $"“{text[position]}” stands where " : "it ends where ")}{expected} should stand.")
{
    /// <summary>0-based.</summary>
    public int Position { get; } = position;
}
