using Npgsql;

namespace CchcWarehouse.Etl.Warehouse.Import;

/// <param name="First">The first period of the facts; greater than <paramref name="Last"/> where there are none.</param>
public readonly record struct CopiedFacts(long Count, int First, int Last);

/// <summary>Facts into a table of theirs, by binary COPY. Columns that are the same for all of them are the table's defaults.</summary>
public static class FactCopy
{
    private const string Columns = "period_key, admin_unit_key, indicator_key, report_key, source_row, unit_of_measure_key, status, value, denominator";

    /// <param name="table">A table of the schema; never a text from outside.</param>
    /// <param name="keys">Null: the table gives the facts their keys, or has none.</param>
    public static async Task<CopiedFacts> RunAsync(
        NpgsqlConnection connection, string table, IEnumerable<ImportedFact> facts, ObservationKeys? keys, CancellationToken cancellationToken)
    {
        var columns = keys is null ? Columns : $"{Columns}, observation_key";
        var (count, first, last) = (0L, int.MaxValue, int.MinValue);
        await using var copy = await connection.BeginRawBinaryCopyAsync($"COPY {table} ({columns}) FROM STDIN (FORMAT binary)", cancellationToken);
        var rows = new CopyRows(copy);
        rows.Begin();
        foreach (var fact in facts)
        {
            if (keys is { AreOut: true })
            {
                await keys.DrawAsync(cancellationToken);
            }

            Write(rows, fact, keys);
            await rows.EndRowAsync(cancellationToken);
            (count, first, last) = (count + 1, Math.Min(first, fact.PeriodKey), Math.Max(last, fact.PeriodKey));
        }

        await rows.EndAsync(cancellationToken);
        return new(count, first, last);
    }

    private static void Write(CopyRows rows, in ImportedFact fact, ObservationKeys? keys)
    {
        rows.BeginRow((short)(keys is null ? 9 : 10));
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
        rows.WriteNumeric(fact.Value);
        rows.WriteNumeric(fact.Denominator);
        if (keys is not null)
        {
            rows.WriteLong(keys.Take());
        }
    }
}
