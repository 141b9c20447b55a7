using CchcWarehouse.Etl.Facts.Cells;
using CchcWarehouse.Etl.Facts.Labels;

namespace CchcWarehouse.Etl.Facts.Indicators;

/// <summary>Compares a row with the wordings of the catalogue.</summary>
/// <remarks>
/// Words that matter must agree on both sides. A word missing in the row may stand in a heading above it; a word
/// more than the wording has must at least be the indicator's own. Likeness alone never makes a match certain.
/// </remarks>
public sealed class WordingMatcher
{
    /// <summary>Stands for the indicator of a row that may open a run but is not certain to.</summary>
    public const string UncertainOpener = "";

    private readonly IndicatorCatalogue catalogue;
    private readonly string? reportLevel;
    private readonly string rate = VietnameseSyllable.Normal("tỷ_lệ");

    /// <param name="reportLevel">Level of the reporting unit: Province, District, Commune; null when unknown.</param>
    public WordingMatcher(IndicatorCatalogue catalogue, string? reportLevel)
    {
        this.catalogue = catalogue;
        this.reportLevel = reportLevel;
    }

    /// <param name="openers">The indicators already found for earlier rows, for wordings that hold after another row.</param>
    public IReadOnlyList<WordingMatch> Match(LabelledRow row, Func<LabelledRow, string?> openers)
    {
        var matches = new Dictionary<string, WordingMatch>(StringComparer.Ordinal);
        bool IsCritical(string word) => catalogue.IsCritical(word, row.Words.Bare);
        bool IsWord(string word) => catalogue.IsWord(word, row.Words.Bare);
        var (isCritical, isWord) = ((Func<string, bool>)IsCritical, (Func<string, bool>)IsWord);
        foreach (var wording in catalogue.Index(row.Words.Bare).Likely(row.Words))
        {
            var match = Match(row, wording, openers, isCritical, isWord);
            if (!matches.TryGetValue(match.Indicator.Code, out var best) || WordingOrder.Instance.Compare(match, best) < 0)
            {
                matches[match.Indicator.Code] = match;
            }
        }

        return [.. matches.Values.Order(WordingOrder.Instance)];
    }

    private WordingMatch Match(LabelledRow row, Wording wording, Func<LabelledRow, string?> openers, Func<string, bool> isCritical, Func<string, bool> isWord)
    {
        var label = row.Words;
        var form = wording.In(label.Bare);
        var difference = WordDifference.Between(label, form.Words, isCritical, isWord);
        var missing = difference.Missing.Where(w => !Implied(w, row)).ToList();
        var inherited = missing.RemoveAll(w => InHeadings(w, row));
        var extra = difference.Extra.Where(w => !form.Known.Contains(w) || isCritical(w)).ToList();
        var left = difference with { Missing = missing, Extra = extra };
        var likeness = Likeness(label, form.Words, difference, inherited);
        if (missing.Count > 0 || extra.Count > 0)
        {
            return new WordingMatch(wording, left, null, likeness, inherited, LacksHeading: false);
        }

        var own = difference.Shared / (double)Math.Max(1, form.Words.Main.Count);
        var against = label.IsCutOff && !form.Words.IsCutOff ? new Reason("nhãn bị cắt ngang", "the label is cut off") : difference.Slips > 1 + (form.Words.Main.Count / 3) ? new Reason("nhiều chỗ khác chính tả", "many slips of spelling")
            : own < 0.4 || (inherited > 0 && own < 0.6 && !row.HasValue && row.Unit.Measure == UnitOfMeasureSort.None) ? new Reason("nhãn quá ngắn so với chỉ tiêu", "the label is too short for the indicator")
            : Measures(row, wording, form) ?? Circumstances(row, wording, form, openers) ?? Scope(row, wording, form, Reach(row, form, difference.Missing));
        return new WordingMatch(wording, left, against, likeness, inherited, ReferenceEquals(against, NoHeading));
    }

    /// <summary>"xã" in a commune's own report, "tỷ lệ" where the unit is %.</summary>
    private bool Implied(string word, LabelledRow row) =>
        (reportLevel == "Commune" && (word is "xa" || string.Equals(word, Commune, StringComparison.Ordinal)))
        || (row.EffectiveUnit.Measure == UnitOfMeasureSort.Percent && row.Words.Measure == LabelMeasure.None && (string.Equals(word, rate, StringComparison.Ordinal) || word is "ty_le"));

    private static bool InHeadings(string word, LabelledRow row) => row.Headings.Any(h => h.HeadingWords(row.Words.Bare).Contains(word));

    private static Reason? Measures(LabelledRow row, Wording wording, WordingForm form)
    {
        var (label, meant) = (row.Words.Measure, form.Words.Measure);
        return label == meant ? null
            : meant == LabelMeasure.Rate ? row.EffectiveUnit.Measure == UnitOfMeasureSort.Percent && label == LabelMeasure.None ? null : new Reason("không phải tỷ lệ", "no rate")
            : label == LabelMeasure.Rate ? new Reason("là tỷ lệ, không phải số lượng", "a rate, no count")
            : wording.Indicator.IsCoded ? new Reason("là số lượng, không phải câu hỏi có/không", "a count, no question of yes or no")
            : wording.Indicator.Kind == IndicatorKind.Percent ? new Reason("không phải tỷ lệ", "no rate")
            : meant == LabelMeasure.Count && row.EffectiveUnit.Measure is not UnitOfMeasureSort.Count ? new Reason("không rõ là số lượng", "not clearly a count")
            : null;
    }

    private Reason? Circumstances(LabelledRow row, Wording wording, WordingForm form, Func<LabelledRow, string?> openers)
    {
        if (wording.Level is { } level && level != reportLevel)
        {
            return new Reason($"chỉ dùng trong báo cáo cấp {Level(level)}", $"only in reports of level {level}");
        }

        if (wording.After.Count > 0)
        {
            var opener = row.Before.Select(openers).FirstOrDefault(code => code is UncertainOpener || (code is not null && catalogue.Openers.Contains(code)));
            if (opener is null || !wording.After.Contains(opener))
            {
                return opener is null or UncertainOpener ? new Reason("không thấy dòng đứng trước để phân biệt", "the row before it that would tell is not there") : new Reason($"đứng sau dòng thuộc {opener}", $"it follows a row of {opener}");
            }
        }

        var unmet = form.Within.Any(term => !term.Any(words => Stands(words, row, form)));
        return !unmet ? null : row.Headings.Count == 0 ? NoHeading : new Reason("đề mục phía trên không khớp", "the headings above do not fit");
    }

    /// <remarks>What the wording itself says is no circumstance: the row must say more, or a heading must.</remarks>
    private static bool Stands(IReadOnlySet<string> words, LabelledRow row, WordingForm form) =>
        SaysItself(words, row, form) || row.Headings.Any(h => words.IsSubsetOf(h.HeadingWords(row.Words.Bare)));

    private static bool SaysItself(IReadOnlySet<string> words, LabelledRow row, WordingForm form) =>
        words.IsSubsetOf(row.Words.All) && !words.IsSubsetOf(form.Words.All);

    /// <summary>How many headings, nearest first, the wording leans on.</summary>
    private static int Reach(LabelledRow row, WordingForm form, IReadOnlyList<string> missing)
    {
        var headings = row.Headings.Select(h => h.HeadingWords(row.Words.Bare)).ToList();
        var terms = form.Within.Where(term => !term.Any(words => SaysItself(words, row, form)))
            .Select(term => headings.FindIndex(h => term.Any(words => words.IsSubsetOf(h))));
        return 1 + terms.Concat(missing.Select(m => headings.FindIndex(h => h.Contains(m)))).DefaultIfEmpty(-1).Max();
    }

    /// <summary>A heading that speaks of another level, step or inspection than the indicator speaks against it.</summary>
    /// <remarks>A label that leans on no heading is contradicted only by one that is nothing but a level: "UBND cấp xã".</remarks>
    private Reason? Scope(LabelledRow row, Wording wording, WordingForm form, int reach)
    {
        foreach (var (facet, words) in catalogue.Facets.In(row.Words.Bare))
        {
            if (words.Overlaps(row.Words.All))
            {
                continue;
            }

            var isLevel = string.Equals(facet, LabelFacets.Level, StringComparison.Ordinal);
            var heading = row.Headings.Where((h, i) => i < reach || (isLevel && (reach > 0 || h.HeadingWords(row.Words.Bare).IsSubsetOf(words))))
                .Select(h => h.HeadingWords(row.Words.Bare).Where(words.Contains).ToList())
                .FirstOrDefault(w => w.Count > 0);
            if (heading is not null && heading.Any(w => !(isLevel ? form.Scope : form.Known).Contains(w) && !(isLevel && OwnLevel(w, wording))))
            {
                var about = string.Join(", ", heading.Select(VietnameseSyllable.Written));
                return new Reason($"đề mục phía trên nói về {about}", $"the heading above is about {about}");
            }
        }

        return null;
    }

    /// <summary>The reporting unit's own level goes without saying, unless the catalogue keeps levels apart here.</summary>
    private bool OwnLevel(string word, Wording wording)
    {
        var own = reportLevel switch { "Commune" => "xã", "District" => "huyện", "Province" => "tỉnh", _ => null };
        if (own is null || !string.Equals(VietnameseSyllable.Bare(word), VietnameseSyllable.Bare(own), StringComparison.Ordinal))
        {
            return false;
        }

        return reportLevel == "Commune" || !wording.Indicator.NearCodes.Select(c => catalogue[c]).Any(near =>
            LabelWords.Read($"{near.Name} {near.GroupName}", catalogue.Lexicon).All.Contains(VietnameseSyllable.Normal(own)));
    }

    private static double Likeness(LabelWords label, LabelWords wording, WordDifference difference, int inherited)
    {
        var needed = difference.Missing.Count + difference.Extra.Count;
        var same = difference.Shared + (inherited / 2.0);
        return needed == 0 && label.Measure == wording.Measure ? 1 : Math.Min(0.99, 2 * same / Math.Max(1, wording.All.Count + label.All.Count));
    }

    private static string Level(string level) => level switch { "Commune" => "xã", "District" => "huyện", _ => "tỉnh" };

    private static readonly string Commune = VietnameseSyllable.Normal("xã");

    private static readonly Reason NoHeading = new("không có đề mục phía trên để phân biệt", "there is no heading above that would tell");
}
