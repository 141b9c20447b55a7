using CchcWarehouse.Etl.Facts.Cells;
using CchcWarehouse.Etl.Facts.Indicators;
using CchcWarehouse.Etl.Facts.Labels;
using CchcWarehouse.Etl.Review;

namespace CchcWarehouse.Etl.Facts;

/// <summary>One row and what there is to say about it.</summary>
public sealed record ReadRow(RowReading Reading, IReadOnlyList<ReadingFinding> Findings);

/// <summary>Label, unit and result together: kind, value and status of a row.</summary>
public sealed class RowReader(IndicatorCatalogue catalogue)
{
    public ReadRow Read(LabelledRow row, IndicatorDecision decision)
    {
        var kind = Kind(row, decision);
        var value = kind switch
        {
            RowKind.Heading => RowValue.OfHeading(row),
            RowKind.Text => RowValue.OfText(row),
            RowKind.Coded => CodedValue.Read(row, decision.Indicator),
            _ => MeasuredValue.Read(row, decision.Indicator),
        };
        if (decision is { Indicator: not null, Unit: { Suspect: true, Doubt: { } doubt } } && value.Status == ObservationStatus.Normal)
        {
            value = value.Suspect("unit-contradicts-indicator", doubt);
        }

        if (value.Status == ObservationStatus.Normal && UnitsDisagree(row))
        {
            value = value.Suspect(
                "unit-contradicts-unit",
                new Reason($"đơn vị tính \"{row.Unit.Printed}\" nhưng ô kết quả ghi \"{row.Cell.Unit!.Printed}\"", $"the unit is \"{row.Unit.Printed}\" but the result says \"{row.Cell.Unit!.Printed}\""));
        }

        if (kind is RowKind.Measure or RowKind.Coded && row.Row.Doubts is [{ } unseen, ..])
        {
            value = value with { Status = ObservationStatus.Review, Rule = "cell-doubted", Reasons = [.. value.Reasons, new Reason(unseen.Message, unseen.MessageEn)] };
        }

        var unmapped = kind is RowKind.Measure or RowKind.Coded && decision.Indicator is null;
        var status = unmapped ? ObservationStatus.Review : value.Status;
        var mapped = status is ObservationStatus.Review or ObservationStatus.Heading ? null : decision.Indicator;
        var reading = Reading(row, kind, value, status, mapped, decision);
        return new ReadRow(reading, [.. RowFindings.Of(row, reading, value, decision)]);
    }

    /// <summary>"5 văn bản" where the unit column says "Nhiệm vụ".</summary>
    private static bool UnitsDisagree(LabelledRow row) =>
        row.Unit is { Measure: UnitOfMeasureSort.Count, UnitOfMeasure: { } asked } && row.Cell.Unit is { Measure: UnitOfMeasureSort.Count, UnitOfMeasure: { } given }
        && !string.Equals(asked, given, StringComparison.Ordinal);

    private static RowReading Reading(LabelledRow row, RowKind kind, RowValue value, ObservationStatus status, Indicator? mapped, IndicatorDecision decision) => new(
        row.Row.Row, row.Row.Line, row.Row.ParentRow, row.Row.PrintedNumber, row.Row.Label, kind,
        row.Unit.Printed ?? (row.Row.ResultHoldsUnit ? row.Cell.Unit?.Printed : null), PrintedValue(row), value.Value, value.Denominator, value.Qualifier, status,
        value.TextValue, value.CodeLabel, mapped?.Code, mapped?.UnitOfMeasure ?? row.EffectiveUnit.UnitOfMeasure, row.Row.Notes, Reasons(row, value, decision))
    {
        Place = RowPlace.Of(row),
        WithinLabel = row.Headings is [var heading, ..] ? heading.Row.Label : null,
        Candidates = status != ObservationStatus.Review ? []
            : decision.Indicator is { } certain ? [new IndicatorCandidate(certain.Code, 0.95, decision.Why ?? new Reason("", ""))]
            : decision.Candidates,
    };

    /// <remarks>A unit alone in a column for both is no printed value; in a column of its own it is one, though an odd one.</remarks>
    private static string? PrintedValue(LabelledRow row) =>
        (row.Cell.Content == CellContent.UnitOnly && row.Row.ResultHoldsUnit) || string.IsNullOrWhiteSpace(row.Row.Result) ? null : row.Row.Result.Trim();

    private static Reason[] Reasons(LabelledRow row, RowValue value, IndicatorDecision decision) =>
    [
        .. row.Row.Reasons,
        .. row.Unit.Repeats ? (Reason[])[new($"đơn vị tính \"{row.Unit.Printed}\" lặp lại dòng trên", $"the unit \"{row.Unit.Printed}\" is repeated from the row above")] : [],
        .. row.Cell.Steps,
        .. value.Reasons,
        .. decision.Why is { } why ? (Reason[])[why] : [],
        .. decision is { Indicator: not null, Unit: { Suspect: false, Doubt: { } doubt } } ? (Reason[])[doubt] : [],
    ];

    /// <remarks>By meaning: the catalogue first, then known headings, then children, unit and value.</remarks>
    private RowKind Kind(LabelledRow row, IndicatorDecision decision)
    {
        if (decision is { IsGiven: true, Indicator.IsCoded: var isCoded })
        {
            return isCoded ? RowKind.Coded : RowKind.Measure;
        }

        var openHeading = row.Wording?.Kind is RowWordingKind.Heading && !(row.HasValue && row.Unit.Measure is not (UnitOfMeasureSort.None or UnitOfMeasureSort.Any) && !row.HasChildren);
        if (row.Wording?.Kind is RowWordingKind.Area || (openHeading && decision.Match is not { IsExact: true }))
        {
            return RowKind.Heading;
        }

        if (decision.Indicator is { } indicator)
        {
            return indicator.IsCoded ? RowKind.Coded : RowKind.Measure;
        }

        return row.Wording?.Kind is RowWordingKind.Text ? RowKind.Text : KindOfUnknown(row, decision);
    }

    private RowKind KindOfUnknown(LabelledRow row, IndicatorDecision decision)
    {
        var unit = row.EffectiveUnit.Measure;
        var asks = unit is not (UnitOfMeasureSort.None or UnitOfMeasureSort.Any);
        var likely = decision.Candidates is [{ } best, ..] && best.Certainty >= 0.6;
        if (unit == UnitOfMeasureSort.Scale)
        {
            return RowKind.Coded;
        }

        if (row.HasChildren && ((!row.HasValue && !(asks && likely)) || (!likely && !asks && row.Words.Measure == LabelMeasure.None)))
        {
            return RowKind.Heading;
        }

        if (!likely && !asks && row.Words.Measure == LabelMeasure.None && row.Cell.Content is CellContent.Words)
        {
            return RowKind.Text;
        }

        if (!likely && !asks && !row.HasValue && row.Words.Measure == LabelMeasure.None)
        {
            return RowKind.Heading;
        }

        return likely && catalogue[decision.Candidates[0].IndicatorCode].IsCoded ? RowKind.Coded : RowKind.Measure;
    }
}
