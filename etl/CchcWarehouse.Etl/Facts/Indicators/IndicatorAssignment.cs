namespace CchcWarehouse.Etl.Facts.Indicators;

/// <summary>What was decided about the indicator of one row.</summary>
/// <param name="Indicator">The one right indicator; null when none is certain.</param>
/// <param name="Unit">How unit and value fit the indicator; without an indicator, why they do not fit the best candidate.</param>
/// <param name="Why">The evidence, or why nothing is certain.</param>
/// <param name="Candidates">Best first; only for rows without an indicator.</param>
public sealed record IndicatorDecision(
    Indicator? Indicator, WordingMatch? Match, UnitOfMeasureEvidence? Unit, Reason? Why, IReadOnlyList<IndicatorCandidate> Candidates)
{
    public static IndicatorDecision Nothing { get; } = new(null, null, null, null, []);

    /// <summary>A person said so: what else the row might be does not matter.</summary>
    public bool IsGiven { get; init; }
}

/// <summary>Gives each row of a report its indicator, each indicator to one row.</summary>
public sealed class IndicatorAssignment(IndicatorCatalogue catalogue, string? reportLevel)
{
    private const int CandidatesKept = 5;
    private const double LeastLikeness = 0.35;
    private const double OpenerLikeness = 0.6;
    private readonly WordingMatcher matcher = new(catalogue, reportLevel);

    public IReadOnlyList<IndicatorDecision> Decide(IReadOnlyList<LabelledRow> rows)
    {
        var found = new Dictionary<LabelledRow, string>(ReferenceEqualityComparer.Instance);
        var placeless = new IReadOnlyList<WordingMatch>[rows.Count]; // of all the matches of a long table only these are asked for again
        var decisions = new IndicatorDecision[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            var matches = rows[i].Wording?.Kind is RowWordingKind.Area ? [] : matcher.Match(rows[i], r => found.GetValueOrDefault(r));
            placeless[i] = [.. matches.Where(m => m.LacksHeading)];
            decisions[i] = Decide(rows[i], matches);
            if (decisions[i].Indicator?.Code is { } code || MayOpen(matches, out code))
            {
                found[rows[i]] = code;
            }
        }

        PlaceByNeighbours(rows, placeless, decisions);
        SettleRepeats(rows, decisions);
        return decisions;
    }

    /// <summary>An undecided row that is much like one that opens a run: what follows it may belong to it.</summary>
    private bool MayOpen(IReadOnlyList<WordingMatch> matches, out string code)
    {
        code = WordingMatcher.UncertainOpener;
        return matches is [{ Likeness: >= OpenerLikeness } best, ..] && catalogue.Openers.Contains(best.Indicator.Code);
    }

    private static IndicatorDecision Decide(LabelledRow row, IReadOnlyList<WordingMatch> matches)
    {
        var certain = matches.Where(m => m.IsCertain).Select(m => (Match: m, Unit: UnitOfMeasureEvidence.Of(m.Indicator, row))).ToList();
        var best = certain.Where(c => c.Unit.Fits && WordingOrder.CompareEvidence(c.Match, certain[0].Match) == 0).ToList();
        if (best.Count == 0)
        {
            return Undecided(matches, certain.Count > 0 ? certain[0].Unit.Doubt : null, row) with { Unit = certain.Count > 0 ? certain[0].Unit : null };
        }

        best = best.Exists(c => c.Unit.Agrees) ? best.FindAll(c => c.Unit.Agrees) : best;
        best = best.Exists(c => SameArea(c.Match, row)) ? best.FindAll(c => SameArea(c.Match, row)) : best;
        return best.Count == 1
            ? new IndicatorDecision(best[0].Match.Indicator, best[0].Match, best[0].Unit, best[0].Match.Why, [])
            : Undecided(matches, Several(string.Join(", ", best.Select(b => b.Match.Indicator.Code))), row);
    }

    private static Reason Several(string codes) => new($"nhiều chỉ tiêu khớp như nhau: {codes}", $"several indicators fit alike: {codes}");

    private static bool SameArea(WordingMatch match, LabelledRow row) => string.Equals(match.Indicator.Area, row.Area, StringComparison.Ordinal);

    private static IndicatorDecision Undecided(IReadOnlyList<WordingMatch> matches, Reason? why, LabelledRow row) => new(
        null, null, null, why,
        [.. matches
            .Where(m => m.IsCertain || m.LacksHeading || m.Likeness >= LeastLikeness)
            .Take(CandidatesKept)
            .Select(m => new IndicatorCandidate(m.Indicator.Code, Certainty(m), UnitOfMeasureEvidence.Of(m.Indicator, row) is { Fits: false, Doubt: { } doubt } ? Reason.Join("; ", [m.Why, doubt]) : m.Why))]);

    private static double Certainty(WordingMatch match) => Math.Round(match.IsCertain ? 0.8 : match.Likeness * 0.75, 2);

    /// <summary>
    /// A form without the heading that a label asks for: the label stands for the indicator when it stands for
    /// no other and a row beside it is of the same group.
    /// </summary>
    private static void PlaceByNeighbours(IReadOnlyList<LabelledRow> rows, IReadOnlyList<WordingMatch>[] placeless, IndicatorDecision[] decisions)
    {
        const int Reach = 3;
        for (var i = 0; i < rows.Count; i++)
        {
            if (decisions[i].Indicator is not null || rows[i].HasChildren || placeless[i] is not [var match] || (rows[i].Area is not null && !SameArea(match, rows[i])))
            {
                continue;
            }

            var beside = Enumerable.Range(Math.Max(0, i - Reach), Math.Min(rows.Count, i + Reach + 1) - Math.Max(0, i - Reach))
                .Any(j => rows[j].Row.ParentRow == rows[i].Row.ParentRow && decisions[j].Indicator?.Group == match.Indicator.Group);
            var unit = UnitOfMeasureEvidence.Of(match.Indicator, rows[i]);
            if (beside && unit.Fits)
            {
                decisions[i] = new IndicatorDecision(match.Indicator, match, unit, new Reason($"khớp \"{match.Wording.Text}\", xét theo các dòng cùng nhóm bên cạnh", $"matches \"{match.Wording.Text}\", by the rows of its group beside it"), []);
            }
        }
    }

    /// <summary>No indicator twice in a report: the better evidence keeps it, and where evidence is equal nobody does.</summary>
    private static void SettleRepeats(IReadOnlyList<LabelledRow> rows, IndicatorDecision[] decisions)
    {
        var repeats = Enumerable.Range(0, rows.Count)
            .Where(i => decisions[i].Indicator is not null)
            .GroupBy(i => decisions[i].Indicator!.Code, StringComparer.Ordinal)
            .Where(g => g.Count() > 1);
        foreach (var repeat in repeats.ToList())
        {
            var keeper = Keeper([.. repeat], rows, decisions);
            foreach (var i in repeat.Where(i => i != keeper))
            {
                var why = keeper is { } k
                    ? new Reason($"chỉ tiêu {repeat.Key} đã thuộc dòng {rows[k].Row.Row}", $"row {rows[k].Row.Row} gives indicator {repeat.Key} already")
                    : new Reason($"chỉ tiêu {repeat.Key} khớp nhiều dòng có giá trị khác nhau", $"indicator {repeat.Key} fits several rows with different values");
                decisions[i] = new IndicatorDecision(null, null, null, why, [new IndicatorCandidate(repeat.Key, 0.7, Reason.Join("; ", [.. decisions[i].Why is { } found ? (Reason[])[found] : [], why]))]);
            }
        }
    }

    private static int? Keeper(List<int> claims, IReadOnlyList<LabelledRow> rows, IndicatorDecision[] decisions)
    {
        var best = claims.Order(Comparer<int>.Create((a, b) => WordingOrder.CompareEvidence(decisions[a].Match!, decisions[b].Match!))).ToList();
        var equal = best.Where(i => WordingOrder.CompareEvidence(decisions[i].Match!, decisions[best[0]].Match!) == 0).ToList();
        var withValue = equal.Where(i => rows[i].HasValue).ToList();
        var values = withValue.Select(i => rows[i].Row.Result).Distinct(StringComparer.Ordinal).Count();
        return values > 1 ? null : withValue.Count > 0 ? withValue[0] : equal[0];
    }
}
