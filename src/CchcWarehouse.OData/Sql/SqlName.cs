namespace CchcWarehouse.OData.Sql;

/// <summary>The name of a table, column or alias: small letters, digits and underscores.</summary>
internal readonly record struct SqlName
{
    private readonly string text;

    /// <exception cref="ArgumentException">The text is no such name.</exception>
    public SqlName(string text)
    {
        if (text.Length == 0 || char.IsAsciiDigit(text[0]) || text.AsSpan().ContainsAnyExcept(Allowed))
        {
            throw new ArgumentException($"'{text}' is no name of the schema.", nameof(text));
        }

        this.text = text;
    }

    private static System.Buffers.SearchValues<char> Allowed { get; } = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    public override string ToString() => text;
}
