using CchcWarehouse.Etl.Facts.Labels;

namespace CchcWarehouse.Etl.Facts.Indicators;

/// <summary>One way to word an indicator, with the circumstances in which the wording means it.</summary>
/// <param name="After">The nearest of the opening rows above must be one of these indicators; empty when it does not matter.</param>
/// <param name="Level">Only in reports of this level of administration; null for any.</param>
public sealed record Wording(
    Indicator Indicator, string Text, WordingForm Accented, Lazy<WordingForm> Bare, IReadOnlyList<string> After, string? Level)
{
    public WordingForm In(bool bare) => bare ? Bare.Value : Accented;

    /// <summary>How much of the circumstances is asked for; the more, the stronger the evidence.</summary>
    public int Demands => Accented.Within.Count + (After.Count > 0 ? 1 : 0) + (Level is null ? 0 : 1);
}

/// <summary>The words of a wording, with diacritics or without.</summary>
/// <param name="Within">Each term must stand in a heading above; the alternatives of a term are equally good.</param>
/// <param name="Known">Words of the name, of this wording and its headings: a row may repeat them.</param>
/// <param name="Scope">Those and the words of the group: a heading above may use them.</param>
public sealed record WordingForm(
    LabelWords Words,
    IReadOnlyList<IReadOnlyList<IReadOnlySet<string>>> Within,
    IReadOnlySet<string> Known,
    IReadOnlySet<string> Scope)
{
    public static WordingForm Read(Indicator indicator, string text, string? within, Func<string, LabelWords> read)
    {
        var words = read(text);
        var terms = (within?.Split(';') ?? [])
            .Select(term => (IReadOnlyList<IReadOnlySet<string>>)[.. term.Split('|').Select(t => read(t).All)])
            .ToList();
        var known = words.All.Concat(read(indicator.Name).All).Concat(terms.SelectMany(t => t).SelectMany(t => t)).ToHashSet(StringComparer.Ordinal);
        return new WordingForm(words, terms, known, known.Concat(read(indicator.GroupName).All).ToHashSet(StringComparer.Ordinal));
    }
}
