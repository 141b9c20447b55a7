using System.Globalization;
using CchcWarehouse.Star.Dimensions;
using NodaTime;

namespace CchcWarehouse.Etl.Facts.Identity;

/// <summary>What a person is told about the reference period.</summary>
internal static class PeriodFindings
{
    public static ReadingFinding Unknown() => new("period-unknown", Severity.Error, null,
        "Không xác định được kỳ báo cáo. Cần ghi rõ trong tiêu đề, ví dụ: “năm 2022”, “6 tháng đầu năm 2022”, “9 tháng năm 2022”, “quý I năm 2022”, “tháng 3 năm 2022”.",
        "The reference period cannot be determined. Print it in the title, for example “năm 2022”, “6 tháng đầu năm 2022”, “9 tháng năm 2022”, “quý I năm 2022”, “tháng 3 năm 2022”.");

    public static ReadingFinding Unsupported(PeriodStatement statement) => new("period-unsupported", Severity.Error, null,
        $"“{statement.Text}” (dòng {statement.Line}) không phải là kỳ báo cáo: chỉ có năm, 6 tháng, 9 tháng, quý và tháng.",
        $"“{statement.Text}” (line {statement.Line}) is no reference period: there are years, half-years, nine months, quarters and months.",
        Actual: statement.Text);

    public static ReadingFinding Contradictory(IEnumerable<PeriodStatement> statements) => new("period-contradiction", Severity.Error, null,
        $"Văn bản nêu các kỳ khác nhau và không có căn cứ để chọn: {Listed(statements, "dòng")}.",
        $"The paper names different periods and nothing decides between them: {Listed(statements, "line")}.",
        Actual: Listed(statements, "dòng"));

    public static ReadingFinding Resolved(ReferencePeriod period, IReadOnlyList<PeriodStatement> against) => new("period-contradiction", Severity.Warning, null,
        $"Văn bản cũng ghi {Listed(against, "dòng")}; theo các căn cứ còn lại, kỳ báo cáo là {period.Name}.",
        $"The paper also says {Listed(against, "line")}; by everything else in it the period is {period.NameEn}.",
        Expected: period.Code, Actual: Listed(against, "dòng"));

    public static ReadingFinding YearFromDate(int year, PrintedDate issued) => new("period-year-from-date", Severity.Info, null,
        $"Tiêu đề không ghi năm của kỳ báo cáo; lấy năm {year} theo ngày ban hành “{issued.Text}” (dòng {issued.Line}).",
        $"The title leaves out the period's year; {year} is taken from the date of issue “{issued.Text}” (line {issued.Line}).",
        Actual: issued.Text);

    public static ReadingFinding DateContradicts(ReferencePeriod period, PrintedDate issued) => new("period-contradiction", Severity.Error, null,
        $"Kỳ báo cáo ghi là {period.Name} ({Day(period.StartDate)}–{Day(period.EndDate)}) nhưng văn bản ban hành “{issued.Text}” (dòng {issued.Line}): một trong hai đã ghi sai.",
        $"The period is printed as {period.NameEn} ({Day(period.StartDate)}–{Day(period.EndDate)}) but the paper is dated “{issued.Text}” (line {issued.Line}): one of the two is wrong.",
        Expected: period.Code, Actual: issued.Text);

    public static ReadingFinding Late(ReferencePeriod period, PrintedDate issued) => new("issued-late", Severity.Warning, null,
        $"Báo cáo {period.Name} ban hành “{issued.Text}”, muộn hơn hạn {Day(period.DueDate)} quá 45 ngày.",
        $"The report for {period.NameEn} is dated “{issued.Text}”, more than 45 days after {Day(period.DueDate)}.",
        Expected: Day(period.DueDate), Actual: issued.Text);

    public static ReadingFinding Window(ReferencePeriod period, StatedWindow window) => new("window-stated", Severity.Info, null,
        $"Văn bản nêu thời gian lấy số liệu “{window.Text}” (dòng {window.Line}); theo quy định là {Day(period.StartDate)}–{Day(period.EndDate)}.",
        $"The paper says its figures run “{window.Text}” (line {window.Line}); by regulation they run {Day(period.StartDate)}–{Day(period.EndDate)}.",
        Expected: $"{Day(period.StartDate)}–{Day(period.EndDate)}",
        Actual: window.In(period.Year) is { } days ? $"{Day(days.Start)}–{Day(days.End)}" : window.Text);

    private static string Listed(IEnumerable<PeriodStatement> statements, string line) =>
        string.Join("; ", statements.Where(statement => statement.Weight > 1).DistinctBy(statement => statement.Text)
            .Select(statement => $"“{statement.Text}” ({line} {statement.Line})"));

    private static string Day(LocalDate date) => date.ToString("dd/MM/uuuu", CultureInfo.InvariantCulture);
}
