using Npgsql;
using NpgsqlTypes;

namespace CchcWarehouse.Etl.Review;

/// <summary>The reports that a decision, or its undoing, may read otherwise.</summary>
internal static class AffectedReports
{
    public static async Task<IReadOnlyList<int>> FindAsync(NpgsqlConnection connection, ReviewDecision decision, CancellationToken cancellationToken) =>
        decision.Scope is DecisionScope.Cell or DecisionScope.Report
            ? await OfDocumentAsync(connection, decision.Sha256, cancellationToken)
            : await OfLabelAsync(connection, decision, cancellationToken);

    private static async Task<IReadOnlyList<int>> OfDocumentAsync(NpgsqlConnection connection, string sha256, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT report_key FROM dim_report WHERE sha256 = $1", connection) { Parameters = { new() { Value = sha256 } } };
        return await command.ExecuteScalarAsync(cancellationToken) is int key ? [key] : [];
    }

    /// <summary>Those with a row of the label that waits, that gives what was overruled, or that the decision settled.</summary>
    private static async Task<IReadOnlyList<int>> OfLabelAsync(NpgsqlConnection connection, ReviewDecision decision, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT report_key, printed_label, decision_key IS NOT DISTINCT FROM $2 FROM report_row
            WHERE status = 'Review' OR decision_key = $2 OR indicator_code = $1
            """, connection)
        {
            Parameters =
            {
                new() { Value = (object?)decision.OverruledCode ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = decision.Key },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var keys = new SortedSet<int>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (reader.GetBoolean(2) || RowPlace.KeyOf(reader.GetString(1)) == decision.Row!.Place.LabelKey)
            {
                keys.Add(reader.GetInt32(0));
            }
        }

        return [.. keys];
    }
}
