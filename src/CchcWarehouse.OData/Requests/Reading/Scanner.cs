using CchcWarehouse.OData.Requests.Syntax;
using CchcWarehouse.OData.Wording;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>Reads one part of the URL from left to right.</summary>
/// <param name="option">The query option whose value is read; null: the resource path.</param>
internal sealed class Scanner(DecodedText source, string? option, RequestBudget budget)
{
    private readonly string text = source.Text;

    public RequestBudget Budget => budget;

    public string? Option => option;

    /// <summary>Index into the decoded text.</summary>
    public int Index { get; set; }

    public bool AtEnd => Index >= text.Length;

    public bool InPath => option is null;

    /// <summary>True while the condition of a case branch is read, which a colon ends.</summary>
    public bool ColonEnds { get; set; }

    public char Current => Peek(0);

    /// <summary>A slash that was sent as such separates path segments, %2F does not.</summary>
    public bool AtSlash => Current == '/' && !source.IsEncoded(Index);

    public bool AtEncoded => source.IsEncoded(Index);

    public bool AtPlusSentAsBlank => source.IsPlus(Index);

    public bool AtBlank => Current is ' ' or '\t';

    public SourcePosition Here => new(source.OffsetOf(Math.Min(Index, text.Length)), option);

    public ReadOnlySpan<char> Rest => text.AsSpan(Math.Min(Index, text.Length));

    public char Peek(int distance) => Index + distance < text.Length ? text[Index + distance] : '\0';

    /// <summary>The position of a new node, counted against the limit.</summary>
    public SourcePosition Begin()
    {
        budget.Node(this);
        return Here;
    }

    /// <summary>Enters parentheses, brackets or braces, in which a colon has no meaning for a case branch outside.</summary>
    /// <returns>To be handed to <see cref="Leave"/>.</returns>
    public bool Enter()
    {
        budget.Enter(this);
        var outer = ColonEnds;
        ColonEnds = false;
        return outer;
    }

    public void Leave(bool outer)
    {
        ColonEnds = outer;
        budget.Leave();
    }

    public string Since(int index) => text[index..Index];

    public string TakeAll()
    {
        var rest = text[Index..];
        Index = text.Length;
        return rest;
    }

    public bool Take(char expected)
    {
        if (Current != expected || AtEnd)
        {
            return false;
        }

        Index++;
        return true;
    }

    public void Expect(char expected, string? why = null)
    {
        if (!Take(expected))
        {
            throw why is null ? Missing($"'{expected}'") : Missing($"'{expected}' {why}");
        }
    }

    /// <summary>A word in exactly these letters, case apart, that no name character follows.</summary>
    public bool TakeWord(string word)
    {
        if (!AtWord(word))
        {
            return false;
        }

        Index += word.Length;
        return true;
    }

    public bool AtWord(string word) =>
        Rest.StartsWith(word, StringComparison.OrdinalIgnoreCase) && !Names.IsPart(Peek(word.Length));

    /// <summary>The same, in exactly this case: path segments with a dollar sign.</summary>
    public bool TakeExactWord(string word)
    {
        if (!Rest.StartsWith(word, StringComparison.Ordinal) || Names.IsPart(Peek(word.Length)))
        {
            return false;
        }

        Index += word.Length;
        return true;
    }

    public bool SkipBlanks()
    {
        var start = Index;
        while (AtBlank)
        {
            Index++;
        }

        return Index > start;
    }

    public void ExpectBlank(string before)
    {
        if (!SkipBlanks())
        {
            throw Missing($"a blank before {before}");
        }
    }

    /// <summary>Blanks, a comma, blanks; false and unmoved when there is no comma.</summary>
    public bool TakeComma()
    {
        var start = Index;
        SkipBlanks();
        if (Take(','))
        {
            SkipBlanks();
            return true;
        }

        Index = start;
        return false;
    }

    public void ExpectComma(string why)
    {
        SkipBlanks();
        Expect(',', why);
        SkipBlanks();
    }

    public void Open()
    {
        Expect('(');
        SkipBlanks();
    }

    public void Close(string why)
    {
        SkipBlanks();
        Expect(')', why);
    }

    /// <param name="expected">What could have stood here instead of what does.</param>
    public void ExpectEnd(string expected)
    {
        var start = Index;
        SkipBlanks();
        if (!AtEnd)
        {
            throw Missing(expected);
        }

        Index = start;
        if (!AtEnd)
        {
            throw Reject(BadQueryCodes.Syntax, "no blank may stand at the end.");
        }
    }

    public BadQueryException Missing(ErrorText expected) =>
        Reject(BadQueryCodes.Syntax, $"found {Found()} where {expected} is expected.");

    public BadQueryException Reject(string code, ErrorText reason) => new(code, reason, option, Here.Offset);

    private string Found()
    {
        if (AtEnd)
        {
            return "the end";
        }

        var length = char.IsHighSurrogate(Current) ? 2 : 1;
        while (length < 24 && Names.IsPart(Current) && Names.IsPart(Peek(length)))
        {
            length++;
        }

        return AtBlank ? "a blank" : $"'{Rest[..length]}'";
    }
}
