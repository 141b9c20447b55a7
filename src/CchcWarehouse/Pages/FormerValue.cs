using CchcWarehouse.Star;
using CchcWarehouse.Star.Dimensions;
using Microsoft.EntityFrameworkCore;

namespace CchcWarehouse.Pages;

/// <summary>One version of an observation with the time it stood.</summary>
/// <param name="To">Null while it stands; equal to <paramref name="From"/> where it never stood.</param>
public sealed record FormerValue(
    int ReportKey, string FileName, int SourceRow, decimal? Value, decimal? Denominator, string Qualifier, string Status, DateTime From, DateTime? To)
{
    public bool NeverStood => To == From;

    public string Told
    {
        get
        {
            var sign = Qualifier switch { "Above" => "> ", "Below" => "< ", "About" => "≈ ", _ => "" };
            var whole = Denominator is { } denominator ? " / " + VietnameseFormat.Print(denominator) : "";
            return Value is { } value ? sign + VietnameseFormat.Print(value) + whole : Status;
        }
    }

    /// <summary>Every version for the unit and period of a report, by indicator, oldest first.</summary>
    public static async Task<ILookup<string, FormerValue>> OfAsync(WarehouseContext star, Report report, CancellationToken cancellationToken)
    {
        var versions = await star.ObservationRevisions.AsNoTracking()
            .Where(o => o.AdminUnitKey == report.AdminUnitKey && o.PeriodKey == report.PeriodKey)
            .Join(star.Indicators, o => o.IndicatorKey, i => i.IndicatorKey, (o, i) => new { Version = o, i.Code })
            .Join(star.Reports, o => o.Version.ReportKey, r => r.ReportKey, (o, r) => new { o.Version, o.Code, r.FileName })
            .OrderBy(o => o.Version.RecordedFrom).ThenBy(o => o.Version.ObservationKey)
            .ToListAsync(cancellationToken);
        return versions.ToLookup(
            o => o.Code,
            o => new FormerValue(
                o.Version.ReportKey, o.FileName, o.Version.SourceRow, o.Version.Value, o.Version.Denominator, o.Version.Qualifier, o.Version.Status,
                o.Version.RecordedFrom, o.Version.RecordedTo),
            StringComparer.Ordinal);
    }
}
