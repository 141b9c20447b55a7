namespace CchcWarehouse.Etl.Facts.Indicators;

/// <summary>The better match first: certain, unslipped, bound to more circumstances, standing on its own words.</summary>
public sealed class WordingOrder : IComparer<WordingMatch>
{
    public static WordingOrder Instance { get; } = new();

    public int Compare(WordingMatch? x, WordingMatch? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var evidence = CompareEvidence(x, y);
        return evidence != 0 ? evidence : string.CompareOrdinal(x.Indicator.Code, y.Indicator.Code);
    }

    /// <summary>Zero when nothing but the code tells the two apart.</summary>
    public static int CompareEvidence(WordingMatch x, WordingMatch y)
    {
        var order = y.IsCertain.CompareTo(x.IsCertain);
        order = order != 0 ? order : y.LacksHeading.CompareTo(x.LacksHeading);
        if (order == 0 && !x.IsCertain)
        {
            return y.Likeness.CompareTo(x.Likeness);
        }

        order = order != 0 ? order : x.Difference.Slips.CompareTo(y.Difference.Slips);
        order = order != 0 ? order : y.Wording.Demands.CompareTo(x.Wording.Demands);
        order = order != 0 ? order : x.Inherited.CompareTo(y.Inherited);
        return order != 0 ? order : y.Likeness.CompareTo(x.Likeness);
    }
}
