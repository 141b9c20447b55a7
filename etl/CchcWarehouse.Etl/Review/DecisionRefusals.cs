using System.Globalization;
using CchcWarehouse.Etl.Facts;

namespace CchcWarehouse.Etl.Review;

/// <summary>Why a decision is not taken, in words.</summary>
internal static class DecisionRefusals
{
    public static DecisionRefusedException NoReport(int reportKey) => new(
        RefusalKind.NotFound, "no-report", $"Không có báo cáo {reportKey} trong kho.", $"Report {reportKey} is not in the warehouse.");

    public static DecisionRefusedException NoRow(int reportKey, int row, int rows) => new(
        RefusalKind.NotFound, "no-row", $"Báo cáo {reportKey} không có dòng {row}; các dòng được đánh số từ 1 đến {rows}.",
        $"Report {reportKey} has no row {row}; its rows are numbered 1 to {rows}.");

    public static DecisionRefusedException OtherRow(DecidedRow row) => new(
        RefusalKind.Conflict, "other-row", $"Dòng {row.SourceRow} của tài liệu này không còn là “{row.PrintedLabel}”.",
        $"Row {row.SourceRow} of this document is not “{row.PrintedLabel}” any more.");

    public static DecisionRefusedException NoDecision(long key) => new(
        RefusalKind.NotFound, "no-decision", $"Không có quyết định số {key}.", $"There is no decision {key}.");

    public static DecisionRefusedException NotWaiting(RowReading row) => new(
        RefusalKind.Conflict, "not-waiting",
        $"Dòng {row.Row} không chờ xem xét: {Stands(row)}. Muốn sửa, hãy dùng map.", $"Row {row.Row} does not wait for review: {StandsEn(row)}. To change it, use map.");

    public static DecisionRefusedException NoCandidate(RowReading row) => new(
        RefusalKind.Conflict, "no-candidate",
        $"Dòng {row.Row} không có chỉ tiêu ứng viên để chấp nhận; hãy dùng map với mã chỉ tiêu, hoặc reject.",
        $"Row {row.Row} has no candidate to accept; use map with an indicator's code, or reject.");

    public static DecisionRefusedException SeveralCandidates(RowReading row, IEnumerable<string> codes) => new(
        RefusalKind.Conflict, "several-candidates",
        $"Dòng {row.Row} có nhiều ứng viên ngang nhau ({string.Join(", ", codes)}); hãy chọn một bằng map.",
        $"Row {row.Row} has several candidates that are equally likely ({string.Join(", ", codes)}); choose one with map.");

    public static DecisionRefusedException UnknownIndicator(string code, IEnumerable<string> near) => new(
        RefusalKind.Wrong, "unknown-indicator",
        $"Không có chỉ tiêu “{code}” trong danh mục. Gần nhất: {string.Join("; ", near)}.", $"There is no indicator “{code}” in the catalogue. Nearest: {string.Join("; ", near)}.");

    public static DecisionRefusedException RetiredIndicator(string code) => new(
        RefusalKind.Wrong, "indicator-retired",
        $"Chỉ tiêu {code} đã thôi dùng: không còn trong danh mục hiện hành.", $"Indicator {code} is retired: the catalogue does not have it any more.");

    public static DecisionRefusedException ValueOfMany() => new(
        RefusalKind.Wrong, "value-of-many",
        "Giá trị nhập tay chỉ áp dụng cho một ô (phạm vi cell), không cho biểu mẫu hay nhãn.", "A value that a person gives is that of one cell (scope cell), never of a form or a label.");

    public static DecisionRefusedException AlreadySo(RowReading row) => new(
        RefusalKind.Conflict, "already-so", $"Dòng {row.Row} đã như vậy: {Stands(row)}.", $"Row {row.Row} is so already: {StandsEn(row)}.");

    public static DecisionRefusedException Standing(ReviewDecision other) => new(
        RefusalKind.Conflict, "decision-stands",
        $"Đã có quyết định về việc này: {DecisionWords.Reason(other)}. Dùng --force để thay bằng quyết định mới, hoặc undo {other.Key}.",
        $"A decision about this stands: {DecisionWords.Told(other).MessageEn}. Use --force to replace it, or undo {other.Key}.", canForce: true);

    public static DecisionRefusedException Objected(RowReading row, DecisionObjection objection, bool canForce) => new(
        objection.Code == "value-unreadable" ? RefusalKind.Wrong : RefusalKind.Conflict, objection.Code,
        $"Dòng {row.Row}: {objection.Message}.{(canForce ? " Dùng --force nếu chắc chắn." : string.Empty)}",
        $"Row {row.Row}: {objection.MessageEn}.{(canForce ? " Use --force if you are certain." : string.Empty)}", canForce);

    public static DecisionRefusedException Narrower(RowReading row, ReviewDecision? other) => new(
        RefusalKind.Conflict, "narrower-decision",
        other is null ? $"Quyết định này không áp dụng được cho dòng {row.Row}." : $"Với dòng {row.Row} đã có quyết định hẹp hơn, số {other.Key}; quyết định này không thay đổi được dòng ấy.",
        other is null ? $"The decision would not apply to row {row.Row}." : $"For row {row.Row} the narrower decision {other.Key} holds; this one would not change the row.");

    public static DecisionRefusedException UnknownUnit(string code) => new(
        RefusalKind.Wrong, "unknown-admin-unit",
        $"Không có đơn vị hành chính mã “{code}” trong danh mục. Mã là của Tổng cục Thống kê, ví dụ 950.", $"There is no administrative unit “{code}” in the register. The codes are the statistical office's, such as 950.");

    public static DecisionRefusedException UnitGone(string code, string name, string period) => new(
        RefusalKind.Wrong, "admin-unit-not-then",
        $"{name} ({code}) không tồn tại trong kỳ {period}, cũng không vào ngày ban hành báo cáo.", $"{name} ({code}) did not stand at the end of {period}, nor on the date of issue.");

    public static DecisionRefusedException UnknownPeriod(string code) => new(
        RefusalKind.Wrong, "unknown-period",
        $"“{code}” không phải mã kỳ báo cáo trong kho; ví dụ đúng: 2022, 2022-H1, 2022-9M, 2022-Q1, 2022-M03.", $"“{code}” is no period of the warehouse; such codes are right: 2022, 2022-H1, 2022-9M, 2022-Q1, 2022-M03.");

    public static DecisionRefusedException StillUnknown(bool unit) => unit
        ? new(RefusalKind.Wrong, "admin-unit-missing", "Báo cáo chưa rõ đơn vị; hãy cho cả đơn vị.", "Whose report it is remains unknown; give the administrative unit too.")
        : new(RefusalKind.Wrong, "period-missing", "Báo cáo chưa rõ kỳ; hãy cho cả kỳ báo cáo.", "The report's period remains unknown; give the period too.");

    public static DecisionRefusedException NothingGiven() => new(
        RefusalKind.Wrong, "nothing-given", "Hãy cho ít nhất một trong: đơn vị, kỳ, số, ngày ban hành.", "Give at least one of: administrative unit, period, number, date of issue.");

    public static DecisionRefusedException AlreadyWithdrawn(int reportKey) => new(
        RefusalKind.Conflict, "already-withdrawn", $"Báo cáo {reportKey} đã được rút.", $"Report {reportKey} is withdrawn already.");

    public static DecisionRefusedException AlreadyUndone(ReviewDecision decision) => new(
        RefusalKind.Conflict, "already-undone",
        $"Quyết định số {decision.Key} đã được {decision.Undone!.By} hủy ngày {Day(decision.Undone)}.", $"Decision {decision.Key} was undone by {decision.Undone.By} on {Day(decision.Undone)}.");

    public static DecisionRefusedException Replaced(ReviewDecision decision) => new(
        RefusalKind.Conflict, "replaced",
        $"Quyết định số {decision.Key} đã được thay bằng quyết định số {decision.ReplacedBy}; hãy hủy quyết định ấy trước.",
        $"Decision {decision.Key} was replaced by decision {decision.ReplacedBy}; undo that one first.");

    private static string Stands(RowReading row) => row.IndicatorCode is { } code ? $"là chỉ tiêu {code}" : "không phải số liệu";

    private static string StandsEn(RowReading row) => row.IndicatorCode is { } code ? $"it is indicator {code}" : "it is no observation";

    private static string Day(DecisionUndoing undoing) => undoing.At.ToString("dd/MM/uuuu", CultureInfo.InvariantCulture);
}
