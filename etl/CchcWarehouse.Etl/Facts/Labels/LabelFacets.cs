using CchcWarehouse.Star.Reference;

namespace CchcWarehouse.Etl.Facts.Labels;

/// <summary>Words that part indicators from their neighbours, by what they part: level, step, timeliness, inspection …</summary>
/// <remarks>Source: <c>db/reference/label_facets.tsv</c>.</remarks>
public sealed class LabelFacets
{
    private readonly IReadOnlyList<(string Facet, HashSet<string> Words)> accented;
    private readonly IReadOnlyList<(string Facet, HashSet<string> Words)> bare;

    private LabelFacets(IReadOnlyList<(string Word, string Facet)> entries)
    {
        accented = Index(entries, VietnameseSyllable.Normal);
        bare = Index(entries, VietnameseSyllable.Bare);
    }

    /// <summary>The facet whose words are huyện, xã, tỉnh, sở.</summary>
    public const string Level = "level";

    public static LabelFacets Load()
    {
        var table = ReferenceTable.Read("label_facets.tsv");
        var (word, facet) = (table.Column("word"), table.Column("facet"));
        return new LabelFacets([.. table.Entries.Select(e => (e[word]!, e[facet]!))]);
    }

    public IEnumerable<string> Words(bool bareForm) => In(bareForm).SelectMany(f => f.Words);

    public IReadOnlyList<(string Facet, HashSet<string> Words)> In(bool bareForm) => bareForm ? bare : accented;

    private static List<(string, HashSet<string>)> Index(IEnumerable<(string Word, string Facet)> entries, Func<string, string> form) =>
        [.. entries.GroupBy(e => e.Facet, StringComparer.Ordinal).Select(g => (g.Key, g.Select(e => form(e.Word)).ToHashSet(StringComparer.Ordinal)))];
}
