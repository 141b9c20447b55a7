using System.Globalization;
using CchcWarehouse.Star;
using CchcWarehouse.Star.Dimensions;
using Microsoft.EntityFrameworkCore;

namespace CchcWarehouse.Etl.Warehouse;

/// <summary>The reports of one administrative unit and period in order.</summary>
/// <param name="Current">The one that stands; null where there is none, or where all were withdrawn.</param>
/// <param name="HasChanged">Another one stood before.</param>
internal sealed record ReportOrder(Report? Current, bool HasChanged);

/// <summary>Puts the reports of one administrative unit and period in order: the last one that was not withdrawn stands.</summary>
/// <remarks>
/// The later own date wins, then the higher number, then the later receipt. A missing date or number yields to a
/// printed one. So the order of arrival decides only where the papers themselves say nothing.
/// </remarks>
internal static class ReportRevisions
{
    /// <param name="added">A report that came, or came back, to this unit and period: it did not stand before.</param>
    public static async Task<ReportOrder> ArrangeAsync(
        WarehouseContext star, int adminUnitKey, int periodKey, Report? added, CancellationToken cancellationToken)
    {
        var reports = await star.Reports.Where(r => r.AdminUnitKey == adminUnitKey && r.PeriodKey == periodKey).ToListAsync(cancellationToken);
        reports.Sort(Compare);
        var stood = reports.Find(r => r != added && r.Status == "Loaded");
        var current = reports.FindLast(r => r.Status != "Rejected");
        Report? before = null;
        for (var place = 0; place < reports.Count; place++)
        {
            var report = reports[place];
            report.Revision = place + 1;
            report.SupersedesReportKey = before?.ReportKey;
            if (report.Status != "Rejected")
            {
                report.Status = report == current ? "Loaded" : "Superseded";
                before = report;
            }
        }

        await star.SaveChangesAsync(cancellationToken);
        return new ReportOrder(current, current != stood);
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
