using CchcWarehouse.Star.Dimensions;
using Npgsql;

namespace CchcWarehouse.Etl.Warehouse;

/// <summary>Makes the facts that stand those of one report: takes in what is new, ends what is not so any more.</summary>
/// <remarks>A fact that stands unchanged is left alone: it keeps its key and the time since which it stands.</remarks>
internal static class FactMerge
{
    // The staged facts with the keys of their dimensions, and a fact that says the same as a staged one.
    private const string Staged =
        """
        WITH staged AS (
            SELECT i.indicator_key, COALESCE(u.unit_of_measure_key, i.unit_of_measure_key) AS unit_of_measure_key,
                   s.source_row, s.status, s.qualifier, s.value::numeric(20, 6) AS value, s.denominator::numeric(20, 6) AS denominator
            FROM staging_observation s
            JOIN dim_indicator i USING (indicator_code)
            LEFT JOIN dim_unit_of_measure u ON u.unit_of_measure_code = s.unit_of_measure_code
            WHERE s.load_key = $1)
        """;

    private const string IsTheSame =
        """
        f.report_key = $5 AND f.indicator_key = s.indicator_key AND f.source_row = s.source_row AND f.unit_of_measure_key = s.unit_of_measure_key
        AND f.status = s.status AND f.qualifier = s.qualifier AND f.value IS NOT DISTINCT FROM s.value AND f.denominator IS NOT DISTINCT FROM s.denominator
        AND NOT (f.recorded_from < $2 AND s.source_row = ANY ($6))
        """;

    /// <summary>The staged facts of a report stand from now on, and no others of its administrative unit and period.</summary>
    /// <param name="reworded">Rows that say the same number in other words: their facts begin anew.</param>
    /// <exception cref="InvalidOperationException">A staged row found no dimension: nothing is loaded.</exception>
    public static async Task StandAsync(NpgsqlConnection connection, long stagingKey, Report report, int[] reworded, CancellationToken cancellationToken)
    {
        await RequireAllAsync(connection, stagingKey, report, cancellationToken);
        var parameters = await ParametersAsync(connection, stagingKey, report, reworded, cancellationToken);
        await ExecuteAsync(
            connection,
            $"""
            {Staged}
            UPDATE fact_observation f SET recorded_to = $2
            WHERE f.recorded_to = 'infinity' AND f.period_key = $3 AND f.admin_unit_key = $4
              AND NOT EXISTS (SELECT FROM staged s WHERE {IsTheSame})
            """,
            cancellationToken, parameters);
        await InsertAsync(
            connection, "'infinity'", $"f.recorded_to = 'infinity' AND f.period_key = $3 AND f.admin_unit_key = $4 AND {IsTheSame}", parameters, cancellationToken);
        await EmptyAsync(connection, stagingKey, cancellationToken);
    }

    /// <summary>The staged facts of a report that another one overtook never stand: they end when they begin.</summary>
    /// <exception cref="InvalidOperationException">As above.</exception>
    public static async Task PassAsync(NpgsqlConnection connection, long stagingKey, Report report, int[] reworded, CancellationToken cancellationToken)
    {
        await RequireAllAsync(connection, stagingKey, report, cancellationToken);
        var parameters = await ParametersAsync(connection, stagingKey, report, reworded, cancellationToken);
        await InsertAsync(connection, "$2", $"f.period_key = $3 AND f.admin_unit_key = $4 AND {IsTheSame}", parameters, cancellationToken);
        await EmptyAsync(connection, stagingKey, cancellationToken);
    }

    /// <summary>No fact of the administrative unit and period stands any more.</summary>
    public static async Task EndAsync(NpgsqlConnection connection, int adminUnitKey, int periodKey, CancellationToken cancellationToken) =>
        await ExecuteAsync(
            connection, "UPDATE fact_observation SET recorded_to = $1 WHERE recorded_to = 'infinity' AND period_key = $2 AND admin_unit_key = $3",
            cancellationToken, await MomentAsync(connection, cancellationToken), periodKey, adminUnitKey);

    /// <summary>The last version of each observation of a report by the row of its table.</summary>
    public static async Task<Dictionary<int, long>> KeysBySourceRowAsync(
        NpgsqlConnection connection, Report report, CancellationToken cancellationToken)
    {
        var keys = new Dictionary<int, long>();
        if (report.PeriodKey is null || report.AdminUnitKey is null)
        {
            return keys;
        }

        await using var command = new NpgsqlCommand(
            """
            SELECT source_row, observation_key FROM fact_observation
            WHERE report_key = $1 AND period_key = $2 AND admin_unit_key = $3 ORDER BY recorded_from, observation_key
            """,
            connection);
        AddParameters(command, [report.ReportKey, report.PeriodKey, report.AdminUnitKey]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            keys[reader.GetInt32(0)] = reader.GetInt64(1);
        }

        return keys;
    }

    private static Task<int> InsertAsync(NpgsqlConnection connection, string recordedTo, string unless, object[] parameters, CancellationToken cancellationToken) =>
        ExecuteAsync(
            connection,
            $"""
            {Staged}
            INSERT INTO fact_observation (recorded_from, recorded_to, period_key, admin_unit_key, indicator_key, report_key,
                                          source_row, unit_of_measure_key, status, qualifier, value, denominator)
            SELECT $2, {recordedTo}::timestamptz, $3, $4, s.indicator_key, $5,
                   s.source_row, s.unit_of_measure_key, s.status, s.qualifier, s.value, s.denominator
            FROM staged s
            WHERE NOT EXISTS (SELECT FROM fact_observation f WHERE {unless})
            ORDER BY s.indicator_key
            """,
            cancellationToken, parameters);

    private static async Task<object[]> ParametersAsync(
        NpgsqlConnection connection, long stagingKey, Report report, int[] reworded, CancellationToken cancellationToken) =>
        [stagingKey, await MomentAsync(connection, cancellationToken), report.PeriodKey!, report.AdminUnitKey!, report.ReportKey, reworded];

    // A moment that no other merge has: they wait for each other until they commit.
    private static async Task<DateTime> MomentAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (DateTime)(await ScalarAsync(connection, "SELECT next_fact_moment()", cancellationToken))!;

    private static async Task RequireAllAsync(NpgsqlConnection connection, long stagingKey, Report report, CancellationToken cancellationToken)
    {
        var found = (long)(await ScalarAsync(connection, $"{Staged} SELECT count(*) FROM staged", cancellationToken, stagingKey))!;
        if (found != report.LoadedCount)
        {
            throw new InvalidOperationException(
                $"Report {report.FileName}: {report.LoadedCount} facts were staged, {found} found their dimensions; nothing is loaded.");
        }
    }

    private static Task<int> EmptyAsync(NpgsqlConnection connection, long stagingKey, CancellationToken cancellationToken) =>
        ExecuteAsync(connection, "DELETE FROM staging_observation WHERE load_key = $1", cancellationToken, stagingKey);

    private static async Task<int> ExecuteAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        AddParameters(command, parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        AddParameters(command, parameters);
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
