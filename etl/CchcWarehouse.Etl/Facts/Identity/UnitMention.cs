using CchcWarehouse.Star.Dimensions;

namespace CchcWarehouse.Etl.Facts.Identity;

/// <summary>Whose name stands before the unit's: "UBND huyện …", "Sở Nội vụ tỉnh …", "trên địa bàn tỉnh …".</summary>
internal enum Authority { None, PeoplesCommittee, OtherBody, Territory }

/// <summary>A place where the paper names an administrative unit.</summary>
/// <param name="Type">Null where the type is left out: "Hoằng Trung, ngày …".</param>
/// <param name="Printed">The name as printed, without its type; empty in "UBND thị xã".</param>
/// <param name="Versions">Units of any time that bear exactly this name; empty for a misspelling.</param>
/// <param name="Body">The body other than the people's committee: "Sở Nội vụ".</param>
/// <param name="IsChained">The unit stands behind a lower one as its parent: "xã Tân Lập, huyện Đan Phượng".</param>
/// <param name="FirstWord">Index of the first word, the authority's included, in the passage.</param>
/// <param name="EndWord">Index after the last word.</param>
internal sealed record UnitMention(
    Passage Passage, UnitType? Type, string Printed, IReadOnlyList<AdminUnitVersion> Versions,
    Authority Authority, string? Body, bool IsChained, int FirstWord, int EndWord)
{
    public int Line => Passage.LineAt(Passage.Words[FirstWord].Start);

    public string Text => Type is null ? Printed : $"{Type.Name} {Printed}".Trim();

    public bool IsNamed => Printed.Length > 0;

    public bool MayBe(AdminUnitLevel level) =>
        Type is null ? Versions.Any(version => version.Level == level) : Type.Levels.Contains(level);
}
