namespace CchcWarehouse.Star.Dimensions;

/// <summary>An area of reform, 1 to 7, as the annexes number them.</summary>
[Meaning("Lĩnh vực cải cách hành chính", "Area of reform")]
public sealed class Area
{
    [Meaning("Mã lĩnh vực", "Code of the area")]
    public required string AreaCode { get; set; }

    [Meaning("Tên lĩnh vực", "Name of the area")]
    public required string Name { get; set; }

    [Meaning("Tên lĩnh vực bằng tiếng Anh", "English name of the area")]
    public required string NameEn { get; set; }
}

/// <summary>A group of indicators inside an area.</summary>
[Meaning("Nhóm chỉ tiêu", "Group of indicators")]
public sealed class IndicatorGroup
{
    [Meaning("Mã nhóm", "Code of the group")]
    public required string GroupCode { get; set; }

    [Meaning("Mã lĩnh vực", "Code of the area")]
    public required string AreaCode { get; set; }

    [Meaning("Tên nhóm", "Name of the group")]
    public required string Name { get; set; }

    [Meaning("Tên nhóm bằng tiếng Anh", "English name of the group")]
    public required string NameEn { get; set; }
}

/// <summary>A canonical indicator: what the rows of all forms are mapped to.</summary>
/// <remarks>Codes are fixed; another meaning gets another code. Source: db/reference/indicators.tsv and indicator_traits.tsv.</remarks>
[Meaning("Chỉ tiêu thống kê chuẩn", "Canonical indicator")]
public sealed class Indicator
{
    [Meaning("Khóa thay thế", "Surrogate key")]
    public int IndicatorKey { get; set; }

    [Meaning("Mã chỉ tiêu: lĩnh vực.nhóm.thứ tự", "Code: area.group.item")]
    public required string Code { get; set; }

    [Meaning("Mã lĩnh vực", "Code of the area")]
    public required string AreaCode { get; set; }

    [Meaning("Mã nhóm", "Code of the group")]
    public required string GroupCode { get; set; }

    [Meaning("Tên chỉ tiêu", "Name")]
    public required string Name { get; set; }

    [Meaning("Tên chỉ tiêu bằng tiếng Anh", "English name")]
    public required string NameEn { get; set; }

    [Meaning("Loại giá trị", "Kind of value")]
    [AllowedValuesOf("Count", "Percent", "YesNo", "Coded", "Score")]
    public required string Kind { get; set; }

    [Meaning("Cách đo: luồng trong kỳ, thời điểm, lũy kế, tỷ lệ, có/không, phân loại, điểm", "What is measured: flow in the period, stock, cumulative, rate, flag, category, score")]
    [AllowedValuesOf("Flow", "Stock", "Cumulative", "Rate", "Flag", "Category", "Score")]
    public required string MeasuringType { get; set; }

    [Meaning("Chiều tốt hơn", "Which direction is better")]
    [AllowedValuesOf("HigherIsBetter", "LowerIsBetter", "Neutral")]
    public required string Direction { get; set; }

    [Meaning("Khóa đơn vị tính", "Key of the unit of measure")]
    public int UnitOfMeasureKey { get; set; }

    [Meaning("Mã chỉ tiêu làm tử số", "Code of the numerator indicator")]
    public string? NumeratorCode { get; set; }

    [Meaning("Mã chỉ tiêu làm mẫu số", "Code of the denominator indicator")]
    public string? DenominatorCode { get; set; }

    [Meaning("Định nghĩa", "Definition")]
    public string? Definition { get; set; }

    public Area? Area { get; set; }

    public IndicatorGroup? Group { get; set; }

    public UnitOfMeasure? UnitOfMeasure { get; set; }

    public List<IndicatorCode> Codes { get; } = [];
}

/// <summary>One entry of an indicator's code list: what a coded value means.</summary>
[Meaning("Mã giá trị của chỉ tiêu phân loại", "Entry of an indicator's code list")]
public sealed class IndicatorCode
{
    [Meaning("Khóa chỉ tiêu", "Key of the indicator")]
    public int IndicatorKey { get; set; }

    [Meaning("Giá trị mã", "Coded value")]
    public int Value { get; set; }

    [Meaning("Nhãn", "Label")]
    public required string Label { get; set; }

    [Meaning("Nhãn tiếng Anh", "English label")]
    public required string LabelEn { get; set; }
}

/// <summary>A unit of measure; values are stored unscaled in it.</summary>
[Meaning("Đơn vị tính", "Unit of measure")]
public sealed class UnitOfMeasure
{
    [Meaning("Khóa thay thế", "Surrogate key")]
    public int UnitOfMeasureKey { get; set; }

    [Meaning("Mã đơn vị tính", "Code")]
    public required string Code { get; set; }

    [Meaning("Tên đơn vị tính", "Name")]
    public required string Name { get; set; }

    [Meaning("Tên đơn vị tính bằng tiếng Anh", "English name")]
    public required string NameEn { get; set; }

    [Meaning("Nhóm đơn vị tính", "Category")]
    [AllowedValuesOf("Count", "Rate", "Flag", "Category", "Score", "Money")]
    public required string Category { get; set; }
}
