using System.Runtime.InteropServices;
using CchcWarehouse.Etl.Facts.Labels;

namespace CchcWarehouse.Etl.Facts.Indicators;

/// <summary>Finds the wordings that share most words with a label, so that only those are compared in full.</summary>
public sealed class WordingIndex
{
    private const int Kept = 40;
    private readonly IReadOnlyList<Wording> wordings;
    private readonly int[] sizes;
    private readonly Dictionary<string, List<int>> places = new(StringComparer.Ordinal);

    public WordingIndex(IReadOnlyList<Wording> wordings, bool bare)
    {
        this.wordings = wordings;
        sizes = [.. wordings.Select(w => w.In(bare).Words.Main.Count)];
        for (var i = 0; i < wordings.Count; i++)
        {
            foreach (var word in wordings[i].In(bare).Words.All)
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(places, word, out _) ??= []).Add(i);
            }
        }
    }

    public IEnumerable<Wording> Likely(LabelWords label)
    {
        var shared = new Dictionary<int, int>();
        foreach (var word in label.All)
        {
            foreach (var place in places.GetValueOrDefault(word) ?? [])
            {
                CollectionsMarshal.GetValueRefOrAddDefault(shared, place, out _)++;
            }
        }

        return shared
            .Where(s => s.Value * 3 >= sizes[s.Key])
            .OrderByDescending(s => s.Value / (double)(sizes[s.Key] + label.Main.Count - Math.Min(s.Value, label.Main.Count)))
            .ThenBy(s => s.Key)
            .Take(Kept)
            .Select(s => wordings[s.Key]);
    }
}
