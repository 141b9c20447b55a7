using Npgsql;
using NpgsqlTypes;

namespace CchcWarehouse.Etl.Review;

/// <summary>Writes decisions into their tables. Nothing is ever deleted.</summary>
internal static class DecisionWriting
{
    public static async Task WriteAsync(NpgsqlConnection connection, DecisionProposal proposal, CancellationToken cancellationToken)
    {
        if (proposal.Form is { } form)
        {
            await WriteAsync(connection, form, cancellationToken);
        }

        if (proposal.Replaces is not { } replaced)
        {
            await DecisionColumns.InsertAsync(connection, proposal.Decision, cancellationToken);
            return;
        }

        // The one takes the other's place: neither is there twice, and the key that is named exists when it is checked.
        await RunAsync(connection, "UPDATE review_decision SET replaced_by = decision_key WHERE decision_key = $1", cancellationToken, replaced.Key);
        await DecisionColumns.InsertAsync(connection, proposal.Decision, cancellationToken);
        await RunAsync(connection, "UPDATE review_decision SET replaced_by = $2 WHERE decision_key = $1", cancellationToken, replaced.Key, proposal.Decision.Key);
    }

    public static async Task WriteAsync(NpgsqlConnection connection, ReviewForm form, CancellationToken cancellationToken) => await RunAsync(
        connection, "INSERT INTO review_form (form_key, label_keys) VALUES ($1, $2) ON CONFLICT (form_key) DO NOTHING", cancellationToken, form.Key, form.LabelKeys.ToArray());

    /// <summary>The decision stands no more, and what it had replaced does again.</summary>
    public static async Task UndoAsync(NpgsqlConnection connection, ReviewDecision undone, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "UPDATE review_decision SET undone_by = $2, undone_at = $3, undone_reason = $4 WHERE decision_key = $1", connection)
        {
            Parameters =
            {
                new() { Value = undone.Key },
                new() { Value = undone.Undone!.By },
                new() { Value = undone.Undone.At.ToDateTimeUtc() },
                new() { Value = (object?)undone.Undone.Reason ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
        await RunAsync(connection, "UPDATE review_decision SET replaced_by = NULL WHERE replaced_by = $1", cancellationToken, undone.Key);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
