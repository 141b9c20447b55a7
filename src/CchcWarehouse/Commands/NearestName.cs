namespace CchcWarehouse.Commands;

/// <summary>The known name that somebody most likely meant.</summary>
internal static class NearestName
{
    public static string Of(string typed, IEnumerable<string> known) =>
        known.MinBy(name => Distance(typed.ToLowerInvariant(), name))!;

    /// <summary>Insertions, deletions, exchanges and swaps of neighbours; a missing end costs half.</summary>
    private static double Distance(string typed, string name)
    {
        if (name.StartsWith(typed, StringComparison.Ordinal))
            return (name.Length - typed.Length) / 2.0;
        var steps = new int[typed.Length + 1, name.Length + 1];
        for (var i = 0; i <= typed.Length; i++)
        {
            for (var j = 0; j <= name.Length; j++)
                steps[i, j] = Step(typed, name, steps, i, j);
        }

        return steps[typed.Length, name.Length];
    }

    private static int Step(string typed, string name, int[,] steps, int i, int j)
    {
        if (i == 0 || j == 0)
            return i + j;
        var same = typed[i - 1] == name[j - 1] ? 0 : 1;
        var best = Math.Min(Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1, steps[i - 1, j - 1] + same);
        var swapped = i > 1 && j > 1 && typed[i - 1] == name[j - 2] && typed[i - 2] == name[j - 1];
        return swapped ? Math.Min(best, steps[i - 2, j - 2] + 1) : best;
    }
}
