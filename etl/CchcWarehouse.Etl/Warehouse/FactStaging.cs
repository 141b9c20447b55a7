using CchcWarehouse.Etl.Facts;
using Npgsql;
using NpgsqlTypes;

namespace CchcWarehouse.Etl.Warehouse;

/// <summary>Brings the rows that are facts into the staging table by binary COPY.</summary>
internal static class FactStaging
{
    /// <summary>A row with an indicator that does not wait for review: also one whose cell is empty.</summary>
    public static bool IsFact(RowReading row) =>
        row.IndicatorCode is not null
        && row.Status is ObservationStatus.Normal or ObservationStatus.NotReported or ObservationStatus.NotNumeric or ObservationStatus.Suspect;

    public static async Task CopyAsync(
        NpgsqlConnection connection, long loadKey, IReadOnlyList<RowReading> rows, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            """
            COPY staging_observation (load_key, source_row, indicator_code, unit_of_measure_code, status, qualifier, value, denominator)
            FROM STDIN (FORMAT binary)
            """,
            cancellationToken);
        foreach (var row in rows.Where(IsFact))
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(loadKey, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(row.Row, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(row.IndicatorCode!, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(row.UnitOfMeasureCode, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(row.Status.ToString(), NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(row.Qualifier.ToString(), NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(row.Value, NpgsqlDbType.Numeric, cancellationToken);
            await copy.WriteAsync(row.Denominator, NpgsqlDbType.Numeric, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }
}
