using System.Text.RegularExpressions;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts.Identity;
using CchcWarehouse.Etl.Rows;
using CchcWarehouse.Star.Dimensions;
using CchcWarehouse.Tests.Rows;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Facts.Identity;

public sealed class RealReportIdentityTests
{
    private static readonly AdminUnitRegister Register = AdminUnitRegister.OfProgram();

    public static TheoryData<string, string> Unseen()
    {
        var data = new TheoryData<string, string>();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures", "unseen"), "*.tsv").Order(StringComparer.Ordinal))
        {
            data.Add(Path.GetFileNameWithoutExtension(path), File.ReadLines(path).First());
        }
        return data;
    }

    [Theory]
    [InlineData("000", "949", "Huyện Thạnh Trị", "District", "2021", null, null)]
    [InlineData("001", "950", "Thị xã Vĩnh Châu", "District", "2022", null, "2022-12-16")]
    [InlineData("002", "15892", "Xã Hoằng Trung", "Commune", "2022-Q1", null, null)]
    [InlineData("003", "444", "Huyện Hương Khê", "District", "2021", "476/BC-UBND", "2021-12-02")]
    [InlineData("004", "480", "Thị xã Hương Trà", "District", "2021", "4279/BC-UBND", "2021-11-22")]
    public void Real_report_is_identified(string report, string code, string name, string level, string period, string? number, string? issued)
    {
        if (RealReports.Read(report) is not { } bytes)
        {
            return;
        }

        var reading = Read(report + ".txt", bytes);

        reading.Report.ShouldBe(reading.Report with { AdminUnitCode = code, AdminUnitName = name, AdminUnitLevel = level, PeriodCode = period, Number = number });
        Iso(reading).ShouldBe(issued);
        reading.Findings.ShouldNotContain(finding => finding.Severity == Etl.Facts.Severity.Error);
    }

    [Fact]
    public void Two_years_of_one_report_are_told()
    {
        if (RealReports.Read("002") is not { } bytes)
        {
            return;
        }

        var findings = Read("002.txt", bytes).Findings;

        findings.ShouldContain(finding => finding.Rule == "period-contradiction" && finding.Message.Contains("quý 1 năm 2021", StringComparison.Ordinal));
        findings.ShouldContain(finding => finding.Rule == "admin-unit-spelling" && finding.Actual!.Contains("HOÀNG TRUNG", StringComparison.OrdinalIgnoreCase));
        findings.ShouldContain(finding => finding.Rule == "window-stated" && finding.Actual == "05/11/2021–01/03/2022");
    }

    [Theory]
    [MemberData(nameof(Unseen))]
    public void Invented_report_is_identified(string name, string identityLine)
    {
        var reading = Read(name + ".txt", File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "unseen", name + ".txt")));

        var expected = Regex.Matches(identityLine, @"(\w+)=(\S*)").ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value is "" ? null : match.Groups[2].Value);
        (reading.Report.AdminUnitCode, reading.Report.PeriodCode, reading.Report.Number, Iso(reading))
            .ShouldBe((expected["unit"], expected["period"], expected["number"], expected["issued"]), string.Join('\n', reading.Findings));
    }

    private static IdentityReading Read(string name, byte[] bytes) =>
        ReportIdentityReader.Read(AnnexReader.Read(SourceDocument.FromBytes(name, bytes)), Register);

    private static string? Iso(IdentityReading reading) =>
        reading.Report.IssuedOn?.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
