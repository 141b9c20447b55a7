using System.Globalization;
using CchcWarehouse.Star;
using CchcWarehouse.Star.Dimensions;
using Microsoft.EntityFrameworkCore;

namespace CchcWarehouse.Etl.Warehouse;

/// <summary>The revision that a new report turned out to be.</summary>
/// <param name="IsCurrent">Its facts stand.</param>
internal sealed record ReportRevision(bool IsCurrent);

/// <summary>Puts the reports of one administrative unit and period in order: the last one stands.</summary>
/// <remarks>
/// The later own date wins, then the higher number, then the later receipt. A missing date or number yields to a
/// printed one. So the order of arrival decides only where the papers themselves say nothing.
/// </remarks>
internal static class ReportRevisions
{
    public static async Task<ReportRevision> ArrangeAsync(WarehouseContext star, Report added, CancellationToken cancellationToken)
    {
        var reports = await star.Reports
            .Where(r => r.AdminUnitKey == added.AdminUnitKey && r.PeriodKey == added.PeriodKey && r.Status != "Rejected")
            .ToListAsync(cancellationToken);
        reports.Sort(Compare);
        for (var place = 0; place < reports.Count; place++)
        {
            reports[place].Revision = place + 1;
            reports[place].SupersedesReportKey = place == 0 ? null : reports[place - 1].ReportKey;
            reports[place].Status = place == reports.Count - 1 ? "Loaded" : "Superseded";
        }

        await star.SaveChangesAsync(cancellationToken);
        return new ReportRevision(reports[^1].ReportKey == added.ReportKey);
    }

    private static int Compare(Report one, Report other)
    {
        var order = Nullable.Compare(one.IssuedOn, other.IssuedOn);
        order = order != 0 ? order : Nullable.Compare(LeadingNumber(one), LeadingNumber(other));
        order = order != 0 ? order : one.ReceivedAt.CompareTo(other.ReceivedAt);
        return order != 0 ? order : one.ReportKey.CompareTo(other.ReportKey);
    }

    /// <summary>476 of "476/BC-UBND".</summary>
    private static long? LeadingNumber(Report report)
    {
        var digits = new string((report.Number ?? "").TakeWhile(char.IsAsciiDigit).Take(18).ToArray());
        return digits.Length == 0 ? null : long.Parse(digits, CultureInfo.InvariantCulture);
    }
}
