using CchcWarehouse.Etl.Facts.Cells;
using CchcWarehouse.Etl.Facts.Labels;
using CchcWarehouse.Star.Reference;

namespace CchcWarehouse.Etl.Facts.Indicators;

/// <summary>The catalogue of indicators with every known wording.</summary>
/// <remarks>
/// Source: <c>indicators.tsv</c>, <c>indicator_groups.tsv</c>, <c>indicator_codes.tsv</c> and
/// <c>indicator_aliases.tsv</c> of <c>db/reference</c>. An indicator's own name is a wording of it, unless an
/// alias of the same text binds that text to a heading.
/// </remarks>
public sealed class IndicatorCatalogue
{
    private readonly Dictionary<string, Indicator> byCode;
    private readonly HashSet<string> critical;
    private readonly Lazy<HashSet<string>> bareCritical;
    private readonly HashSet<string> vocabulary;
    private readonly Lazy<HashSet<string>> bareVocabulary;
    private readonly Lazy<WordingIndex> index;
    private readonly Lazy<WordingIndex> bareIndex;

    private IndicatorCatalogue(LabelLexicon lexicon, IReadOnlyList<Indicator> indicators, IReadOnlyList<Wording> wordings)
    {
        Lexicon = lexicon;
        Indicators = indicators;
        Wordings = wordings;
        byCode = indicators.ToDictionary(i => i.Code, StringComparer.Ordinal);
        Openers = wordings.SelectMany(w => w.After).ToHashSet(StringComparer.Ordinal);
        critical = Distinguishing(bare: false);
        vocabulary = AllWords(bare: false);
        bareCritical = new Lazy<HashSet<string>>(() => Distinguishing(bare: true));
        bareVocabulary = new Lazy<HashSet<string>>(() => AllWords(bare: true));
        index = new Lazy<WordingIndex>(() => new WordingIndex(wordings, bare: false));
        bareIndex = new Lazy<WordingIndex>(() => new WordingIndex(wordings, bare: true));
        Spelling = new LabelSpelling(lexicon.Texts.Concat(wordings.Select(w => w.Text)).Concat(Rows("row_wordings.tsv", "wording").Select(w => w[0]!)));
    }

    public static IndicatorCatalogue Shared { get; } = Load();

    public LabelLexicon Lexicon { get; }

    public IReadOnlyList<Indicator> Indicators { get; }

    public IReadOnlyList<Wording> Wordings { get; }

    public WordingIndex Index(bool bare) => bare ? bareIndex.Value : index.Value;

    /// <summary>Indicators whose row opens a run of rows that only its place tells apart.</summary>
    public IReadOnlySet<string> Openers { get; }

    public LabelFacets Facets { get; } = LabelFacets.Load();

    /// <summary>A word in which an indicator and a near neighbour differ, or that denies: never to be overlooked.</summary>
    public bool IsCritical(string word, bool bare) => char.IsAsciiDigit(word[0]) || (bare ? bareCritical.Value : critical).Contains(word);

    /// <summary>A word of the catalogue: none of them is a misspelling of another.</summary>
    public bool IsWord(string word, bool bare) => (bare ? bareVocabulary.Value : vocabulary).Contains(word);

    public LabelSpelling Spelling { get; }

    public Indicator this[string code] => byCode[code];

    /// <summary>Null for a code that the catalogue does not have, or no longer.</summary>
    public Indicator? Find(string code) => byCode.GetValueOrDefault(code);

    private static IndicatorCatalogue Load()
    {
        var lexicon = LabelLexicon.Load();
        var indicators = ReadIndicators();
        return new IndicatorCatalogue(lexicon, indicators, ReadWordings(indicators, lexicon));
    }

    private static List<Indicator> ReadIndicators()
    {
        var groups = Rows("indicator_groups.tsv", "group_code", "name_vi").ToDictionary(g => g[0]!, g => g[1]!, StringComparer.Ordinal);
        var codes = Rows("indicator_codes.tsv", "indicator_code", "value", "label_vi")
            .GroupBy(c => c[0]!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new CodeScale([.. g.Select(c => new CodeEntry(Number(c[1]!), c[2]!))]), StringComparer.Ordinal);
        return [.. Rows("indicators.tsv", "code", "area", "name_vi", "kind", "uom_code", "near_codes").Select(i =>
        {
            var group = i[0]![..i[0]!.LastIndexOf('.')];
            return new Indicator(i[0]!, i[1]!, group, groups[group], i[2]!, Kind(i[3]!), i[4]!, i[5]?.Split(',') ?? [], codes.GetValueOrDefault(i[0]!));
        })];
    }

    private static List<Wording> ReadWordings(List<Indicator> indicators, LabelLexicon lexicon)
    {
        var known = indicators.ToDictionary(i => i.Code, StringComparer.Ordinal);
        var aliases = Rows("indicator_aliases.tsv", "indicator_code", "alias", "within", "after", "level")
            .Select(a => Read(known[a[0]!], a[1]!, a[2], a[3], a[4], lexicon))
            .ToList();
        var bound = aliases.Where(a => a.Demands > 0).Select(a => (a.Indicator.Code, LabelText.Key(a.Text))).ToHashSet();
        var names = indicators
            .Where(i => !bound.Contains((i.Code, LabelText.Key(i.Name))))
            .Select(i => Read(i, i.Name, null, null, null, lexicon));
        return [.. names, .. aliases];
    }

    private static Wording Read(Indicator indicator, string text, string? within, string? after, string? level, LabelLexicon lexicon) => new(
        indicator,
        text,
        WordingForm.Read(indicator, text, within, t => LabelWords.Read(t, lexicon)),
        new Lazy<WordingForm>(() => WordingForm.Read(indicator, text, within, t => LabelWords.ReadBare(t, lexicon))),
        after?.Split(',') ?? [],
        level);

    private HashSet<string> Distinguishing(bool bare)
    {
        var names = Indicators.ToDictionary(i => i.Code, i => (bare ? LabelWords.ReadBare(i.Name, Lexicon) : LabelWords.Read(i.Name, Lexicon)).All, StringComparer.Ordinal);
        var words = Facets.Words(bare).ToHashSet(StringComparer.Ordinal);
        foreach (var indicator in Indicators)
        {
            foreach (var near in indicator.NearCodes)
            {
                words.UnionWith(names[indicator.Code].Except(names[near]).Concat(names[near].Except(names[indicator.Code])));
            }
        }

        return words;
    }

    private HashSet<string> AllWords(bool bare) => Wordings.SelectMany(w => w.In(bare).Known).ToHashSet(StringComparer.Ordinal);

    private static IndicatorKind Kind(string kind) => kind switch
    {
        "count" => IndicatorKind.Count,
        "percent" => IndicatorKind.Percent,
        "yes-no" => IndicatorKind.YesNo,
        "coded" => IndicatorKind.Coded,
        _ => throw new InvalidDataException($"indicators.tsv: kind {kind} is not count, percent, yes-no or coded."),
    };

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<string?[]> Rows(string file, params string[] heads)
    {
        var table = ReferenceTable.Read(file);
        var columns = heads.Select(table.Column).ToArray();
        return table.Entries.Select(e => columns.Select(c => e[c]).ToArray());
    }
}
