using CchcWarehouse.OData.Responses.Encoding;
using CchcWarehouse.OData.Responses.Rows;

namespace CchcWarehouse.OData.Responses.Dimensions;

/// <summary>From the key of a dimension's row to its place in the cache.</summary>
internal abstract class KeyIndex
{
    /// <returns>-1: there is no such row.</returns>
    public abstract int Find(in Cell key);
}

/// <summary>Surrogate keys lie close together: an array from the smallest to the largest; a dictionary where they do not.</summary>
internal sealed class IntegerKeyIndex : KeyIndex
{
    private const int Spread = 1_000_000;

    private readonly long first;
    private readonly int[]? places;
    private readonly Dictionary<long, int>? scattered;

    public IntegerKeyIndex(IReadOnlyList<long> keys)
    {
        first = keys.Count == 0 ? 0 : keys.Min();
        var span = keys.Count == 0 ? 0 : keys.Max() - first + 1;
        if (span > Spread + (keys.Count * 16L))
        {
            scattered = keys.Select((key, place) => (key, place)).ToDictionary(pair => pair.key, pair => pair.place);
            return;
        }

        places = new int[span];
        Array.Fill(places, -1);
        for (var place = 0; place < keys.Count; place++)
        {
            places[keys[place] - first] = place;
        }
    }

    public override int Find(in Cell key) => Find(key.Integer());

    public int Find(long key)
    {
        if (places is null)
        {
            return scattered!.GetValueOrDefault(key, -1);
        }

        var offset = key - first;
        return (ulong)offset < (ulong)places.Length ? places[offset] : -1;
    }
}

/// <summary>Codes as keys: sorted bytes, searched by halves.</summary>
internal sealed class CodeKeyIndex : KeyIndex
{
    private readonly byte[][] codes;
    private readonly int[] places;

    public CodeKeyIndex(IEnumerable<byte[]> keys)
    {
        codes = [.. keys];
        places = [.. Enumerable.Range(0, codes.Length)];
        Array.Sort(codes, places, Comparer<byte[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right)));
    }

    public override int Find(in Cell key) =>
        Find(key.Form == CellForm.Json ? JsonText.Unescape(key.Bytes.Span) : key.Bytes.Span);

    public int Find(ReadOnlySpan<byte> code)
    {
        var (low, high) = (0, codes.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            switch (codes[middle].AsSpan().SequenceCompareTo(code))
            {
                case 0:
                    return places[middle];
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle - 1;
                    break;
            }
        }

        return -1;
    }
}
