using Npgsql;

namespace CchcWarehouse.PostgresTests.OData.Http;

/// <summary>Facts that tests ask for: one report with values of every sort, and 30,000 others for pages.</summary>
internal static class SampleFacts
{
    public const int Bulk = 30_000;

    private const string Sql = """
        INSERT INTO report_document (sha256, file_name, content, received_at)
        SELECT repeat(n::text, 64), 'report' || n || '.txt', '\x00', timestamptz '2022-12-20 01:02:03+00' FROM generate_series(1, 2) n;

        INSERT INTO dim_report (admin_unit_key, period_key, sha256, number, issued_on, title, file_name, received_at, status, revision)
        SELECT u.admin_unit_key, p.period_key, repeat('1', 64), '15/BC-UBND', date '2022-12-16', 'Báo cáo "CCHC" năm 2022', 'report1.txt',
               timestamptz '2022-12-20 01:02:03+00', 'Loaded', 1
        FROM dim_admin_unit u, dim_period p
        WHERE u.admin_unit_code = '950' AND u.valid_from = '1900-01-01' AND p.period_code = '2022';
        INSERT INTO dim_report (admin_unit_key, period_key, sha256, file_name, status)
        SELECT u.admin_unit_key, p.period_key, repeat('2', 64), 'report2.txt', 'Loaded'
        FROM dim_admin_unit u, dim_period p
        WHERE u.admin_unit_code = '950' AND u.valid_from = '1900-01-01' AND p.period_code = '2021';

        INSERT INTO report_row (report_key, source_row, source_line, kind, status, printed_number, printed_label, printed_unit, printed_value,
                                value, qualifier, text_value, note)
        SELECT r.report_key, v.source_row, v.source_row + 8, 'Measure', v.status, v.number, v.label, '%', v.printed, v.value, v.qualifier, v.words, v.note
        FROM dim_report r,
             (VALUES (1, 'Normal', '1', 'Tỷ lệ hoàn thành', '92,59', 92.59, 'Exact', NULL, 'Có "ngoặc", phẩy' || chr(10) || 'xuống dòng'),
                     (2, 'NotReported', '2', 'Số văn bản', '', NULL, 'Exact', NULL, NULL),
                     (3, 'NotNumeric', '3', 'Số cuộc kiểm tra', 'Không', NULL, 'Exact', 'Không', NULL),
                     (4, 'Normal', '4', 'Tỷ lệ đúng hạn', 'Trên 90%', 90, 'Above', NULL, ''),
                     (5, 'Suspect', '5', 'Số thủ tục', '0,000001', 0.000001, 'Exact', NULL, NULL)
             ) v (source_row, status, number, label, printed, value, qualifier, words, note)
        WHERE r.sha256 = repeat('1', 64);

        INSERT INTO fact_observation (recorded_from, period_key, admin_unit_key, indicator_key, report_key, source_row, unit_of_measure_key,
                                      status, qualifier, value, denominator)
        SELECT timestamptz '2022-12-20 01:02:03.5+00', r.period_key, r.admin_unit_key, i.indicator_key, r.report_key, w.source_row,
               i.unit_of_measure_key, w.status, w.qualifier, w.value, CASE w.source_row WHEN 4 THEN 10 END
        FROM dim_report r JOIN report_row w USING (report_key)
             JOIN (SELECT indicator_key, unit_of_measure_key, row_number() OVER (ORDER BY indicator_code) AS place FROM dim_indicator) i ON i.place = w.source_row
        WHERE r.sha256 = repeat('1', 64)
        ORDER BY w.source_row;

        INSERT INTO fact_observation (recorded_from, period_key, admin_unit_key, indicator_key, report_key, source_row, unit_of_measure_key,
                                      status, qualifier, value)
        SELECT timestamptz '2023-01-01 00:00:00+00', r.period_key, u.admin_unit_key, i.indicator_key, r.report_key, 1, i.unit_of_measure_key,
               'Normal', 'Exact', (u.place * 7 + i.place) % 1000 / 8.0
        FROM dim_report r,
             (SELECT admin_unit_key, row_number() OVER (ORDER BY admin_unit_key) AS place FROM dim_admin_unit WHERE admin_unit_code <> '950' LIMIT 300) u,
             (SELECT indicator_key, unit_of_measure_key, row_number() OVER (ORDER BY indicator_key) AS place FROM dim_indicator LIMIT 100) i
        WHERE r.sha256 = repeat('2', 64);
        ANALYZE fact_observation;
        """;

    public static async Task InsertAsync(NpgsqlDataSource owner)
    {
        await using var command = owner.CreateCommand(Sql);
        await command.ExecuteNonQueryAsync();
    }
}
