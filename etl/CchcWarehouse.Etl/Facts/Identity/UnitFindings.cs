using System.Globalization;
using CchcWarehouse.Star.Dimensions;
using NodaTime;

namespace CchcWarehouse.Etl.Facts.Identity;

/// <summary>What a person is told about the reporting unit.</summary>
internal static class UnitFindings
{
    private const int MostListed = 12;

    public static ReadingFinding Unknown() => new("admin-unit-unknown", Severity.Error, null,
        "Không tìm thấy tên đơn vị báo cáo ở phần đầu, tiêu đề, dòng “Kèm theo Báo cáo … của UBND …”, phần ký hay nội dung. Cần ghi rõ, ví dụ: “UBND xã Hoằng Trung, huyện Hoằng Hóa, tỉnh Thanh Hóa”.",
        "No reporting unit is named in the letterhead, title, caption, signature or text. Name it, for example “UBND xã Hoằng Trung, huyện Hoằng Hóa, tỉnh Thanh Hóa”.");

    public static ReadingFinding NotFound(UnitClaim claim) => new("admin-unit-unknown", Severity.Error, null,
        $"“{claim.Mention.Text}” ({claim.Place}, dòng {claim.Mention.Line}) không có trong danh mục đơn vị hành chính và văn bản không nêu huyện, tỉnh để đối chiếu tên gần giống.",
        $"“{claim.Mention.Text}” ({claim.PlaceEn}, line {claim.Mention.Line}) is not in the register of administrative units, and the paper names no parent in which a similar name could be looked for.",
        Actual: claim.Mention.Text);

    public static ReadingFinding Ambiguous(UnitClaim claim, IReadOnlyList<string> candidates) => new("admin-unit-ambiguous", Severity.Error, null,
        $"“{claim.Mention.Text}” ({claim.Place}, dòng {claim.Mention.Line}) là tên của {candidates.Count} đơn vị; văn bản không cho biết là đơn vị nào: {Listed(candidates)}.",
        $"“{claim.Mention.Text}” ({claim.PlaceEn}, line {claim.Mention.Line}) is the name of {candidates.Count} units; nothing in the paper tells them apart: {Listed(candidates)}.",
        Expected: Listed(candidates), Actual: claim.Mention.Text);

    public static ReadingFinding DependsOnTime(UnitClaim claim, IReadOnlyList<AdminUnitVersion> units) => new("admin-unit-ambiguous", Severity.Error, null,
        $"“{claim.Mention.Text}” ({claim.Place}, dòng {claim.Mention.Line}) là đơn vị khác nhau tùy thời điểm, mà văn bản không rõ kỳ báo cáo: {Listed(units.Select(Validity).ToList())}.",
        $"“{claim.Mention.Text}” ({claim.PlaceEn}, line {claim.Mention.Line}) is another unit at another time, and the paper's period is not known: {Listed(units.Select(Validity).ToList())}.",
        Actual: claim.Mention.Text);

    public static ReadingFinding NotThen(UnitClaim claim, LocalDate date, AdminUnitRegister register)
    {
        var existed = Listed(claim.Mention.Versions.GroupBy(version => version.Code).Select(group => Validity(group.OrderBy(version => version.ValidFrom).Last()) + Became(group.Key, date, register)).ToList());
        return new("admin-unit-not-in-force", Severity.Error, null,
            $"“{claim.Mention.Text}” ({claim.Place}, dòng {claim.Mention.Line}) không tồn tại vào ngày {Day(date)} của kỳ báo cáo. Danh mục có: {existed}.",
            $"“{claim.Mention.Text}” ({claim.PlaceEn}, line {claim.Mention.Line}) did not exist on {Day(date)}, the time of the report. The register has: {existed}.",
            Expected: existed, Actual: claim.Mention.Text);
    }

    public static ReadingFinding Contradiction(UnitClaim held, UnitClaim other, Severity severity) => new("admin-unit-contradiction", severity, null,
        $"Văn bản nêu hai đơn vị báo cáo: “{held.Mention.Text}” ({held.Place}, dòng {held.Mention.Line}) và “{other.Mention.Text}” ({other.Place}, dòng {other.Mention.Line}).",
        $"The paper names two reporting units: “{held.Mention.Text}” ({held.PlaceEn}, line {held.Mention.Line}) and “{other.Mention.Text}” ({other.PlaceEn}, line {other.Mention.Line}).",
        Expected: held.Mention.Text, Actual: other.Mention.Text);

    public static ReadingFinding Elsewhere(IReadOnlyList<string> units, string hint, Severity severity) => new("admin-unit-contradiction", severity, null,
        $"Mang tên này là {Listed(units)}, nhưng văn bản lại nêu “{hint}”.",
        $"Of this name is {Listed(units)}, but the paper speaks of “{hint}”.",
        Expected: Listed(units), Actual: hint);

    public static ReadingFinding Spelling(UnitClaim claim, string unit) => new("admin-unit-spelling", Severity.Warning, null,
        $"Tên in “{claim.Mention.Text}” ({claim.Place}, dòng {claim.Mention.Line}) không có trong địa bàn; hiểu là {unit}.",
        $"The printed name “{claim.Mention.Text}” ({claim.PlaceEn}, line {claim.Mention.Line}) does not exist there; it is understood as {unit}.",
        Expected: unit, Actual: claim.Mention.Text);

    public static ReadingFinding FormerType(UnitClaim claim, AdminUnitVersion unit) => new("admin-unit-former-type", Severity.Warning, null,
        $"“{claim.Mention.Text}” đã là {unit.Name} ({unit.Code}) từ {Day(unit.ValidFrom)}.",
        $"“{claim.Mention.Text}” has been {unit.Name} ({unit.Code}) since {Day(unit.ValidFrom)}.",
        Expected: unit.Name, Actual: claim.Mention.Text);

    public static ReadingFinding Unrecognised(UnitClaim claim, AdminUnitVersion unit) => new("admin-unit-spelling", Severity.Warning, null,
        $"“{claim.Mention.Text}” ({claim.Place}, dòng {claim.Mention.Line}) không có trong danh mục đơn vị hành chính; đơn vị báo cáo lấy theo chỗ khác là {unit.Name} ({unit.Code}).",
        $"“{claim.Mention.Text}” ({claim.PlaceEn}, line {claim.Mention.Line}) is not in the register; the reporting unit is taken from elsewhere in the paper as {unit.Name} ({unit.Code}).",
        Expected: unit.Name, Actual: claim.Mention.Text);

    public static ReadingFinding Inferred(UnitClaim claim, AdminUnitVersion unit) => new("admin-unit-inferred", Severity.Warning, null,
        $"Nơi ghi đơn vị báo cáo chỉ có loại đơn vị; tên lấy theo {claim.Place} (dòng {claim.Mention.Line}): {unit.Name} ({unit.Code}).",
        $"Where the reporting unit stands only its type is printed; the name is taken from {claim.PlaceEn} (line {claim.Mention.Line}): {unit.Name} ({unit.Code}).",
        Expected: unit.Name, Actual: claim.Mention.Text);

    public static ReadingFinding OfDepartment(string department, AdminUnitVersion unit) => new("admin-unit-of-department", Severity.Error, null,
        $"Đây là báo cáo của cơ quan “{department.Trim()}” thuộc {unit.Name}, không phải báo cáo của {unit.Name}: số liệu chưa được gán cho đơn vị hành chính nào.",
        $"This is a report of the body “{department.Trim()}” under {unit.Name}, not of {unit.Name} itself: its figures are assigned to no administrative unit.",
        Expected: unit.Name, Actual: department.Trim());

    public static ReadingFinding Compiled(string department, AdminUnitVersion unit) => new("admin-unit-of-department", Severity.Warning, null,
        $"Văn bản do {department.Trim()} lập; hiểu là báo cáo của {unit.Name}.",
        $"The paper is drawn up by {department.Trim()}; it is understood as the report of {unit.Name}.",
        Expected: unit.Name, Actual: department.Trim());

    private static string Validity(AdminUnitVersion version) =>
        $"{version.Name} ({version.Code}) {(version.ValidFrom.Year < 2000 ? "" : $"{Day(version.ValidFrom)} ")}– {(version.ValidTo is { } end ? Day(end.PlusDays(-1)) : "nay")}";

    private static string Became(string code, LocalDate date, AdminUnitRegister register)
    {
        var successors = register.ChangesOf(code).Where(change => change.SuccessorCode is { } next && next != code && change.EffectiveDate <= date)
            .Select(change => register.On(change.SuccessorCode!, date)).OfType<AdminUnitVersion>().DistinctBy(unit => unit.Code)
            .Select(unit => $"{unit.Name} ({unit.Code})").ToList();
        return successors.Count == 0 ? "" : $" → {Listed(successors)}";
    }

    private static string Listed(IReadOnlyList<string> items) =>
        string.Join("; ", items.Take(MostListed)) + (items.Count > MostListed ? $"; … (+{items.Count - MostListed})" : "");

    private static string Day(LocalDate date) => date.ToString("dd/MM/uuuu", CultureInfo.InvariantCulture);
}
