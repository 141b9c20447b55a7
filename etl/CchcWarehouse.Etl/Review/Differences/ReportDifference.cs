namespace CchcWarehouse.Etl.Review.Differences;

public enum DifferenceKind
{
    Added,
    Changed,
    Removed,
}

/// <summary>One indicator that two reports do not say the same of.</summary>
/// <param name="Old">Null where it was added.</param>
/// <param name="New">Null where it was removed.</param>
public sealed record FactDifference(DifferenceKind Kind, ReportedFact? Old, ReportedFact? New)
{
    public ReportedFact Either => New ?? Old!;
}

/// <summary>What the second of two reports changes.</summary>
/// <param name="Same">Indicators that both say the same of.</param>
public sealed record ReportDifference(IReadOnlyList<FactDifference> Changes, int Same)
{
    public static ReportDifference Between(IEnumerable<ReportedFact> old, IEnumerable<ReportedFact> next)
    {
        var (before, after) = (ByCode(old), ByCode(next));
        var changes = before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(CodeOrder.Instance)
            .Select(code => (Old: before.GetValueOrDefault(code), New: after.GetValueOrDefault(code)))
            .Where(pair => pair.Old is null || pair.New is null || !pair.Old.SaysTheSameAs(pair.New))
            .Select(pair => new FactDifference(
                pair.Old is null ? DifferenceKind.Added : pair.New is null ? DifferenceKind.Removed : DifferenceKind.Changed, pair.Old, pair.New))
            .ToList();
        return new ReportDifference(changes, before.Keys.Intersect(after.Keys, StringComparer.Ordinal).Count() - changes.Count(c => c.Kind == DifferenceKind.Changed));
    }

    private static Dictionary<string, ReportedFact> ByCode(IEnumerable<ReportedFact> facts) => facts.ToDictionary(f => f.IndicatorCode, StringComparer.Ordinal);

    /// <summary>1.2.9 before 1.2.10.</summary>
    private sealed class CodeOrder : IComparer<string>
    {
        public static CodeOrder Instance { get; } = new();

        public int Compare(string? x, string? y) => Parts(x!).Zip(Parts(y!), (a, b) => a.CompareTo(b)).FirstOrDefault(order => order != 0) is var order and not 0
            ? order
            : string.CompareOrdinal(x, y);

        private static IEnumerable<int> Parts(string code) => code.Split('.').Select(part => int.TryParse(part, out var number) ? number : int.MaxValue);
    }
}
