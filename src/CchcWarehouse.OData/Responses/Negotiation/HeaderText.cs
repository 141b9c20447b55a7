namespace CchcWarehouse.OData.Responses.Negotiation;

/// <summary>Reads the list grammar that Accept and Prefer share: items, parameters, tokens, quoted strings.</summary>
/// <remarks>Tolerant, as RFC 9110 asks of lists: what cannot be read is skipped up to the next separator.</remarks>
internal ref struct HeaderText(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> rest = text;

    public bool AtEnd
    {
        get
        {
            SkipBlanks();
            return rest.IsEmpty;
        }
    }

    public bool TryTake(char separator)
    {
        SkipBlanks();
        if (rest.IsEmpty || rest[0] != separator)
        {
            return false;
        }

        rest = rest[1..];
        return true;
    }

    /// <summary>Everything up to the next of the separators, without surrounding blanks.</summary>
    public string TakeToken(ReadOnlySpan<char> separators)
    {
        SkipBlanks();
        var end = rest.IndexOfAny(separators);
        var token = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[end..];
        return token.Trim().ToString();
    }

    /// <summary>A quoted string without its quotes and escapes, or a token.</summary>
    public string TakeValue(ReadOnlySpan<char> separators)
    {
        SkipBlanks();
        return rest is ['"', ..] ? TakeQuoted() : TakeToken(separators);
    }

    /// <summary>Skips what is left of an item, quoted separators included.</summary>
    public void SkipTo(char separator)
    {
        while (!AtEnd && rest[0] != separator)
        {
            if (rest[0] == '"')
            {
                TakeQuoted();
            }
            else
            {
                rest = rest[1..];
            }
        }
    }

    private string TakeQuoted()
    {
        var value = new System.Text.StringBuilder();
        var i = 1;
        for (; i < rest.Length && rest[i] != '"'; i++)
        {
            if (rest[i] == '\\' && i + 1 < rest.Length)
            {
                i++;
            }

            value.Append(rest[i]);
        }

        rest = rest[Math.Min(i + 1, rest.Length)..];
        return value.ToString();
    }

    private void SkipBlanks() => rest = rest.TrimStart();
}
