using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace CchcWarehouse.Etl.Review;

/// <summary>A decision as a row of <c>review_decision</c>.</summary>
internal static class DecisionColumns
{
    public const string Names =
        "decision_key, action, scope, sha256, source_row, printed_number, printed_label, printed_value, within_label, label_key, within_key, form_key, "
        + "overruled_code, indicator_code, value_text, admin_unit_code, period_code, number, issued_on, is_forced, decided_by, decided_at, reason, "
        + "replaced_by, undone_by, undone_at, undone_reason";

    public static ReviewDecision Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), Enum.Parse<DecisionAction>(row.GetString(1)), Enum.Parse<DecisionScope>(row.GetString(2)), row.GetString(3),
        row.IsDBNull(4) ? null : new DecidedRow(
            row.GetInt32(4), Text(row, 5), row.GetString(6), Text(row, 7), Text(row, 8), new RowPlace(row.GetString(9), row.GetString(10))),
        Text(row, 11), Text(row, 12), Text(row, 13), Text(row, 14),
        row.GetString(1) == nameof(DecisionAction.Identify)
            ? new DecidedIdentity(Text(row, 15), Text(row, 16), Text(row, 17), row.IsDBNull(18) ? null : LocalDate.FromDateOnly(row.GetFieldValue<DateOnly>(18)))
            : null,
        row.GetBoolean(19), row.GetString(20), Moment(row, 21), Text(row, 22))
    {
        ReplacedBy = row.IsDBNull(23) ? null : row.GetInt64(23),
        Undone = row.IsDBNull(24) ? null : new DecisionUndoing(row.GetString(24), Moment(row, 25), Text(row, 26)),
    };

    public static async Task InsertAsync(NpgsqlConnection connection, ReviewDecision decision, CancellationToken cancellationToken)
    {
        var places = string.Join(", ", Enumerable.Range(1, Names.Split(", ").Length).Select(n => $"${n}"));
        await using var command = new NpgsqlCommand($"INSERT INTO review_decision ({Names}) VALUES ({places})", connection);
        foreach (var (value, type) in Values(decision))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static IEnumerable<(object? Value, NpgsqlDbType Type)> Values(ReviewDecision decision)
    {
        yield return (decision.Key, NpgsqlDbType.Bigint);
        yield return Words(decision.Action.ToString());
        yield return Words(decision.Scope.ToString());
        yield return Words(decision.Sha256);
        yield return (decision.Row?.SourceRow, NpgsqlDbType.Integer);
        yield return Words(decision.Row?.PrintedNumber);
        yield return Words(decision.Row?.PrintedLabel);
        yield return Words(decision.Row?.PrintedValue);
        yield return Words(decision.Row?.WithinLabel);
        yield return Words(decision.Row?.Place.LabelKey);
        yield return Words(decision.Row?.Place.WithinKey);
        yield return Words(decision.FormKey);
        yield return Words(decision.OverruledCode);
        yield return Words(decision.IndicatorCode);
        yield return Words(decision.ValueText);
        yield return Words(decision.Identity?.AdminUnitCode);
        yield return Words(decision.Identity?.PeriodCode);
        yield return Words(decision.Identity?.Number);
        yield return (decision.Identity?.IssuedOn?.ToDateOnly(), NpgsqlDbType.Date);
        yield return (decision.IsForced, NpgsqlDbType.Boolean);
        yield return Words(decision.DecidedBy);
        yield return (decision.DecidedAt.ToDateTimeUtc(), NpgsqlDbType.TimestampTz);
        yield return Words(decision.Reason);
        yield return (decision.ReplacedBy, NpgsqlDbType.Bigint);
        yield return Words(decision.Undone?.By);
        yield return (decision.Undone?.At.ToDateTimeUtc(), NpgsqlDbType.TimestampTz);
        yield return Words(decision.Undone?.Reason);
    }

    private static (object? Value, NpgsqlDbType Type) Words(string? text) => (text, NpgsqlDbType.Text);

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static Instant Moment(NpgsqlDataReader row, int column) => Instant.FromDateTimeUtc(row.GetFieldValue<DateTime>(column));
}
