namespace CchcWarehouse.Star.Migrations;

/// <summary>One statement of a migration and the offset where its text begins.</summary>
internal readonly record struct SqlStatement(string Text, int Start);

/// <summary>Splits a migration at its semicolons, so that an error can be traced to its line.</summary>
/// <remarks>Function bodies are quoted (<c>$$ … $$</c>); <c>BEGIN ATOMIC</c> bodies are not understood.</remarks>
internal static class SqlStatements
{
    public static IEnumerable<SqlStatement> Split(string sql)
    {
        var start = 0;
        for (var at = 0; at < sql.Length;)
        {
            if (sql[at] == ';')
            {
                yield return new SqlStatement(sql[start..at], start);
                start = ++at;
            }
            else
            {
                at = EndOfToken(sql, at);
            }
        }

        if (!string.IsNullOrWhiteSpace(WithoutComments(sql[start..])))
            yield return new SqlStatement(sql[start..], start);
    }

    private static int EndOfToken(string sql, int at)
    {
        var rest = sql.AsSpan(at);
        return rest switch
        {
            ['\'' or '"', ..] => After(sql, at + 1, rest[0].ToString()),
            ['-', '-', ..] => After(sql, at, "\n"),
            ['/', '*', ..] => After(sql, at + 2, "*/"),
            ['$', ..] when DollarTag(rest) is { } tag => After(sql, at + tag.Length, tag),
            _ => at + 1,
        };
    }

    private static int After(string sql, int from, string end)
    {
        var found = sql.IndexOf(end, from, StringComparison.Ordinal);
        return found < 0 ? sql.Length : found + end.Length;
    }

    /// <summary><c>$$</c> or <c>$body$</c>; null for a parameter such as <c>$1</c>.</summary>
    private static string? DollarTag(ReadOnlySpan<char> text)
    {
        var end = text[1..].IndexOf('$') + 1;
        var isTag = end > 0 && !text[1..end].ContainsAnyExcept(TagCharacters) && !char.IsDigit(text[1]);
        return isTag ? text[..(end + 1)].ToString() : null;
    }

    private static readonly System.Buffers.SearchValues<char> TagCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    private static string WithoutComments(string sql) =>
        string.Concat(sql.Split('\n').Select(line => line.Split("--")[0]));
}
