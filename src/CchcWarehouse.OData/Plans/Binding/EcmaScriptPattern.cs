using System.Globalization;
using System.Text;
using CchcWarehouse.OData.Wording;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>An ECMAScript regular expression written as PostgreSQL's advanced regular expressions write it.</summary>
/// <remarks>
/// Most of it is the same. Different are: the dot and line ends, \b and \B, escapes of characters, named groups, empty classes.
/// </remarks>
internal ref struct EcmaScriptPattern
{
    private const string NotLineEnd = @"[^\n\r\u2028\u2029]";

    private readonly ReadOnlySpan<char> pattern;
    private readonly bool dotAll;
    private readonly StringBuilder output;
    private int at;
    private int depth;
    private bool quantifiable;
    private ErrorText? problem;

    private EcmaScriptPattern(ReadOnlySpan<char> pattern, bool dotAll, StringBuilder output)
    {
        this.pattern = pattern;
        this.dotAll = dotAll;
        this.output = output;
    }

    /// <summary>Null, with the problem, when the expression is not well formed or has no counterpart.</summary>
    public static string? Translate(string pattern, string flags, out ErrorText problem)
    {
        problem = "";
        var options = new StringBuilder("(?");
        foreach (var flag in flags)
        {
            switch (flag)
            {
                case 'i' or 's' or 'm' or 'u' when !flags.AsSpan(flags.IndexOf(flag, StringComparison.Ordinal) + 1).Contains(flag):
                    options.Append(flag switch { 'i' => "i", 'm' => "w", _ => "" });
                    break;
                default:
                    problem = $"The flag {flag} is not one of i, m, s and u, each once.";
                    return null;
            }
        }

        var translated = new StringBuilder("***:");
        translated.Append(options.Length > 2 ? options.Append(')').ToString() : "");
        var translation = new EcmaScriptPattern(pattern, flags.Contains('s', StringComparison.Ordinal), translated);
        translation.Run();
        problem = translation.problem ?? "";
        return translation.problem is null ? translated.ToString() : null;
    }

    private void Run()
    {
        while (at < pattern.Length && problem is null)
        {
            Step();
        }

        if (problem is null && depth > 0)
        {
            problem = "A parenthesis of the pattern is not closed.";
        }
    }

    private void Step()
    {
        var c = pattern[at];
        switch (c)
        {
            case '\\':
                Escape(inClass: false);
                break;
            case '[':
                Class();
                break;
            case '.':
                Atom(dotAll ? "." : NotLineEnd, 1);
                break;
            case '(':
                Group();
                break;
            case ')':
                depth--;
                problem = depth < 0 ? $"The pattern closes a parenthesis at {at} that it did not open." : problem;
                Atom(")", 1);
                break;
            case '*' or '+' or '?':
                Quantifier(c.ToString(), 1);
                break;
            case '{':
                Braces();
                break;
            case '|' or '^' or '$':
                output.Append(c);
                (at, quantifiable) = (at + 1, false);
                break;
            default:
                Atom(c is ']' or '}' ? $"\\{c}" : c.ToString(), 1);
                break;
        }
    }

    private void Atom(string text, int length)
    {
        output.Append(text);
        (at, quantifiable) = (at + length, true);
    }

    private void Quantifier(string text, int length)
    {
        if (!quantifiable)
        {
            problem = $"The pattern repeats nothing at {at}.";
            return;
        }

        output.Append(text);
        (at, quantifiable) = (at + length, false);
        if (at < pattern.Length && pattern[at] == '?')
        {
            output.Append('?');
            at++;
        }
    }

    // {n}, {n,} and {n,m} repeat; any other brace is the character.
    private void Braces()
    {
        var end = at + 1;
        while (end < pattern.Length && (char.IsAsciiDigit(pattern[end]) || (pattern[end] == ',' && end > at + 1)))
        {
            end++;
        }

        var body = pattern[(at + 1)..Math.Min(end, pattern.Length)];
        if (end >= pattern.Length || pattern[end] != '}' || body.Length == 0 || body.Count(',') > 1)
        {
            Atom(@"\{", 1);
            return;
        }

        foreach (var bound in body.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(bound, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 255)
            {
                problem = "A repetition of the pattern is counted to at most 255.";
                return;
            }
        }

        Quantifier($"{{{body}}}", body.Length + 2);
    }

    private void Group()
    {
        depth++;
        var rest = pattern[at..];
        var opening = rest switch
        {
            ['(', '?', ':', ..] => "(?:",
            ['(', '?', '=', ..] => "(?=",
            ['(', '?', '!', ..] => "(?!",
            ['(', '?', '<', '=', ..] => "(?<=",
            ['(', '?', '<', '!', ..] => "(?<!",
            ['(', '?', '<', ..] when rest.IndexOf('>') > 3 => "(",
            ['(', '?', ..] => "",
            _ => "(",
        };
        if (opening.Length == 0)
        {
            problem = $"The group at {at} of the pattern is of a kind that ECMAScript does not have.";
            return;
        }

        output.Append(opening);
        at += rest.StartsWith("(?<", StringComparison.Ordinal) && opening.Length == 1 ? rest.IndexOf('>') + 1 : opening.Length;
        quantifiable = false;
    }

    private void Class()
    {
        var negated = at + 1 < pattern.Length && pattern[at + 1] == '^';
        at += negated ? 2 : 1;
        if (at < pattern.Length && pattern[at] == ']')
        {
            // The class of nothing, and of everything.
            Atom(negated ? @"(?:.|\n)" : "(?!)", 1);
            return;
        }

        output.Append(negated ? "[^" : "[");
        while (at < pattern.Length && pattern[at] != ']' && problem is null)
        {
            if (pattern[at] == '\\')
            {
                Escape(inClass: true);
            }
            else
            {
                output.Append(pattern[at] == '[' ? @"\[" : pattern[at].ToString());
                at++;
            }
        }

        if (at >= pattern.Length)
        {
            problem ??= "A character class of the pattern is not closed.";
            return;
        }

        Atom("]", 1);
    }

    private void Escape(bool inClass)
    {
        if (at + 1 >= pattern.Length)
        {
            problem = "The pattern ends in a backslash.";
            return;
        }

        var c = pattern[at + 1];
        switch (c)
        {
            case 'd' or 'w' or 's':
            case 'D' or 'W' or 'S' when !inClass:
            case 't' or 'n' or 'v' or 'f' or 'r':
                Atom($"\\{c}", 2);
                break;
            case 'b' when inClass:
                Atom(@"\u0008", 2);
                break;
            case 'b' or 'B':
                Atom(c == 'b' ? @"\y" : @"\Y", 2);
                quantifiable = false;
                break;
            case 'x' or 'u':
                CodePoint(c == 'x' ? 2 : 4);
                break;
            case '0':
                problem = "The pattern asks for the character NUL, which no text has.";
                break;
            case >= '1' and <= '9':
                problem = "References back to groups are not supported in patterns.";
                break;
            default:
                if (char.IsAsciiLetterOrDigit(c))
                {
                    problem = $@"The pattern has the escape \{c}, which is not supported.";
                }

                Atom($"\\{c}", 2);
                break;
        }
    }

    private void CodePoint(int digits)
    {
        var hex = at + 2 + digits <= pattern.Length ? pattern.Slice(at + 2, digits) : default;
        if (!int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || code == 0 || char.IsSurrogate((char)code))
        {
            problem = $"The escape at {at} of the pattern is no character.";
            return;
        }

        Atom(string.Create(CultureInfo.InvariantCulture, $"\\u{code:X4}"), digits + 2);
    }
}
