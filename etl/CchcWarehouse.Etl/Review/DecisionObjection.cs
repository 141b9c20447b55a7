using CchcWarehouse.Etl.Facts;

namespace CchcWarehouse.Etl.Review;

/// <summary>Why a decision does not fit a row: what stands against it, and what would be right.</summary>
/// <param name="CanForce">A person who knows better may insist.</param>
public sealed record DecisionObjection(string Code, string Message, string MessageEn, bool CanForce)
{
    public Reason Reason => new(Message, MessageEn);

    public static DecisionObjection Taken(string indicator, int row) => new(
        "indicator-taken", $"chỉ tiêu {indicator} đã thuộc dòng {row} của báo cáo này", $"row {row} of this report gives indicator {indicator} already", CanForce: true);

    public static DecisionObjection UnitOfMeasure(string indicator, Reason doubt) => new(
        "unit-does-not-fit", $"không thể là chỉ tiêu {indicator}: {doubt}",
        $"it cannot be indicator {indicator}: {doubt.MessageEn}", CanForce: true);

    public static DecisionObjection Value(IReadOnlyList<Reason> reasons) => new(
        "value-unreadable", $"ô kết quả không đọc chắc chắn được ({string.Join("; ", reasons.TakeLast(2))}); hãy cho giá trị đúng bằng map với mã chỉ tiêu và giá trị",
        $"the result cannot be read for certain ({string.Join("; ", reasons.TakeLast(2).Select(r => r.MessageEn))}); give the right value by map with the indicator's code and the value", CanForce: false);

    public static DecisionObjection GivenValue(string given, IReadOnlyList<Reason> reasons) => new(
        "value-unreadable", $"giá trị đã cho “{given}” không đọc được ({string.Join("; ", reasons.Take(1))}); hãy viết như trong ô, ví dụ 92,59 · 10/10 · Trên 90% · Có · -",
        $"the given value “{given}” cannot be read ({string.Join("; ", reasons.Take(1).Select(r => r.MessageEn))}); write it as a cell would print it, such as 92,59 · 10/10 · Trên 90% · Có · -", CanForce: false);

    public static DecisionObjection Retired(string indicator) => new(
        "indicator-retired", $"chỉ tiêu {indicator} không còn trong danh mục", $"indicator {indicator} is no longer in the catalogue", CanForce: false);
}
