using CchcWarehouse.Star.Dimensions;
using Npgsql;

namespace CchcWarehouse.Etl.Warehouse;

/// <summary>Takes a load's facts from staging into the warehouse and ends the ones they replace.</summary>
internal static class FactMerge
{
    /// <exception cref="InvalidOperationException">A staged row found no dimension: nothing is loaded.</exception>
    public static async Task RunAsync(
        NpgsqlConnection connection, long loadKey, Report report, ReportRevision revision, CancellationToken cancellationToken)
    {
        // A moment that no other load has: they wait for each other until they commit.
        var recordedAt = (DateTime)(await ScalarAsync(connection, "SELECT next_fact_moment()", cancellationToken))!;
        if (revision.IsCurrent)
        {
            await SupersedeAsync(connection, report, recordedAt, cancellationToken);
        }

        var inserted = await InsertAsync(connection, loadKey, report, revision, recordedAt, cancellationToken);
        if (inserted != report.LoadedCount)
        {
            throw new InvalidOperationException(
                $"Report {report.FileName}: {report.LoadedCount} facts were staged, {inserted} found their dimensions; nothing is loaded.");
        }

        await ExecuteAsync(connection, "DELETE FROM staging_observation WHERE load_key = $1", cancellationToken, loadKey);
    }

    /// <summary>The observations of a report by the row of its table.</summary>
    public static async Task<Dictionary<int, long>> KeysBySourceRowAsync(
        NpgsqlConnection connection, Report report, CancellationToken cancellationToken)
    {
        var keys = new Dictionary<int, long>();
        if (report.PeriodKey is null)
        {
            return keys;
        }

        await using var command = new NpgsqlCommand(
            "SELECT source_row, observation_key FROM fact_observation WHERE report_key = $1 AND period_key = $2 AND admin_unit_key = $3",
            connection);
        AddParameters(command, [report.ReportKey, report.PeriodKey!, report.AdminUnitKey!]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            keys.Add(reader.GetInt32(0), reader.GetInt64(1));
        }

        return keys;
    }

    private static Task<int> SupersedeAsync(
        NpgsqlConnection connection, Report report, DateTime recordedAt, CancellationToken cancellationToken) =>
        ExecuteAsync(
            connection,
            """
            UPDATE fact_observation SET recorded_to = $3
            WHERE recorded_to = 'infinity' AND period_key = $1 AND admin_unit_key = $2
            """,
            cancellationToken, report.PeriodKey!, report.AdminUnitKey!, recordedAt);

    // A revision that a later one overtook before it arrived never stood: it ends when it begins.
    private static Task<int> InsertAsync(
        NpgsqlConnection connection, long loadKey, Report report, ReportRevision revision, DateTime recordedAt, CancellationToken cancellationToken) =>
        ExecuteAsync(
            connection,
            """
            INSERT INTO fact_observation (recorded_from, recorded_to, period_key, admin_unit_key, indicator_key, report_key,
                                          source_row, unit_of_measure_key, status, qualifier, value, denominator)
            SELECT $2, CASE WHEN $6 THEN 'infinity'::timestamptz ELSE $2 END, $3, $4, i.indicator_key, $5,
                   s.source_row, COALESCE(u.unit_of_measure_key, i.unit_of_measure_key), s.status, s.qualifier, s.value, s.denominator
            FROM staging_observation s
            JOIN dim_indicator i USING (indicator_code)
            LEFT JOIN dim_unit_of_measure u ON u.unit_of_measure_code = s.unit_of_measure_code
            WHERE s.load_key = $1
            ORDER BY i.indicator_key
            """,
            cancellationToken, loadKey, recordedAt, report.PeriodKey!, report.AdminUnitKey!, report.ReportKey, revision.IsCurrent);

    private static async Task<int> ExecuteAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        AddParameters(command, parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private static void AddParameters(NpgsqlCommand command, IEnumerable<object> values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }
    }
}
