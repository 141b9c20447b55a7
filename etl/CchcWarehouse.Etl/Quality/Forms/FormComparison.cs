namespace CchcWarehouse.Etl.Quality.Forms;

public enum FormChangeKind { Added, Removed, Moved, Renumbered, Reworded, Remeasured }

/// <summary>One difference between two states of a form.</summary>
/// <param name="Row">Row of the newer form, from 1; null where it is gone.</param>
/// <param name="Before">As the older form prints it; null where it is new.</param>
public sealed record FormChange(FormChangeKind Kind, int? Row, string? Before, string? After);

/// <summary>What became of a form.</summary>
/// <param name="Likeness">0 to 1: the share of rows that stand in both in the same order.</param>
public sealed record FormComparison(double Likeness, IReadOnlyList<FormChange> Changes)
{
    /// <summary>Less alike than this the two are different forms, not two states of one.</summary>
    public const double SameForm = 0.4;

    /// <summary>Words that two labels must share to be one row worded anew.</summary>
    private const double SameRow = 0.5;

    public bool IsSameForm => Likeness >= SameForm;

    public static FormComparison Between(ReportForm before, ReportForm after)
    {
        var pairs = Paired(before.Rows, after.Rows);
        var changes = new List<FormChange>();
        var (from, to) = (0, 0);
        foreach (var (i, j) in pairs.Append((before.Rows.Count, after.Rows.Count)))
        {
            AddGap(changes, before.Rows, (from, i), after.Rows, (to, j));
            if (i < before.Rows.Count)
            {
                AddPair(changes, before.Rows[i], after.Rows[j], j);
            }

            (from, to) = (i + 1, j + 1);
        }

        return new FormComparison(2.0 * pairs.Count / Math.Max(1, before.Rows.Count + after.Rows.Count), WithMoves(changes));
    }

    /// <summary>The longest common run of labels, gaps allowed.</summary>
    private static List<(int Before, int After)> Paired(IReadOnlyList<FormRow> before, IReadOnlyList<FormRow> after)
    {
        var length = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
            {
                length[i, j] = Same(before[i], after[j]) ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        var pairs = new List<(int, int)>();
        for (var (i, j) = (0, 0); i < before.Count && j < after.Count;)
        {
            if (Same(before[i], after[j]))
            {
                pairs.Add((i++, j++));
            }
            else if (length[i + 1, j] >= length[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return pairs;
    }

    private static bool Same(FormRow one, FormRow other) => string.Equals(one.Key, other.Key, StringComparison.Ordinal);

    private static void AddPair(List<FormChange> changes, FormRow before, FormRow after, int row)
    {
        if (!string.Equals(before.NumberKey, after.NumberKey, StringComparison.Ordinal))
        {
            changes.Add(new FormChange(FormChangeKind.Renumbered, row + 1, Printed(before), Printed(after)));
        }

        if (before.Unit is not null && after.Unit is not null && !string.Equals(before.UnitKey, after.UnitKey, StringComparison.Ordinal))
        {
            changes.Add(new FormChange(FormChangeKind.Remeasured, row + 1, before.Unit, after.Unit));
        }
    }

    /// <summary>Between two rows that stayed: rows worded anew, rows gone, rows new.</summary>
    private static void AddGap(List<FormChange> changes, IReadOnlyList<FormRow> before, (int From, int To) old, IReadOnlyList<FormRow> after, (int From, int To) now)
    {
        var next = old.From;
        for (var j = now.From; j < now.To; j++)
        {
            var meant = Enumerable.Range(next, old.To - next).Cast<int?>().FirstOrDefault(i => Resemblance(before[i!.Value].Key, after[j].Key) >= SameRow);
            for (; next < (meant ?? next); next++)
            {
                changes.Add(new FormChange(FormChangeKind.Removed, null, Printed(before[next]), null));
            }

            changes.Add(meant is { } at
                ? new FormChange(FormChangeKind.Reworded, j + 1, Printed(before[at]), Printed(after[j]))
                : new FormChange(FormChangeKind.Added, j + 1, null, Printed(after[j])));
            next = meant + 1 ?? next;
        }

        for (; next < old.To; next++)
        {
            changes.Add(new FormChange(FormChangeKind.Removed, null, Printed(before[next]), null));
        }
    }

    /// <summary>What went at one place and came at another has moved.</summary>
    private static List<FormChange> WithMoves(List<FormChange> changes)
    {
        var gone = changes.Where(c => c.Kind == FormChangeKind.Removed).GroupBy(c => Label(c.Before!), StringComparer.Ordinal).ToDictionary(g => g.Key, g => new Queue<FormChange>(g), StringComparer.Ordinal);
        var moved = new HashSet<FormChange>(ReferenceEqualityComparer.Instance);
        var settled = new List<FormChange>(changes.Count);
        foreach (var change in changes)
        {
            var from = change.Kind == FormChangeKind.Added && gone.TryGetValue(Label(change.After!), out var left) && left.Count > 0 ? left.Dequeue() : null;
            if (from is not null)
            {
                moved.Add(from);
            }

            settled.Add(from is null ? change : change with { Kind = FormChangeKind.Moved, Before = from.Before });
        }

        settled.RemoveAll(moved.Contains);
        return settled;
    }

    private static double Resemblance(string one, string other)
    {
        var (a, b) = (one.Split(' ').ToHashSet(StringComparer.Ordinal), other.Split(' ').ToHashSet(StringComparer.Ordinal));
        var shared = a.Count(b.Contains);
        return shared / (double)Math.Max(1, a.Count + b.Count - shared);
    }

    private static string Label(string printed) => new FormRow(null, printed[(printed.IndexOf('\t', StringComparison.Ordinal) + 1)..], null).Key;

    private static string Printed(FormRow row) => $"{row.Number}\t{row.Label}";
}
