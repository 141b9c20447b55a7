using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Quality.Forms;
using CchcWarehouse.Etl.Quality.Related;
using CchcWarehouse.Star;
using CchcWarehouse.Star.Dimensions;
using CchcWarehouse.Star.Facts;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CchcWarehouse.Etl.Warehouse;

/// <summary>Keeps a report's findings those of its reading.</summary>
internal static class ReportFindings
{
    /// <summary>What is found still stays as it is; what is not found any more goes, what is new comes.</summary>
    public static async Task WriteAsync(
        WarehouseContext star, NpgsqlConnection connection, Report report, ReportReading reading, CancellationToken cancellationToken)
    {
        var observations = await FactMerge.KeysBySourceRowAsync(connection, report, cancellationToken);
        var createdAt = await TransactionLock.ClockAsync(star, cancellationToken);
        var known = (await star.Findings.Where(f => f.ReportKey == report.ReportKey).OrderBy(f => f.FindingKey).ToListAsync(cancellationToken))
            .Where(f => !RelatedFindings.IsOne(f.Rule) && !FormLedger.IsOne(f.Rule)).GroupBy(Content).ToDictionary(group => group.Key, group => new Queue<Finding>(group));
        foreach (var found in reading.Findings.Select(finding => Make(report, finding, createdAt)))
        {
            var finding = known.GetValueOrDefault(Content(found)) is { Count: > 0 } same ? same.Dequeue() : star.Findings.Add(found).Entity;
            finding.ObservationKey = found.SourceRow is { } row && observations.TryGetValue(row, out var key) ? key : null;
        }

        star.Findings.RemoveRange(known.Values.SelectMany(left => left));
        await star.SaveChangesAsync(cancellationToken);
    }

    private static Finding Make(Report report, ReadingFinding finding, DateTime createdAt) => new()
    {
        ReportKey = report.ReportKey,
        Rule = finding.Rule,
        Severity = finding.Severity.ToString(),
        Message = finding.Message,
        MessageEn = finding.MessageEn,
        SourceRow = finding.Row,
        Expected = finding.Expected,
        Actual = finding.Actual,
        CreatedAt = createdAt,
    };

    private static (string, string, string, string, int?, string?, string?) Content(Finding finding) =>
        (finding.Rule, finding.Severity, finding.Message, finding.MessageEn, finding.SourceRow, finding.Expected, finding.Actual);
}
