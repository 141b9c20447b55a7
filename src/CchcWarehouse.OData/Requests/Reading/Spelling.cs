namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>How far two spellings are apart.</summary>
internal static class Spelling
{
    private const int LongestCompared = 40;

    /// <summary>Levenshtein distance; long words are simply far from everything.</summary>
    public static int Distance(string left, string right)
    {
        if (Math.Max(left.Length, right.Length) > LongestCompared)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substituted = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
