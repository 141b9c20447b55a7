namespace CchcWarehouse.Etl.Quality.Related;

/// <summary>The middle of a sample and how far from it its values commonly lie, when one of them is left out.</summary>
/// <remarks>As <see cref="Robust"/>, but sorted once: every unit of a group is asked against all the others.</remarks>
internal sealed class OtherValues(IEnumerable<decimal> values)
{
    private readonly decimal[] sorted = [.. values.Order()];

    // Leaving out one value moves the median by one place at most, so there are few of them.
    private readonly Dictionary<decimal, decimal[]> distances = [];

    /// <param name="value">One of two values at least.</param>
    public (decimal Median, decimal Deviation) Without(decimal value)
    {
        var median = Middle(sorted, value);
        if (!distances.TryGetValue(median, out var from))
        {
            distances[median] = from = [.. sorted.Select(v => Math.Abs(v - median)).Order()];
        }

        return (median, Middle(from, Math.Abs(value - median)));
    }

    private static decimal Middle(decimal[] sorted, decimal leftOut)
    {
        var gone = Array.BinarySearch(sorted, leftOut);
        var left = sorted.Length - 1;
        return left % 2 == 1 ? At(left / 2) : (At((left / 2) - 1) + At(left / 2)) / 2;

        decimal At(int place) => sorted[place < gone ? place : place + 1];
    }
}
