using System.Text;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Values;

/// <summary>Equality and order of values of one type. Names have the order of the Vietnamese alphabet.</summary>
internal sealed class Ordering(IReadOnlyDictionary<string, int> alphabetical)
{
    public static bool AreEqual(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (Exact a, Exact b) => a.Against(b) == 0,
        (double a, Exact b) => a.Equals(b.ToDouble()),
        (Exact a, double b) => a.ToDouble().Equals(b),
        (double.NaN, _) or (_, double.NaN) => false,
        _ => left.Equals(right),
    };

    /// <summary>Of two values that are not null.</summary>
    public int Compare(object left, object right, bool asNames) => (left, right) switch
    {
        (Exact a, Exact b) => a.Against(b),
        (double a, Exact b) => a.CompareTo(b.ToDouble()),
        (Exact a, double b) => a.ToDouble().CompareTo(b),
        (string a, string b) when asNames => Place(a).CompareTo(Place(b)),
        (string a, string b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b)),
        _ => ((IComparable)left).CompareTo(right),
    };

    private int Place(string text) =>
        alphabetical.TryGetValue(text, out var place) ? place : throw new UndecidedException("a text whose place in the alphabet is unknown");

    /// <summary>Of a sort: null comes before everything.</summary>
    public int CompareNullable(object? left, object? right, bool asNames) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        _ => Compare(left, right, asNames),
    };
}
