using System.Text.Encodings.Web;
using System.Text.Json;
using CchcWarehouse.Etl.Facts;
using Npgsql;
using NpgsqlTypes;

namespace CchcWarehouse.Etl.Warehouse;

/// <summary>Writes every labelled row of a report as it was read, by binary COPY.</summary>
internal static class SourceRows
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What of a row an observation shows beside its value.
    private const string Shown = "source_line, printed_number, printed_label, printed_unit, printed_value, text_value, code_label, note, value_given_by";

    /// <summary>Brings the rows of a report that was read before to what they are now; a row that reads as before is left alone.</summary>
    /// <returns>The rows whose observations show another text now, whatever their values.</returns>
    public static async Task<int[]> ReplaceAsync(
        NpgsqlConnection connection, int reportKey, IReadOnlyList<RowReading> rows, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, "CREATE TEMP TABLE incoming_report_row (LIKE report_row) ON COMMIT DROP", cancellationToken);
        await CopyAsync(connection, reportKey, rows, "incoming_report_row", cancellationToken);
        var reworded = await RewordedAsync(connection, reportKey, cancellationToken);
        await ExecuteAsync(
            connection,
            $"""
            DELETE FROM report_row r WHERE report_key = {reportKey} AND NOT EXISTS (
                SELECT FROM incoming_report_row i WHERE i.source_row = r.source_row AND to_jsonb(i) = to_jsonb(r))
            """,
            cancellationToken);
        await ExecuteAsync(
            connection,
            "INSERT INTO report_row SELECT i.* FROM incoming_report_row i WHERE NOT EXISTS (SELECT FROM report_row r WHERE r.report_key = i.report_key AND r.source_row = i.source_row)",
            cancellationToken);
        await ExecuteAsync(connection, "DROP TABLE incoming_report_row", cancellationToken);
        return reworded;
    }

    private static async Task<int[]> RewordedAsync(NpgsqlConnection connection, int reportKey, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT COALESCE(array_agg(source_row), ARRAY[]::integer[])
            FROM (SELECT source_row, {Shown} FROM incoming_report_row EXCEPT SELECT source_row, {Shown} FROM report_row WHERE report_key = {reportKey}) changed
            """,
            connection);
        return (int[])(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public static Task CopyAsync(NpgsqlConnection connection, int reportKey, IReadOnlyList<RowReading> rows, CancellationToken cancellationToken) =>
        CopyAsync(connection, reportKey, rows, "report_row", cancellationToken);

    private static async Task CopyAsync(
        NpgsqlConnection connection, int reportKey, IReadOnlyList<RowReading> rows, string into, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            $"""
            COPY {into} (report_key, source_row, source_line, parent_row, kind, status, indicator_code, printed_number,
                             printed_label, printed_unit, printed_value, value, denominator, qualifier, text_value, code_label,
                             note, reasons, candidates, decision_key, value_given_by, reasons_en)
            FROM STDIN (FORMAT binary)
            """,
            cancellationToken);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(reportKey, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(row.Row, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(row.Line, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(row.ParentRow, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(row.Kind.ToString(), NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(row.Status.ToString(), NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(row.IndicatorCode, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(row.PrintedNumber, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(row.Label, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(row.PrintedUnit, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(row.PrintedValue, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(row.Value, NpgsqlDbType.Numeric, cancellationToken);
            await copy.WriteAsync(row.Denominator, NpgsqlDbType.Numeric, cancellationToken);
            await copy.WriteAsync(row.Qualifier.ToString(), NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(row.TextValue, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(row.CodeLabel, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(row.Note, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(JsonSerializer.Serialize(row.Reasons.Select(r => r.Message), Json), NpgsqlDbType.Jsonb, cancellationToken);
            await copy.WriteAsync(JsonSerializer.Serialize(row.Candidates, Json), NpgsqlDbType.Jsonb, cancellationToken);
            await copy.WriteAsync(row.Decision?.Key, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(row.Decision is { ValueText: not null } given ? given.DecidedBy : null, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(JsonSerializer.Serialize(row.Reasons.Select(r => r.MessageEn), Json), NpgsqlDbType.Jsonb, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }
}
