using System.Collections.Concurrent;
using CchcWarehouse.OData.Plans.Forms;

namespace CchcWarehouse.OData.Compilation;

/// <summary>Compiled queries by the form of their requests, a bounded number of plans.</summary>
/// <remarks>
/// Two generations: what is not asked for while as many new forms come as one generation holds is forgotten. So a client that
/// sends ever new forms does not push out for long what others use.
/// </remarks>
internal sealed class FormCache(int capacity)
{
    /// <summary>Plans of one form that differ by values they depend on.</summary>
    private const int VariantLimit = 16;

    /// <summary>Characters of a form worth keeping; lists of thousands of values are seldom sent twice.</summary>
    private const int TextLimit = 8_000;

    private readonly Lock changing = new();
    private ConcurrentDictionary<string, Variant[]> young = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, Variant[]> old = new(StringComparer.Ordinal);

    private int added;

    /// <summary>Plans held: at most twice the capacity.</summary>
    public int Count => young.Values.Concat(old.Values).SelectMany(variants => variants).Distinct().Count();

    /// <returns>Null: no request of the form, or none with the values that matter, was compiled.</returns>
    public CompiledQuery? Find(RequestForm form)
    {
        if (!young.TryGetValue(form.Text, out var variants))
        {
            if (!old.TryGetValue(form.Text, out variants))
            {
                return null;
            }

            Put(form.Text, variants);
        }

        foreach (var variant in variants)
        {
            if (variant.Serves(form.Values))
            {
                return variant.Query;
            }
        }

        return null;
    }

    public void Add(RequestForm form, CompiledQuery query)
    {
        if (form.Text.Length > TextLimit)
        {
            return;
        }

        var variant = new Variant([.. form.Tied.Select(place => (place, form.Values[place]))], query);
        var others = young.TryGetValue(form.Text, out var known) ? known : [];
        Put(form.Text, [variant, .. others.Take(VariantLimit - 1)]);
    }

    private void Put(string text, Variant[] variants)
    {
        lock (changing)
        {
            var more = variants.Length - (young.TryGetValue(text, out var replaced) ? replaced.Length : 0);
            if (added + more > capacity)
            {
                (old, young, added, more) = (young, new(StringComparer.Ordinal), 0, variants.Length);
            }

            young[text] = variants;
            added += more;
        }
    }

    /// <param name="Tied">The values that the plan depends on, by their places.</param>
    private sealed record Variant((int Place, object? Value)[] Tied, CompiledQuery Query)
    {
        public bool Serves(IReadOnlyList<object?> values)
        {
            foreach (var (place, value) in Tied)
            {
                if (!Equals(values[place], value))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
