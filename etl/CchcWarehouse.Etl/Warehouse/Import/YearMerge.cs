using Npgsql;

namespace CchcWarehouse.Etl.Warehouse.Import;

/// <summary>Merges facts into years that have some: compares with what stands, ends what has changed, inserts what is new.</summary>
internal static class YearMerge
{
    // A temporary table is unlogged: what is the same leaves no trace in the log. It has no statistics, and needs none where
    // the planner may not go through one side row by row. All rows of a year are compared: the memory is that of bulk work.
    private const string Staging = """
        CREATE TEMPORARY TABLE incoming_fact (
            period_key integer NOT NULL, admin_unit_key integer NOT NULL, indicator_key integer NOT NULL, report_key integer NOT NULL,
            source_row integer NOT NULL, unit_of_measure_key integer NOT NULL, status text NOT NULL, qualifier text NOT NULL DEFAULT 'Exact',
            value numeric(20, 6), denominator numeric(20, 6)) ON COMMIT DROP;
        SET LOCAL enable_nestloop = off;
        SELECT set_config('work_mem', current_setting('maintenance_work_mem'), true)
        """;

    private const string SameGrain = "f.period_key = s.period_key AND f.admin_unit_key = s.admin_unit_key AND f.indicator_key = s.indicator_key";

    private const string Content = "report_key, {0}source_row, {0}unit_of_measure_key, {0}status, {0}qualifier, {0}value, {0}denominator";

    private static readonly string Differs =
        $"(f.{Content.Replace("{0}", "f.", StringComparison.Ordinal)}) IS DISTINCT FROM (s.{Content.Replace("{0}", "s.", StringComparison.Ordinal)})";

    // Rows of the incoming facts that do not stand as they are. The bounds let only the years at hand be read.
    private static readonly string Other = $"""
        FROM incoming_fact s LEFT JOIN fact_observation_current f ON {SameGrain} AND f.period_key >= $1 AND f.period_key <= $2
        WHERE f.period_key IS NULL OR {Differs}
        """;

    public static async Task<ImportOutcome> RunAsync(NpgsqlDataSource loader, IEnumerable<ImportedFact> facts, CancellationToken cancellationToken)
    {
        await using var connection = await loader.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, Staging, cancellationToken);
        var (count, first, last) = await FactCopy.RunAsync(connection, "incoming_fact", facts, keys: null, cancellationToken);
        if (count == 0 || !await AnyAsync(connection, first, last, cancellationToken))
        {
            return new(0, 0, count);
        }

        // From here on other loads wait; what they have done until now is seen.
        var moment = await MomentAsync(connection, cancellationToken);
        var changed = await ExecuteAsync(
            connection,
            $"""
             UPDATE fact_observation f SET recorded_to = $3 FROM incoming_fact s
             WHERE f.recorded_to = 'infinity' AND f.period_key >= $1 AND f.period_key <= $2 AND {SameGrain} AND {Differs}
             """,
            cancellationToken, first, last, moment);
        var written = await ExecuteAsync(
            connection,
            $"""
             INSERT INTO fact_observation_current (recorded_from, period_key, admin_unit_key, indicator_key, report_key, source_row,
                                                   unit_of_measure_key, status, qualifier, value, denominator)
             SELECT $3, s.period_key, s.admin_unit_key, s.indicator_key, s.report_key, s.source_row,
                    s.unit_of_measure_key, s.status, s.qualifier, s.value, s.denominator
             {Other}
             ORDER BY s.period_key, s.admin_unit_key, s.indicator_key
             """,
            cancellationToken, first, last, moment);
        await transaction.CommitAsync(cancellationToken);
        return new(written - changed, changed, count - written);
    }

    private static async Task<bool> AnyAsync(NpgsqlConnection connection, int first, int last, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT EXISTS (SELECT {Other})", connection) { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = first });
        command.Parameters.Add(new() { Value = last });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<DateTime> MomentAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT next_fact_moment()", connection) { CommandTimeout = 0 };
        return (DateTime)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
