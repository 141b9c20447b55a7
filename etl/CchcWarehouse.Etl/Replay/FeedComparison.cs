using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace CchcWarehouse.Etl.Replay;

/// <summary>How two warehouses' feeds compare, row by row in their common order.</summary>
/// <param name="Digest">SHA-256 of the first feed's bytes.</param>
/// <param name="OtherDigest">SHA-256 of the second feed's bytes.</param>
/// <param name="Differences">The first rows that differ; − only in the first, + only in the second.</param>
public sealed record FeedComparison(string Feed, long Rows, long OtherRows, string Digest, string OtherDigest, IReadOnlyList<string> Differences)
{
    private const int MostDifferences = 20;

    public bool AreEqual => Digest == OtherDigest;

    /// <summary>Everything that observations say, apart from surrogate keys and the times of recording.</summary>
    private const string Observations =
        """
        SELECT concat_ws(' ', p.period_code, u.admin_unit_code, u.valid_from, i.indicator_code) COLLATE "C" AS place,
               jsonb_build_array(m.unit_of_measure_code, f.status, f.qualifier, f.value::text, f.denominator::text, w.text_value, w.code_label, w.note,
                                 w.printed_number, w.printed_label, w.printed_unit, w.printed_value, w.kind, w.source_row, w.source_line, w.parent_row,
                                 w.reasons, w.reasons_en, w.decision_key, w.value_given_by, r.sha256, r.number, r.issued_on, r.title, r.revision)::text
        FROM fact_observation_current f
        JOIN dim_period p USING (period_key) JOIN dim_admin_unit u USING (admin_unit_key) JOIN dim_indicator i USING (indicator_key)
        JOIN dim_unit_of_measure m ON m.unit_of_measure_key = f.unit_of_measure_key
        JOIN dim_report r USING (report_key) LEFT JOIN report_row w USING (report_key, source_row)
        ORDER BY place
        """;

    private const string Reports =
        """
        SELECT r.sha256 COLLATE "C" AS place,
               jsonb_build_array(r.file_name, u.admin_unit_code, u.valid_from, p.period_code, r.number, r.issued_on, r.title, r.received_at, r.status,
                                 r.revision, s.sha256, r.row_count, r.loaded_count, r.review_count)::text
        FROM dim_report r LEFT JOIN dim_admin_unit u USING (admin_unit_key) LEFT JOIN dim_period p USING (period_key)
        LEFT JOIN dim_report s ON s.report_key = r.supersedes_report_key
        ORDER BY place
        """;

    public static async Task<IReadOnlyList<FeedComparison>> RunAsync(NpgsqlDataSource one, NpgsqlDataSource other, CancellationToken cancellationToken) =>
    [
        await RunAsync("Observations", Observations, one, other, cancellationToken),
        await RunAsync("Reports", Reports, one, other, cancellationToken),
    ];

    private static async Task<FeedComparison> RunAsync(
        string feed, string sql, NpgsqlDataSource one, NpgsqlDataSource other, CancellationToken cancellationToken)
    {
        await using var left = await FeedRows.OpenAsync(one, sql, cancellationToken);
        await using var right = await FeedRows.OpenAsync(other, sql, cancellationToken);
        var differences = new List<string>();
        while (left.Line is not null || right.Line is not null)
        {
            var order = left.Line is null ? 1 : right.Line is null ? -1 : string.CompareOrdinal(left.Key, right.Key);
            if (left.Line != right.Line && differences.Count < MostDifferences)
            {
                differences.AddRange(new[] { order <= 0 ? "− " + left.Line : null, order >= 0 ? "+ " + right.Line : null }.OfType<string>());
            }

            await left.NextAsync(order <= 0, cancellationToken);
            await right.NextAsync(order >= 0, cancellationToken);
        }

        return new FeedComparison(feed, left.Rows, right.Rows, left.Digest(), right.Digest(), differences);
    }

    /// <summary>One feed as it streams.</summary>
    private sealed class FeedRows(NpgsqlConnection connection, NpgsqlCommand command, NpgsqlDataReader reader) : IAsyncDisposable
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public string? Key { get; private set; }

        public string? Line { get; private set; }

        public long Rows { get; private set; }

        public static async Task<FeedRows> OpenAsync(NpgsqlDataSource warehouse, string sql, CancellationToken cancellationToken)
        {
            var connection = await warehouse.OpenConnectionAsync(cancellationToken);
            var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            var feed = new FeedRows(connection, command, await command.ExecuteReaderAsync(cancellationToken));
            await feed.NextAsync(true, cancellationToken);
            return feed;
        }

        public async Task NextAsync(bool isDue, CancellationToken cancellationToken)
        {
            if (!isDue)
            {
                return;
            }

            (Key, Line) = await reader.ReadAsync(cancellationToken) ? (reader.GetString(0), $"{reader.GetString(0)} {reader.GetString(1)}") : (null, null);
            if (Line is not null)
            {
                Rows++;
                hash.AppendData(Encoding.UTF8.GetBytes(Line + "\n"));
            }
        }

        public string Digest() => Convert.ToHexStringLower(hash.GetCurrentHash());

        public async ValueTask DisposeAsync()
        {
            hash.Dispose();
            await reader.DisposeAsync();
            await command.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
