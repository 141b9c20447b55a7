using Npgsql;

namespace CchcWarehouse.Etl.Review;

/// <summary>The decisions as the database keeps them. What stands is held until somebody decides again.</summary>
public sealed class DecisionLedger(NpgsqlDataSource loader)
{
    // Every deciding adds a row, every undoing marks one: the sum only grows.
    private const string VersionSql = "SELECT count(*) + count(undone_at) FROM review_decision";

    private ReviewDecisions last = ReviewDecisions.None;

    /// <summary>Everything that stands now.</summary>
    public async Task<ReviewDecisions> StandingAsync(CancellationToken cancellationToken)
    {
        var known = last;
        await using var connection = await loader.OpenConnectionAsync(cancellationToken);
        return await VersionAsync(connection, cancellationToken) == known.Version ? known : last = await ReadAsync(connection, cancellationToken);
    }

    /// <summary>Keeps what is decided as it is until the transaction ends: decisions wait for it, other loads do not.</summary>
    /// <returns>The version that stays.</returns>
    internal static async Task<long> HoldAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await RunAsync(connection, "SELECT pg_advisory_xact_lock_shared(hashtextextended('review decisions', 0))", cancellationToken);
        return await VersionAsync(connection, cancellationToken);
    }

    /// <summary>Waits for the loads under way and for other decisions, and keeps them waiting until the transaction ends.</summary>
    internal static async Task<long> HoldAloneAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await RunAsync(connection, "SELECT pg_advisory_xact_lock(hashtextextended('review decisions', 0))", cancellationToken);
        return await VersionAsync(connection, cancellationToken);
    }

    /// <summary>Every decision ever taken, in order.</summary>
    public static Task<IReadOnlyList<ReviewDecision>> HistoryAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        ListAsync(new NpgsqlCommand($"SELECT {DecisionColumns.Names} FROM review_decision ORDER BY decision_key", connection), cancellationToken);

    /// <summary>The decisions taken at one report, and those that settled a row of it, in order.</summary>
    public static Task<IReadOnlyList<ReviewDecision>> OfReportAsync(NpgsqlConnection connection, int reportKey, CancellationToken cancellationToken) => ListAsync(
        new NpgsqlCommand(
            $"""
            SELECT {DecisionColumns.Names} FROM review_decision
            WHERE sha256 = (SELECT sha256 FROM dim_report WHERE report_key = $1)
               OR decision_key IN (SELECT decision_key FROM report_row WHERE report_key = $1)
            ORDER BY decision_key
            """, connection)
        {
            Parameters = { new() { Value = reportKey } },
        },
        cancellationToken);

    private static async Task<IReadOnlyList<ReviewDecision>> ListAsync(NpgsqlCommand list, CancellationToken cancellationToken)
    {
        await using var command = list;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var decisions = new List<ReviewDecision>();
        while (await reader.ReadAsync(cancellationToken))
        {
            decisions.Add(DecisionColumns.Read(reader));
        }

        return decisions;
    }

    public static async Task<IReadOnlyDictionary<string, ReviewForm>> FormsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT form_key, label_keys FROM review_form", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var forms = new Dictionary<string, ReviewForm>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            forms.Add(reader.GetString(0), new ReviewForm(reader.GetString(0), reader.GetFieldValue<string[]>(1)));
        }

        return forms;
    }

    internal static async Task<ReviewDecisions> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // One snapshot for the three answers.
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var version = await VersionAsync(connection, cancellationToken);
        var decisions = await HistoryAsync(connection, cancellationToken);
        return new ReviewDecisions(version, decisions, await FormsAsync(connection, cancellationToken));
    }

    private static async Task<long> VersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (long)(await RunAsync(connection, VersionSql, cancellationToken))!;

    private static async Task<object?> RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
