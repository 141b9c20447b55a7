namespace CchcWarehouse.Etl.Facts.Labels;

/// <summary>Whether one slip of the hand parts two words: a letter too many, missing, wrong, or swapped with its neighbour.</summary>
public static class EditDistance
{
    public static bool AtMostOne(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1)
        {
            return false;
        }

        var from = 0;
        while (from < a.Length && from < b.Length && a[from] == b[from])
        {
            from++;
        }

        var restA = a.AsSpan(from);
        var restB = b.AsSpan(from);
        if (restA.IsEmpty || restB.IsEmpty)
        {
            return true;
        }

        return restA.Length == restB.Length
            ? restA[1..].SequenceEqual(restB[1..]) || Swapped(restA, restB)
            : restA.Length > restB.Length ? restA[1..].SequenceEqual(restB) : restB[1..].SequenceEqual(restA);
    }

    private static bool Swapped(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..]);
}
