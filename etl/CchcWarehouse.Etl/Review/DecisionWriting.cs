using Npgsql;
using NpgsqlTypes;

namespace CchcWarehouse.Etl.Review;

/// <summary>Writes decisions into their tables. Nothing is ever deleted.</summary>
internal static class DecisionWriting
{
    /// <param name="replaced">The decision about the same thing that it takes the place of.</param>
    /// <param name="form">The form that it is about; only for that scope.</param>
    public static async Task WriteAsync(
        NpgsqlConnection connection, ReviewDecision decision, ReviewDecision? replaced, ReviewForm? form, CancellationToken cancellationToken)
    {
        if (form is not null)
        {
            await WriteAsync(connection, form, cancellationToken);
        }

        if (replaced is null)
        {
            await DecisionColumns.InsertAsync(connection, decision, cancellationToken);
            return;
        }

        // The one takes the other's place: neither is there twice, and the key that is named exists when it is checked.
        await RunAsync(connection, "UPDATE review_decision SET replaced_by = decision_key WHERE decision_key = $1", cancellationToken, replaced.Key);
        await DecisionColumns.InsertAsync(connection, decision, cancellationToken);
        await RunAsync(connection, "UPDATE review_decision SET replaced_by = $2 WHERE decision_key = $1", cancellationToken, replaced.Key, decision.Key);
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
