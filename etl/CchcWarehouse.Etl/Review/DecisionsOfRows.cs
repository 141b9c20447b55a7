using CchcWarehouse.Etl.Facts;

namespace CchcWarehouse.Etl.Review;

/// <summary>Finds the decision of each row of a report: the one of the narrowest scope.</summary>
internal static class DecisionsOfRows
{
    public static ReviewDecision?[] Find(IReadOnlyList<LabelledRow> rows, IReadOnlyList<ReadRow> read, ReviewDecisions decisions, string sha256)
    {
        var places = rows.Select(RowPlace.Of).ToList();
        var labels = places.Select(p => p.LabelKey).ToHashSet(StringComparer.Ordinal);
        var found = new ReviewDecision?[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            found[i] = decisions.Of(places[i], labels) is { } decision && IsOpenTo(read[i].Reading, decision) ? decision : null;
        }

        foreach (var decision in decisions.OfCells(sha256))
        {
            if (PlaceOf(decision, rows, places) is { } i)
            {
                found[i] = decision;
            }
        }

        return found;
    }

    /// <summary>A decision for many rows settles those that wait, and those that the program takes for what was overruled.</summary>
    private static bool IsOpenTo(RowReading row, ReviewDecision decision) =>
        row.Status == ObservationStatus.Review || (decision.OverruledCode is { } overruled && row.IndicatorCode == overruled);

    /// <summary>The row that was decided about, even where rows are counted otherwise now; null where it is not certain.</summary>
    private static int? PlaceOf(ReviewDecision decision, IReadOnlyList<LabelledRow> rows, List<RowPlace> places)
    {
        var decided = decision.Row!;
        var there = decided.SourceRow - 1;
        if (there < rows.Count && rows[there].Row.Row == decided.SourceRow && places[there].LabelKey == decided.Place.LabelKey)
        {
            return there;
        }

        var alike = Enumerable.Range(0, rows.Count).Where(i => places[i] == decided.Place && rows[i].Row.PrintedNumber == decided.PrintedNumber).ToList();
        return alike is [var only] ? only : null;
    }
}
