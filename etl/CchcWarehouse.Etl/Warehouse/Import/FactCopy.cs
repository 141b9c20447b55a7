using Npgsql;

namespace CchcWarehouse.Etl.Warehouse.Import;

/// <summary>Facts into a table of theirs, by binary COPY.</summary>
public static class FactCopy
{
    private const string Columns = "period_key, admin_unit_key, indicator_key, report_key, source_row, unit_of_measure_key, status, qualifier, value, denominator";

    /// <param name="table">A table of the schema; never a text from outside.</param>
    /// <param name="recordedFrom">Null: the table has no such column.</param>
    public static async Task<long> RunAsync(
        NpgsqlConnection connection, string table, IEnumerable<ImportedFact> facts, DateTime? recordedFrom, CancellationToken cancellationToken)
    {
        var columns = recordedFrom is null ? Columns : $"recorded_from, {Columns}";
        var count = 0L;
        await using var copy = await connection.BeginRawBinaryCopyAsync($"COPY {table} ({columns}) FROM STDIN (FORMAT binary)", cancellationToken);
        var rows = new CopyRows(copy);
        rows.Begin();
        foreach (var fact in facts)
        {
            rows.BeginRow((short)(recordedFrom is null ? 10 : 11));
            if (recordedFrom is { } moment)
            {
                rows.WriteInstant(moment);
            }

            Write(rows, fact);
            await rows.EndRowAsync(cancellationToken);
            count++;
        }

        await rows.EndAsync(cancellationToken);
        return count;
    }

    private static void Write(CopyRows rows, in ImportedFact fact)
    {
        rows.Write(fact.PeriodKey);
        rows.Write(fact.AdminUnitKey);
        rows.Write(fact.IndicatorKey);
        rows.Write(fact.ReportKey);
        rows.Write(fact.SourceRow);
        rows.Write(fact.UnitOfMeasureKey);
        rows.WriteText(fact.Status switch
        {
            ImportedStatus.Normal => "Normal"u8,
            ImportedStatus.NotReported => "NotReported"u8,
            ImportedStatus.NotNumeric => "NotNumeric"u8,
            _ => "Suspect"u8,
        });
        rows.WriteText("Exact"u8);
        rows.WriteNumeric(fact.Value);
        rows.WriteNumeric(fact.Denominator);
    }
}
