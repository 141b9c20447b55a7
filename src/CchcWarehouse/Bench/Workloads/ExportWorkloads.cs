using System.Diagnostics;
using CchcWarehouse.Bench.Bare;
using Npgsql;

namespace CchcWarehouse.Bench.Workloads;

/// <summary>Long answers to one client: rows a second.</summary>
internal static class ExportWorkloads
{
    private const int Most = 1_000_000;

    private const string LargestPage = "odata.maxpagesize=1000000";

    private const string Joined =
        """
        SELECT o.observation_key, u.admin_unit_code, u.name, v.name, p.period_code, p.year, i.indicator_code, i.name, m.name, o.value, o.qualifier, o.status
        FROM fact_observation_current o JOIN dim_admin_unit u USING (admin_unit_key) LEFT JOIN dim_admin_unit v ON v.admin_unit_key = u.province_key
             JOIN dim_period p USING (period_key) JOIN dim_indicator i USING (indicator_key)
             JOIN dim_unit_of_measure m ON m.unit_of_measure_key = o.unit_of_measure_key
        """;

    /// <summary>Every property that a row of the answer has, from the same tables.</summary>
    private const string AllJoined =
        """
        SELECT o.observation_key, u.admin_unit_code, u.name, u.level, u.district_code, d.name, u.province_code, v.name,
               p.period_code, p.kind, p.year, p.starts_on, p.end_date, i.area_code, a.name, i.indicator_code, i.name, i.name_en, i.kind, i.measuring_type,
               m.unit_of_measure_code, m.name, o.value, o.denominator, o.qualifier, o.status, w.text_value, w.code_label, r.number, r.issued_on,
               '/sources/' || o.report_key || '#row-' || o.source_row, o.recorded_from, w.value_given_by
        FROM fact_observation_current o JOIN dim_admin_unit u USING (admin_unit_key)
             LEFT JOIN dim_admin_unit d ON d.admin_unit_key = u.district_key LEFT JOIN dim_admin_unit v ON v.admin_unit_key = u.province_key
             JOIN dim_period p USING (period_key) JOIN dim_indicator i USING (indicator_key) JOIN dim_area a ON a.area_code = i.area_code
             JOIN dim_unit_of_measure m ON m.unit_of_measure_key = o.unit_of_measure_key
             JOIN dim_report r USING (report_key) LEFT JOIN report_row w ON w.report_key = o.report_key AND w.source_row = o.source_row
        """;

    public static async Task<IReadOnlyList<Comparison>> ExportAsync(Bench bench, CancellationToken cancellationToken)
    {
        var rows = Math.Min(Most, bench.Register.Facts);
        var title = $"export of {Number.Short(rows)} rows, JSON";
        Task<double> Ours(string url) => RateAsync(bench.Ours, url, rows, cancellationToken);
        var selected = Url(rows, ReadWorkloads.Select + "&");
        var against = await Pairs.MeasureAsync(
            bench.Settings.Runs,
            () => Ours(selected),
            [
                () => CopyAsync(bench, Facts(rows), isBinary: true, rows, cancellationToken),
                () => CopyAsync(bench, $"{Joined} LIMIT {rows}", isBinary: false, rows, cancellationToken),
                () => RateAsync(bench.Bare, $"export?rows={rows}", rows, cancellationToken),
            ],
            settle: true);
        var (binary, text, bare) = (against[0], against[1], against[2]);
        var whole = await Pairs.MeasureAsync(
            bench.Settings.Runs, () => Ours(Url(rows, "")), () => CopyAsync(bench, $"{AllJoined} LIMIT {rows}", isBinary: false, rows, cancellationToken), settle: true);
        return
        [
            new(title, $"{Number.Short(binary.Limit)} rows/s (COPY binary, fact columns only)", $"{Number.Short(binary.Ours)} rows/s", binary.Ratio, 0.7, IsAtLeast: true),
            new(title, $"{Number.Short(text.Limit)} rows/s (COPY text, joined)", $"{Number.Short(text.Ours)} rows/s", text.Ratio, 1.5, IsAtLeast: true),
            new(title, $"{Number.Short(bare.Limit)} rows/s (bare endpoint)", $"{Number.Short(bare.Ours)} rows/s", bare.Ratio, 0.75, IsAtLeast: true),
            new($"{title}, all 33 properties", $"{Number.Short(whole.Limit)} rows/s (COPY text, joined, the same columns)", $"{Number.Short(whole.Ours)} rows/s", whole.Ratio, 1, IsAtLeast: true),
            await FirstByteAsync(bench, rows, cancellationToken),
        ];
    }

    /// <summary>The address of an answer with so many rows, and the size of page that lets them come at once.</summary>
    public static string Url(int rows, string select) => $"odata/ObservationsFlat?{select}$top={rows}";

    /// <summary>Asks with the largest page and reads to the end.</summary>
    public static async Task<(double First, double Last)> ReadAsync(ServedProcess server, string url, CancellationToken cancellationToken)
    {
        server.Client.DefaultRequestHeaders.Remove("Prefer");
        server.Client.DefaultRequestHeaders.TryAddWithoutValidation("Prefer", LargestPage);
        try
        {
            var (first, last, _) = await ClientLoad.ReadAsync(server.Client, url, new byte[256 * 1024], cancellationToken);
            return (first, last);
        }
        finally
        {
            server.Client.DefaultRequestHeaders.Remove("Prefer");
        }
    }

    private static async Task<Comparison> FirstByteAsync(Bench bench, int rows, CancellationToken cancellationToken)
    {
        Task<double> First(int most) => FirstByteAsync(bench.Ours, Url(most, ReadWorkloads.Select + "&"), cancellationToken);
        var pairs = await Pairs.MeasureAsync(bench.Settings.Runs, () => First(rows), () => First(rows / 10));
        return new(
            $"first byte of {Number.Short(rows)} rows", $"{Number.Short(pairs.Limit)} ms ({Number.Short(rows / 10)} rows)",
            $"{Number.Short(pairs.Ours)} ms", pairs.Ratio, 1.5, IsAtLeast: false);
    }

    /// <summary>Milliseconds until the body begins; the client leaves then.</summary>
    private static async Task<double> FirstByteAsync(ServedProcess server, string url, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Prefer", LargestPage);
        var began = Stopwatch.GetTimestamp();
        using var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await using var body = await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(cancellationToken);
        await body.ReadExactlyAsync(new byte[1], cancellationToken);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static string Facts(int rows) => $"SELECT {BareEndpoint.Columns} FROM fact_observation_current ORDER BY period_key, admin_unit_key, indicator_key LIMIT {rows}";

    private static async Task<double> RateAsync(ServedProcess server, string url, int rows, CancellationToken cancellationToken) =>
        rows / (await ReadAsync(server, url, cancellationToken)).Last;

    private static async Task<double> CopyAsync(Bench bench, string query, bool isBinary, int rows, CancellationToken cancellationToken)
    {
        await using var connection = await bench.Warehouse.Reader.OpenConnectionAsync(cancellationToken);
        var began = Stopwatch.GetTimestamp();
        if (isBinary)
        {
            await using var copy = await connection.BeginRawBinaryCopyAsync($"COPY ({query}) TO STDOUT (FORMAT binary)", cancellationToken);
            await DrainAsync(copy, cancellationToken);
        }
        else
        {
            using var copy = (StreamReader)await connection.BeginTextExportAsync($"COPY ({query}) TO STDOUT", cancellationToken);
            await DrainAsync(copy.BaseStream, cancellationToken);
        }

        return rows / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task DrainAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[256 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) > 0)
        {
        }
    }
}
