using System.Text.RegularExpressions;
using CchcWarehouse.Star.Dimensions;
using NodaTime;

namespace CchcWarehouse.Etl.Facts;

/// <summary>Whose words the labels are: what "thành phố" means depends on who writes it.</summary>
/// <param name="Level">Province, District or Commune; null when unknown.</param>
/// <param name="CityMeans">huyện for a city under a province, tỉnh for a centrally-run one; null when not certain.</param>
public sealed partial record ReportingUnit(string? Level, string? CityMeans = null)
{
    public static ReportingUnit Unknown { get; } = new(Level: null);

    public static ReportingUnit Of(ReportIdentity report, AdminUnitRegister register)
    {
        var day = report.IssuedOn ?? (ReferencePeriod.TryParse(report.PeriodCode ?? "", out var period) ? period.EndDate : null);
        return report.AdminUnitCode is { } code && day is { } on && register.On(code, on) is { } unit
            ? new ReportingUnit(unit.Level.ToString(), CityAmong([unit, .. register.AncestorsOn(unit, on)]))
            : new ReportingUnit(report.AdminUnitLevel);
    }

    /// <summary>"UBND thành phố" in the words of the form: the district level or the province.</summary>
    public string InFormWords(string label) => CityMeans is null ? label : City().Replace(label, m => $"{m.Groups["holder"].Value} {CityMeans}");

    private static string? CityAmong(IReadOnlyList<AdminUnitVersion> units)
    {
        var cities = units.Where(u => u.Name.StartsWith("Thành phố", StringComparison.Ordinal)).ToList();
        return cities is [var city] ? city.Level == AdminUnitLevel.Province ? "tỉnh" : "huyện" : null;
    }

    [GeneratedRegex(@"\b(?<holder>UBND|ủy ban nhân dân|cấp|của|thuộc)\s+(?:thành phố|tp\.?)(?!\s+(?:trực thuộc|thuộc))(?![\p{L}\p{M}])", RegexOptions.IgnoreCase)]
    private static partial Regex City();
}
