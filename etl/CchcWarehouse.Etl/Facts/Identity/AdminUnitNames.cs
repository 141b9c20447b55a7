using System.Runtime.CompilerServices;
using CchcWarehouse.Star.Dimensions;
using NodaTime;

namespace CchcWarehouse.Etl.Facts.Identity;

/// <summary>The register by name: which versions of which units a printed name may mean.</summary>
internal sealed class AdminUnitNames
{
    private static readonly ConditionalWeakTable<AdminUnitRegister, AdminUnitNames> Known = [];
    private readonly ILookup<string, AdminUnitVersion> _byKey;
    private readonly ILookup<string, AdminUnitVersion> _byParent;

    private AdminUnitNames(AdminUnitRegister register)
    {
        Register = register;
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        string OfWord(string word) => words.TryGetValue(word, out var key) ? key : words[word] = PlaceKey.OfWord(word);
        _byKey = register.Versions.ToLookup(version => PlaceKey.Of(version.ShortName, OfWord), StringComparer.Ordinal);
        _byParent = register.Versions.ToLookup(version => version.ParentCode ?? "", StringComparer.Ordinal);
    }

    public AdminUnitRegister Register { get; }

    public static AdminUnitNames Of(AdminUnitRegister register) => Known.GetValue(register, key => new AdminUnitNames(key));

    /// <summary>Every version, of any time, that bears the name; of any type when <paramref name="type"/> is null.</summary>
    public IReadOnlyList<AdminUnitVersion> Named(string name, UnitType? type) =>
        _byKey[CommonAlias(PlaceKey.Of(name))].Where(version => type is null || type.Includes(version)).ToList();

    /// <summary>The one unit below the parent whose name differs from the printed one by marks or a single letter.</summary>
    /// <remarks>Null when none is near enough, or when two are equally near.</remarks>
    public AdminUnitVersion? SimilarBelow(AdminUnitVersion parent, string name, UnitType? type, LocalDate date)
    {
        var plain = PlaceKey.Plain(name);
        var below = Below(parent, date).Where(version => type is null || type.Includes(version)).ToList();
        var sameLetters = below.Where(version => PlaceKey.Plain(version.ShortName) == plain).ToList();
        if (sameLetters.Count > 0)
        {
            return sameLetters.Count == 1 ? sameLetters[0] : null;
        }
        // One wrong letter is believed among the few dozen units of a district or the few districts of a province,
        // not among the hundreds of communes of a province, and never in a short or numbered name.
        if (plain.Length < 6 || below.Count > 60 || plain.Any(char.IsAsciiDigit))
        {
            return null;
        }
        var near = below.Where(version => Spelling.Distance(PlaceKey.Plain(version.ShortName), plain) == 1).ToList();
        return near.Count == 1 ? near[0] : null;
    }

    /// <summary>Units of the given day under a parent, through every level.</summary>
    private IEnumerable<AdminUnitVersion> Below(AdminUnitVersion parent, LocalDate date)
    {
        foreach (var child in _byParent[parent.Code].Where(version => version.IsValidOn(date)))
        {
            yield return child;
            foreach (var grandchild in Below(child, date))
            {
                yield return grandchild;
            }
        }
    }

    private static string CommonAlias(string key) => key is "hcm" or "tphcm" ? PlaceKey.Of("Hồ Chí Minh") : key;
}

internal static class Spelling
{
    /// <summary>Levenshtein's distance.</summary>
    public static int Distance(string first, string second)
    {
        var row = Enumerable.Range(0, second.Length + 1).ToArray();
        for (var i = 1; i <= first.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= second.Length; j++)
            {
                var changed = diagonal + (first[i - 1] == second[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j - 1], row[j]) + 1);
            }
        }
        return row[^1];
    }
}
