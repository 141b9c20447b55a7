using CchcWarehouse.Star.Dimensions;

namespace CchcWarehouse.Etl.Facts.Identity;

/// <summary>A kind of administrative unit as papers name it: in words or abbreviated.</summary>
/// <param name="Name">Lower case: "thị xã".</param>
internal sealed record UnitType(string Name, IReadOnlyList<AdminUnitLevel> Levels)
{
    private static readonly UnitType Province = new("tỉnh", [AdminUnitLevel.Province]);
    private static readonly UnitType City = new("thành phố", [AdminUnitLevel.Province, AdminUnitLevel.District]);
    private static readonly UnitType RuralDistrict = new("huyện", [AdminUnitLevel.District]);
    private static readonly UnitType UrbanDistrict = new("quận", [AdminUnitLevel.District]);
    private static readonly UnitType Town = new("thị xã", [AdminUnitLevel.District]);
    private static readonly UnitType Commune = new("xã", [AdminUnitLevel.Commune]);
    private static readonly UnitType Ward = new("phường", [AdminUnitLevel.Commune]);
    private static readonly UnitType Township = new("thị trấn", [AdminUnitLevel.Commune]);
    private static readonly UnitType SpecialZone = new("đặc khu", [AdminUnitLevel.Commune]);

    private static readonly (string[] Keys, UnitType Type)[] InWords = new[]
    {
        City, Town, Township, SpecialZone, Province, RuralDistrict, UrbanDistrict, Commune, Ward,
    }.Select(type => (PaperWords.KeysOf(type.Name), type)).ToArray();

    private static readonly Dictionary<string, UnitType> Abbreviated = new(StringComparer.Ordinal)
    {
        ["TP"] = City, ["TX"] = Town, ["TT"] = Township, ["H"] = RuralDistrict, ["Q"] = UrbanDistrict,
        ["X"] = Commune, ["P"] = Ward, ["ĐK"] = SpecialZone,
    };

    public bool Includes(AdminUnitVersion version) =>
        Levels.Contains(version.Level) && version.Type.StartsWith(Name, StringComparison.Ordinal);

    /// <summary>The type that begins at a word, and how many words it takes.</summary>
    public static (UnitType Type, int Length, bool IsAbbreviation)? At(IReadOnlyList<PaperWord> words, int index)
    {
        foreach (var (keys, type) in InWords)
        {
            if (words.SaysAt(index, keys))
            {
                return (type, keys.Length, false);
            }
        }
        return Abbreviated.TryGetValue(words[index].Text, out var abbreviated) ? (abbreviated, 1, true) : null;
    }
}
