namespace CchcWarehouse.Star.Dimensions;

/// <summary>An administrative unit as it stood from <see cref="ValidFrom"/> until <see cref="ValidTo"/>.</summary>
/// <remarks>
/// Grain: one row a version. A change of name, type or parent makes a new version of the same code;
/// a merger that keeps all three makes none, see <see cref="UnitLineage"/>.
/// Source: db/reference/units.tsv.
/// </remarks>
[Meaning("Đơn vị hành chính, mỗi phiên bản một dòng", "Administrative unit, one row a version")]
public sealed class AdminUnit
{
    [Meaning("Khóa thay thế của phiên bản", "Surrogate key of the version")]
    public int AdminUnitKey { get; set; }

    [Meaning("Mã của cơ quan thống kê; không đổi khi đơn vị còn tồn tại", "Code of the statistical office; does not change while the unit exists")]
    public required string Code { get; set; }

    [Meaning("Tên đầy đủ", "Full name with its type")]
    public required string Name { get; set; }

    [Meaning("Tên không kèm loại", "Name without its type")]
    public required string ShortName { get; set; }

    [Meaning("Tên tiếng Anh", "English name")]
    public required string NameEn { get; set; }

    [Meaning("Cấp hành chính", "Level of government")]
    [AllowedValuesOf("Province", "District", "Commune")]
    public required string Level { get; set; }

    [Meaning("Loại đơn vị như được đặt tên (huyện, thị xã, phường, …)", "Type as named (huyện, thị xã, phường, …)")]
    public required string Type { get; set; }

    [Meaning("Khóa phiên bản của đơn vị cấp trên, như ở ngày cuối của phiên bản này", "Key of the superior unit's version, as on this version's last day")]
    public int? ParentKey { get; set; }

    [Meaning("Mã đơn vị cấp trên", "Code of the superior unit")]
    public string? ParentCode { get; set; }

    [Meaning("Mã huyện chứa đơn vị; trống với tỉnh và với xã từ 01/7/2025", "Code of the district; empty for provinces and for communes from 1 July 2025")]
    public string? DistrictCode { get; set; }

    [Meaning("Mã tỉnh chứa đơn vị", "Code of the province")]
    public required string ProvinceCode { get; set; }

    [Meaning("Khóa phiên bản của huyện chứa đơn vị, như ở ngày cuối của phiên bản này", "Key of the district's version, as on this version's last day")]
    public int? DistrictKey { get; set; }

    [Meaning("Khóa phiên bản của tỉnh chứa đơn vị, như ở ngày cuối của phiên bản này", "Key of the province's version, as on this version's last day")]
    public int? ProvinceKey { get; set; }

    [Meaning("Có hiệu lực từ ngày; 1900-01-01 là từ trước danh mục đầu tiên (11/2019)", "Valid from; 1900-01-01 means before the first list (November 2019)")]
    public DateOnly ValidFrom { get; set; }

    [Meaning("Hết hiệu lực từ ngày (không kể ngày đó); trống là còn hiệu lực", "Valid until, exclusive; empty while in force")]
    public DateOnly? ValidTo { get; set; }

    [Meaning("Phiên bản đang có hiệu lực", "The version in force")]
    public bool IsCurrent { get; private set; }

    public AdminUnit? Parent { get; set; }

    public AdminUnit? District { get; set; }

    public AdminUnit? Province { get; set; }
}

/// <summary>Who became whom, when and by which resolution.</summary>
/// <remarks>Weights are unknown: no source tells which share of a unit went where. Source: db/reference/unit_lineage.tsv.</remarks>
[Meaning("Diễn biến đơn vị hành chính: sáp nhập, chia tách, đổi tên, chuyển", "Lineage of administrative units: mergers, splits, renamings, transfers")]
public sealed class UnitLineage
{
    [Meaning("Khóa thay thế", "Surrogate key")]
    public int UnitLineageKey { get; set; }

    [Meaning("Mã đơn vị trước; trống khi nguồn không nêu", "Code of the unit before; empty where the sources do not tell")]
    public string? PredecessorCode { get; set; }

    [Meaning("Mã đơn vị sau; trống khi nguồn không nêu", "Code of the unit after; empty where the sources do not tell")]
    public string? SuccessorCode { get; set; }

    [Meaning("Ngày có hiệu lực", "Date of effect")]
    public DateOnly EffectiveDate { get; set; }

    [Meaning("Loại thay đổi", "Kind of change")]
    [AllowedValuesOf("merged", "split", "transferred", "upgraded", "renamed", "abolished")]
    public required string Kind { get; set; }

    [Meaning("Nghị quyết làm căn cứ", "Resolution it rests on")]
    public string? Basis { get; set; }

    [Meaning("Tỷ trọng chuyển sang; trống là chưa biết", "Share that went over; empty means unknown")]
    public decimal? Weight { get; set; }
}
