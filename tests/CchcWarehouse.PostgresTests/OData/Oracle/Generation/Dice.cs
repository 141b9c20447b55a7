namespace CchcWarehouse.PostgresTests.OData.Oracle.Generation;

/// <summary>Chance, the same for the same seed.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random random = new(seed);

    public bool OneIn(int chances) => random.Next(chances) == 0;

    /// <summary>From 0 to below <paramref name="end"/>.</summary>
    public int Below(int end) => random.Next(end);

    public T Of<T>(params IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>One of the ways, called.</summary>
    public T Any<T>(params IReadOnlyList<Func<T>> ways) => ways[random.Next(ways.Count)]();

    public IReadOnlyList<T> Some<T>(IEnumerable<T> choices, int most)
    {
        var shuffled = choices.ToArray();
        random.Shuffle(shuffled);
        return shuffled[..Math.Min(shuffled.Length, 1 + random.Next(most))];
    }
}
