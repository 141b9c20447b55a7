using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Facts.Cells;
using CchcWarehouse.Etl.Facts.Indicators;

namespace CchcWarehouse.Etl.Review;

/// <summary>Reads the rows of a report as people decided, where they did.</summary>
/// <remarks>
/// Depends on the rows and the standing decisions alone. A decision never makes two rows of a report one indicator:
/// the stronger claim keeps it, the other row waits for a person; where claims are equal both wait.
/// </remarks>
internal sealed class DecidedRows(IndicatorCatalogue catalogue, RowReader reader, UnitOfMeasureSpellings units)
{
    private readonly ResultCell results = new(units);

    public IReadOnlyList<ReadRow> Apply(IReadOnlyList<LabelledRow> rows, IReadOnlyList<ReadRow> read, ReviewDecisions decisions, string sha256)
    {
        var found = DecisionsOfRows.Find(rows, read, decisions, sha256);
        var decided = read.Select((row, i) => found[i] is { } decision ? Decide(rows[i], row, decision) : row).ToArray();
        SettleRepeats(decided);
        return decided;
    }

    private ReadRow Decide(LabelledRow row, ReadRow read, ReviewDecision decision) =>
        decision.Action == DecisionAction.Reject ? Rejected(read, decision)
        : catalogue.Find(decision.IndicatorCode!) is { } indicator ? Mapped(row, read, decision, indicator)
        : Waiting(read, decision, DecisionObjection.Retired(decision.IndicatorCode!));

    private static ReadRow Rejected(ReadRow read, ReviewDecision decision)
    {
        var row = read.Reading;
        return new ReadRow(
            row with
            {
                Kind = RowKind.Text, Status = row.PrintedValue is null ? ObservationStatus.NotReported : ObservationStatus.Normal,
                Value = null, Denominator = null, Qualifier = ValueQualifier.Exact, CodeLabel = null, IndicatorCode = null,
                TextValue = row.PrintedValue is null ? null : ResultCell.Fold(row.PrintedValue),
                Reasons = [.. row.Reasons, DecisionWords.Told(decision)], Candidates = [], Decision = decision,
            },
            [DecisionWords.Finding(row, decision)]);
    }

    private ReadRow Mapped(LabelledRow row, ReadRow read, ReviewDecision decision, Indicator indicator)
    {
        var cell = decision.Scope == DecisionScope.Cell ? Seen(row, decision) : row;
        var unit = UnitOfMeasureEvidence.Of(indicator, cell);
        if (!unit.Fits && !decision.IsForced)
        {
            return Waiting(read, decision, DecisionObjection.UnitOfMeasure(indicator.Code, unit.Doubt!));
        }

        unit = unit.Fits ? unit : new UnitOfMeasureEvidence(Fits: true, Agrees: false, unit.Doubt, Suspect: true);
        var mapped = reader.Read(cell, new IndicatorDecision(indicator, null, unit, DecisionWords.Told(decision), []) { IsGiven = true });
        var reading = mapped.Reading with { PrintedValue = read.Reading.PrintedValue, PrintedUnit = read.Reading.PrintedUnit, Decision = decision };
        if (reading.Status == ObservationStatus.Review)
        {
            // A number that a person gave and a check doubts is loaded as such; a cell that cannot be read is not.
            if (decision.ValueText is null || reading.Value is null)
            {
                return Waiting(read, decision, decision.ValueText is { } given ? DecisionObjection.GivenValue(given, mapped.Reading.Reasons) : DecisionObjection.Value(read.Reading.Reasons), indicator.Code);
            }

            reading = reading with { Status = ObservationStatus.Suspect, IndicatorCode = indicator.Code, UnitOfMeasureCode = indicator.UnitOfMeasure, Candidates = [] };
        }

        return new ReadRow(reading, [.. mapped.Findings.Where(f => f.Rule != "value-uncertain"), DecisionWords.Finding(reading, decision)]);
    }

    /// <summary>The row with the doubts about its place set aside, and with the value that was given in its cell.</summary>
    private LabelledRow Seen(LabelledRow row, ReviewDecision decision) => row with
    {
        Row = row.Row with { Doubts = [], Result = decision.ValueText ?? row.Row.Result },
        Cell = decision.ValueText is { } given ? results.Read(given) : row.Cell,
    };

    private void SettleRepeats(ReadRow[] rows)
    {
        var repeats = Enumerable.Range(0, rows.Length).Where(i => IsFact(rows[i].Reading))
            .GroupBy(i => rows[i].Reading.IndicatorCode!, StringComparer.Ordinal).Where(g => g.Count() > 1);
        foreach (var repeat in repeats.ToList())
        {
            var strongest = repeat.GroupBy(i => Strength(rows[i].Reading.Decision)).MaxBy(g => g.Key)!.ToList();
            int? keeper = strongest is [var one] ? one : null;
            foreach (var i in repeat.Where(i => i != keeper))
            {
                var other = rows[keeper ?? repeat.First(j => j != i)].Reading.Row;
                rows[i] = Waiting(rows[i], rows[i].Reading.Decision, DecisionObjection.Taken(repeat.Key, other), repeat.Key);
            }
        }
    }

    /// <summary>What the program is certain of gives way only to a decision that was forced against it.</summary>
    private static int Strength(ReviewDecision? decision) => decision switch
    {
        { IsForced: true, Scope: DecisionScope.Cell } => 4,
        null => 3,
        { Scope: DecisionScope.Cell } => 2,
        { Scope: DecisionScope.Form } => 1,
        _ => 0,
    };

    private static bool IsFact(RowReading row) => row is { IndicatorCode: not null, Status: not ObservationStatus.Review };

    /// <summary>The row stays with a person: the decision does not fit it.</summary>
    private static ReadRow Waiting(ReadRow read, ReviewDecision? decision, DecisionObjection objection, string? code = null)
    {
        var row = read.Reading;
        var candidates = code is null ? row.Candidates : [new IndicatorCandidate(code, 0.7, objection.Reason), .. row.Candidates.Where(c => c.IndicatorCode != code)];
        return new ReadRow(
            row with
            {
                Status = ObservationStatus.Review, IndicatorCode = null, Candidates = candidates,
                Reasons = [.. row.Reasons, objection.Reason], Decision = null, Objection = objection,
            },
            [.. read.Findings.Where(f => f.Rule != DecisionWords.Rule), DecisionWords.NotApplied(row, decision, objection)]);
    }
}
