using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Star.Dimensions;
using Npgsql;
using NpgsqlTypes;

namespace CchcWarehouse.Etl.Quality.Forms;

/// <summary>Remembers which form each report fills in, and tells when the form of a unit or a province changes.</summary>
/// <remarks>
/// A form is compared with the one before it in time: of the same unit, else of the same province and level. So the
/// order of arrival does not matter; a report that comes late is compared, and those after it once more.
/// </remarks>
internal sealed class FormLedger(NpgsqlConnection connection)
{
    /// <summary>So many later reports are looked at again.</summary>
    private const int MostLater = 20;

    /// <summary>Fewer figures meet by chance.</summary>
    private const int FewestFigures = 15;

    public const string SameTable = "same-table-other-unit";

    public static bool IsOne(string rule) => rule is FormFinding.Rule or SameTable;

    public async Task WriteAsync(Report report, AdminUnit unit, ReportReading reading, CancellationToken cancellationToken)
    {
        if (reading.Form is not { Rows.Count: > 0 } form)
        {
            return;
        }

        var digests = new List<string?> { await DigestAsync(report, cancellationToken), TableDigest(reading) };
        var parameters = new object[] { form.Fingerprint, JsonSerializer.Serialize(form.Rows.Select(r => new[] { r.Number, r.Label, r.Unit })), report.ReportKey, digests[1] ?? (object)DBNull.Value };
        await ExecuteAsync(
            """
            WITH added AS (INSERT INTO form (fingerprint, form_rows) VALUES ($1, $2::jsonb) ON CONFLICT (fingerprint) DO NOTHING RETURNING form_key)
            INSERT INTO report_form (report_key, form_key, table_digest)
            SELECT $3, form_key, $4 FROM (SELECT form_key FROM added UNION ALL SELECT form_key FROM form WHERE fingerprint = $1 LIMIT 1) f
            ON CONFLICT (report_key) DO UPDATE SET form_key = excluded.form_key, table_digest = excluded.table_digest
            """,
            parameters, cancellationToken);
        foreach (var place in await PlacesAsync(report, unit, cancellationToken))
        {
            await CompareAsync(place, cancellationToken);
        }

        await TellOfSameTablesAsync([.. digests.OfType<string>().Distinct()], cancellationToken);
    }

    private sealed record Place(int ReportKey, string UnitCode, string ProvinceCode, string Level, DateOnly EndDate);

    private sealed record Filled(ReportForm Form, string UnitName, string PeriodName, string PeriodNameEn);

    /// <summary>The report and those after it that had no nearer one before them.</summary>
    private async Task<List<Place>> PlacesAsync(Report report, AdminUnit unit, CancellationToken cancellationToken)
    {
        var places = new List<Place>();
        await using var command = Command(
            """
            WITH here AS (SELECT p.end_date FROM dim_period p WHERE p.period_key = $2),
            later AS (
                SELECT r.report_key, u.admin_unit_code, u.province_code, u.level, p.end_date,
                       row_number() OVER (PARTITION BY u.admin_unit_code ORDER BY p.end_date, r.report_key) AS nth
                FROM dim_report r JOIN report_form USING (report_key) JOIN dim_period p USING (period_key) JOIN dim_admin_unit u USING (admin_unit_key), here
                WHERE u.province_code = $3 AND u.level = $4 AND r.status = 'Loaded' AND p.end_date > here.end_date)
            SELECT $1::integer, $5::text, $3::text, $4::text, end_date FROM here
            UNION ALL
            (SELECT report_key, admin_unit_code, province_code, level, end_date FROM later WHERE nth = 1 ORDER BY admin_unit_code <> $5, end_date, admin_unit_code LIMIT $6)
            """,
            [report.ReportKey, report.PeriodKey!, unit.ProvinceCode, unit.Level, unit.Code, MostLater]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            places.Add(new Place(reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetFieldValue<DateOnly>(4)));
        }

        return places;
    }

    private async Task CompareAsync(Place place, CancellationToken cancellationToken)
    {
        var forms = await FormsAsync(place, cancellationToken);
        var comparison = forms is [var now, var before] && now.Form.Fingerprint != before.Form.Fingerprint ? FormComparison.Between(before.Form, now.Form) : null;
        var told = comparison is { IsSameForm: true, Changes.Count: > 0 } ? FormFinding.Of(comparison, $"{forms[1].PeriodName}, {forms[1].UnitName}", $"{forms[1].PeriodNameEn}, {forms[1].UnitName}") : null;
        var changes = told is null ? [] : comparison!.Changes;
        await using var command = new NpgsqlCommand(
            """
            WITH gone AS (DELETE FROM form_change WHERE report_key = $1 AND ordinal > $2)
            INSERT INTO form_change (report_key, ordinal, kind, source_row, before, after)
            SELECT $1, c.ordinal, c.kind, c.source_row, c.before, c.after
            FROM unnest($3::integer[], $4::text[], $5::integer[], $6::text[], $7::text[]) AS c (ordinal, kind, source_row, before, after)
            ON CONFLICT (report_key, ordinal) DO UPDATE
            SET kind = excluded.kind, source_row = excluded.source_row, before = excluded.before, after = excluded.after
            """,
            connection);
        command.Parameters.Add(new NpgsqlParameter { Value = place.ReportKey });
        command.Parameters.Add(new NpgsqlParameter { Value = changes.Count });
        Add(command, Enumerable.Range(1, changes.Count).ToArray(), NpgsqlDbType.Integer);
        Add(command, changes.Select(c => c.Kind.ToString()).ToArray(), NpgsqlDbType.Text);
        Add(command, changes.Select(c => c.Row).ToArray(), NpgsqlDbType.Integer);
        Add(command, changes.Select(c => c.Before).ToArray(), NpgsqlDbType.Text);
        Add(command, changes.Select(c => c.After).ToArray(), NpgsqlDbType.Text);
        await command.ExecuteNonQueryAsync(cancellationToken);
        await TellAsync(place.ReportKey, FormFinding.Rule, told, cancellationToken);
    }

    /// <summary>The form of a report, then the one before it.</summary>
    private async Task<List<Filled>> FormsAsync(Place place, CancellationToken cancellationToken)
    {
        var forms = new List<Filled>();
        await using var command = Command(
            """
            (SELECT f.form_rows, u.name, p.name, p.name_en
             FROM report_form JOIN form f USING (form_key) JOIN dim_report r USING (report_key) JOIN dim_period p USING (period_key) JOIN dim_admin_unit u USING (admin_unit_key)
             WHERE r.report_key = $1)
            UNION ALL
            (SELECT f.form_rows, u.name, p.name, p.name_en
             FROM dim_report r JOIN report_form USING (report_key) JOIN form f USING (form_key) JOIN dim_period p USING (period_key) JOIN dim_admin_unit u USING (admin_unit_key)
             WHERE u.province_code = $2 AND u.level = $3 AND p.end_date < $4 AND r.status = 'Loaded'
             ORDER BY u.admin_unit_code <> $5, p.end_date DESC, p.starts_on, u.admin_unit_code LIMIT 1)
            """,
            [place.ReportKey, place.ProvinceCode, place.Level, place.EndDate, place.UnitCode]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var rows = JsonSerializer.Deserialize<string?[][]>(reader.GetString(0))!;
            forms.Add(new Filled(new ReportForm([.. rows.Select(r => new FormRow(r[0], r[1]!, r[2]))]), reader.GetString(1), reader.GetString(2), reader.GetString(3)));
        }

        return forms;
    }

    private async Task<string?> DigestAsync(Report report, CancellationToken cancellationToken)
    {
        await using var command = Command("SELECT table_digest FROM report_form WHERE report_key = $1", [report.ReportKey]);
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }

    /// <summary>One table under two units is wrong for one of them; which one, the papers do not say.</summary>
    /// <param name="digests">The table of the report as it is and as it was: what was told of the one may not hold any more.</param>
    private async Task TellOfSameTablesAsync(string[] digests, CancellationToken cancellationToken)
    {
        var told = new List<(int ReportKey, string? Others)>();
        await using (var command = Command(
            """
            SELECT mine.report_key, (
                SELECT string_agg(u.name, ', ' ORDER BY u.admin_unit_code, r.report_key)
                FROM report_form other JOIN dim_report r ON r.report_key = other.report_key JOIN dim_admin_unit u USING (admin_unit_key)
                WHERE other.table_digest = mine.table_digest AND other.report_key <> mine.report_key
                  AND r.period_key = m.period_key AND u.admin_unit_code <> own.admin_unit_code AND r.status <> 'Rejected' AND m.status <> 'Rejected')
            FROM report_form mine JOIN dim_report m USING (report_key) JOIN dim_admin_unit own USING (admin_unit_key)
            WHERE mine.table_digest = ANY ($1) ORDER BY mine.report_key
            """,
            [digests]))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                told.Add((reader.GetInt32(0), reader.IsDBNull(1) ? null : reader.GetString(1)));
            }
        }

        foreach (var (reportKey, others) in told)
        {
            await TellAsync(reportKey, SameTable, others is null ? null : SameTableAs(others), cancellationToken);
        }
    }

    private static ReadingFinding SameTableAs(string others) => new(
        SameTable, Severity.Warning, null,
        $"Bảng số liệu trùng với báo cáo cùng kỳ của đơn vị khác ({others}): một báo cáo đã được gửi dưới tên hai đơn vị.",
        $"The table is the same as that of another unit for the same period ({others}): one report has been sent under the names of two units.",
        Actual: others);

    private async Task TellAsync(int reportKey, string rule, ReadingFinding? told, CancellationToken cancellationToken)
    {
        await ExecuteAsync("DELETE FROM finding WHERE report_key = $1 AND rule = $2 AND message IS DISTINCT FROM $3", [reportKey, rule, told?.Message ?? (object)DBNull.Value], cancellationToken);
        if (told is not null)
        {
            await ExecuteAsync(
                """
                INSERT INTO finding (report_key, rule, severity, message, message_en, actual, created_at)
                SELECT $1, $2, $3, $4, $5, $6, clock_timestamp() WHERE NOT EXISTS (SELECT FROM finding WHERE report_key = $1 AND rule = $2)
                """,
                [reportKey, rule, told.Severity.ToString(), told.Message, told.MessageEn, told.Actual ?? (object)DBNull.Value], cancellationToken);
        }
    }

    /// <summary>Digest of the figures by indicator; null for a table with too few of them.</summary>
    private static string? TableDigest(ReportReading reading)
    {
        var figures = reading.Rows.Where(r => r is { IndicatorCode: not null, Value: not (null or 0 or 1 or 100) }).OrderBy(r => r.IndicatorCode, StringComparer.Ordinal)
            .Select(r => $"{r.IndicatorCode}={(r.Value!.Value / 1.000000000000m).ToString(CultureInfo.InvariantCulture)}").ToList();
        return figures.Count < FewestFigures ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', figures))));
    }

    private async Task ExecuteAsync(string sql, object[] parameters, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, parameters);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string sql, object[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in parameters)
        {
            command.Parameters.Add(value is DBNull ? new NpgsqlParameter { Value = value, NpgsqlDbType = NpgsqlDbType.Text } : new NpgsqlParameter { Value = value });
        }

        return command;
    }

    private static void Add(NpgsqlCommand command, Array values, NpgsqlDbType element) =>
        command.Parameters.Add(new NpgsqlParameter { Value = values, NpgsqlDbType = NpgsqlDbType.Array | element });
}
