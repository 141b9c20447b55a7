using System.Globalization;
using System.Text;
using Npgsql;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Warehouse;

/// <summary>A small star with everything that is awkward: nulls, ties, long and negative decimals, texts with every sign, units with histories.</summary>
internal static class SeededStar
{
    /// <summary>Texts that pattern languages, quoting and case make something of.</summary>
    public static readonly IReadOnlyList<string> Texts =
    [
        "", " ", "%", "_", "\\", "'", "\"", "a_b%c\\d", "100%", "50 % hoàn thành", "O'Neil", "ĐẠT", "đạt", "Đạt chuẩn", "Ấp Trà Cú",
        "ấp trà cú", "  hai đầu  ", "Tỉnh Sóc Trăng", "tab\tsau", "dòng\nmới", "C:\\thư mục\\tệp", "x", "X", "12", "-7", "3.50", "2021-06-30",
        "🌾 lúa", "(a|b)*", "[x]", "^$", "null", "true", "a&b=c#d?e/f+g;h,i", "ư ơ ă â ê ô đ",
    ];

    private static readonly string[] Values =
    [
        "0", "0.000000", "1", "-1", "1.5", "2.5", "-2.5", "0.5", "-0.5", "10", "10.000000", "12.345678", "-12.345678", "100", "99.999999", "0.000001",
        "-0.000001", "12345678901234.123456", "-99999999999999.999999", "33.333333", "7", "7", "7", "42", "1000000",
    ];

    public static async Task PlantAsync(NpgsqlConnection superuser, int seed)
    {
        await using var command = new NpgsqlCommand(Sql(new Random(seed)), superuser);
        await command.ExecuteNonQueryAsync();
    }

    private static string Sql(Random random)
    {
        var sql = new StringBuilder("""
            SET session_replication_role = replica;
            DELETE FROM dim_admin_unit;
            DELETE FROM dim_period WHERE year NOT BETWEEN 2021 AND 2023;
            UPDATE dim_period SET prior_year_key = NULL WHERE prior_year_key / 100 < 2021;
            DELETE FROM dim_indicator WHERE indicator_key NOT IN (SELECT min(indicator_key) FROM dim_indicator GROUP BY measuring_type, unit_of_measure_key);
            DELETE FROM dim_indicator_code WHERE indicator_key NOT IN (SELECT indicator_key FROM dim_indicator);

            """);
        Append(sql, "UPDATE dim_indicator SET definition = (ARRAY[NULL, '', {0}])[1 + indicator_key % 3], numerator_code = CASE WHEN indicator_key % 2 = 0 THEN numerator_code END;\n", "Định nghĩa: 100% _");
        AddUnits(sql, random);
        AddReports(sql, random);
        AddFacts(sql, random);
        sql.Append("SELECT setval('observation_key_seq', 100000); RESET session_replication_role; ANALYZE;");
        return sql.ToString();
    }

    private static void AddUnits(StringBuilder sql, Random random)
    {
        string[] levels = ["Province", "District", "Commune"];
        for (var key = 1; key <= 40; key++)
        {
            // 1 to 4 provinces, 5 to 14 districts, the rest communes; from 31 on earlier versions of others.
            var of = key > 30 ? key - 26 : key;
            var level = of <= 4 ? 0 : of <= 14 ? 1 : 2;
            int? district = level == 2 ? 5 + (of % 10) : level == 1 ? key : null;
            var province = level == 0 ? key : 1 + ((district ?? 0) % 4);
            int? parent = level switch { 0 => null, 1 => province, _ => district };
            var name = key % 5 == 0 ? $"Huyện {Pick(random, Texts)}" : $"{(level == 0 ? "Tỉnh" : level == 1 ? "Thị xã" : "Xã")} {Pick(random, Texts)} {of}";
            Append(
                sql,
                "INSERT INTO dim_admin_unit (admin_unit_key, admin_unit_code, name, short_name, name_en, level, type, parent_key, parent_code, district_key, province_key, district_code, province_code, valid_from, valid_to) "
                + "OVERRIDING SYSTEM VALUE VALUES ({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11}, {12}, {13}, {14});\n",
                key, Code(of), name, Pick(random, Texts), $"Unit {of}", levels[level], level == 2 ? "xã" : "huyện",
                parent, parent is { } p ? Code(p) : null, district, province, district is { } d ? Code(d > 30 ? d - 26 : d) : null, Code(province > 30 ? province - 26 : province),
                key > 30 ? "1900-01-01" : key <= 14 && key >= 5 ? "2022-07-01" : "1900-01-01", key > 30 ? "2022-07-01" : null);
        }
    }

    private static void AddReports(StringBuilder sql, Random random)
    {
        string[] states = ["Loaded", "InReview", "Superseded", "Rejected"];
        for (var key = 1; key <= 24; key++)
        {
            var sha = key.ToString("x64", CultureInfo.InvariantCulture);
            var state = key <= 16 ? "Loaded" : states[key % 4];
            var placed = state is "Loaded" or "Superseded";
            Append(sql, "INSERT INTO report_document (sha256, file_name, content, received_at) VALUES ({0}, {1}, '\\x00', now());\n", sha, $"r{key}.txt");
            Append(
                sql,
                "INSERT INTO dim_report (report_key, admin_unit_key, period_key, sha256, number, issued_on, title, file_name, received_at, status, revision, supersedes_report_key, row_count, loaded_count, review_count) "
                + "OVERRIDING SYSTEM VALUE VALUES ({0}, {1}, (SELECT period_key FROM dim_period WHERE {2} ORDER BY period_key OFFSET {3} LIMIT 1), {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11}, {12}, {13}, {14}, {15});\n",
                key, placed || key % 3 == 0 ? 1 + random.Next(40) : null, placed || key % 2 == 0, random.Next(60), sha,
                random.Next(3) == 0 ? null : $"{random.Next(300)}/BC-UBND", random.Next(4) == 0 ? null : Date(random), random.Next(4) == 0 ? null : Pick(random, Texts),
                $"r{key}.txt", Instant(random), state, 1 + random.Next(3), key > 1 && random.Next(4) == 0 ? random.Next(1, key) : null,
                random.Next(50), random.Next(50), random.Next(5));
            for (var i = random.Next(4); i > 0; i--)
            {
                Append(
                    sql,
                    "INSERT INTO finding (report_key, observation_key, rule, severity, message, message_en, source_row, expected, actual, created_at) VALUES ({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9});\n",
                    key, random.Next(2) == 0 ? null : random.Next(400), $"rule-{random.Next(4)}", Pick(random, ["Info", "Warning", "Error"]), Pick(random, Texts), Pick(random, Texts),
                    random.Next(3) == 0 ? null : random.Next(20), random.Next(2) == 0 ? null : Pick(random, Values), random.Next(2) == 0 ? null : Pick(random, Texts), Instant(random));
            }
        }
    }

    private static void AddFacts(StringBuilder sql, Random random)
    {
        var rows = new Dictionary<int, int>();
        var grains = new HashSet<(int, int, int)>();
        for (var key = 1; key <= 420; key++)
        {
            var isCurrent = key <= 340;
            var (unit, period, indicator, report) = (1 + random.Next(40), random.Next(60), random.Next(1000), 1 + random.Next(16));
            if (isCurrent && !grains.Add((unit, period, indicator)))
            {
                continue;
            }

            var row = rows[report] = rows.GetValueOrDefault(report) + 1;
            string? value = random.Next(5) == 0 ? null : Pick(random, Values);
            var state = value is null ? Pick(random, ["NotReported", "NotNumeric"]) : Pick(random, ["Normal", "Normal", "Suspect"]);
            Append(
                sql,
                "INSERT INTO report_row (report_key, source_row, source_line, kind, status, printed_number, printed_label, printed_unit, printed_value, value, qualifier, text_value, code_label, note) "
                + "VALUES ({0}, {1}, {2}, 'Measure', {3}, {4}, {5}, {6}, {7}, {8}, 'Exact', {9}, {10}, {11});\n",
                report, row, row + 8, state, Maybe(random, "1.1"), Pick(random, Texts), Maybe(random, "%"), Maybe(random, Pick(random, Values)), Number(value),
                Maybe(random, Pick(random, Texts)), Maybe(random, Pick(random, Texts)), Maybe(random, Pick(random, Texts)));
            Append(
                sql,
                "INSERT INTO fact_observation (observation_key, recorded_from, recorded_to, period_key, admin_unit_key, indicator_key, report_key, source_row, unit_of_measure_key, status, qualifier, value, denominator) "
                + "SELECT {0}, {1}, {2}, p.period_key, {3}, i.indicator_key, {4}, {5}, i.unit_of_measure_key, {6}, {7}, {8}, {9} "
                + "FROM (SELECT period_key FROM dim_period ORDER BY period_key OFFSET {10} % 60 LIMIT 1) p, "
                + "(SELECT indicator_key, unit_of_measure_key FROM dim_indicator ORDER BY indicator_key OFFSET {11} % (SELECT count(*) FROM dim_indicator) LIMIT 1) i ON CONFLICT DO NOTHING;\n",
                key, Instant(random), isCurrent ? "infinity" : "2025-01-01 00:00:00+00", unit, report, row, state, Pick(random, ["Exact", "Exact", "Above", "Below", "About"]),
                Number(value), random.Next(3) == 0 ? Number(Pick(random, Values[..8])) : null, period, indicator);
        }
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private static string? Maybe(Random random, string text) => random.Next(3) == 0 ? null : text;

    private static object? Number(string? digits) => digits is null ? null : decimal.Parse(digits, CultureInfo.InvariantCulture);

    private static string Code(int key) => key <= 4 ? $"0{key}" : $"{900 + key}";

    private static string Date(Random random) => new DateOnly(2021, 1, 31).AddDays(random.Next(40) * 31).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Instant(Random random) => new DateTime(2021, 12, 31, 23, 59, 59, DateTimeKind.Utc).AddMinutes(random.Next(500_000)).AddMicroseconds(random.Next(3) * 123_400)
        .ToString("yyyy-MM-dd HH:mm:ss.ffffff+00", CultureInfo.InvariantCulture);

    // The data are made here: as literals they need no round trip of their own.
    private static void Append(StringBuilder sql, string text, params IReadOnlyList<object?> values)
    {
        var literals = values.Select(object (value) => value switch
        {
            null => "NULL",
            bool truth => truth ? "TRUE" : "FALSE",
            string words => $"E'{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        }).ToArray();
        sql.AppendFormat(CultureInfo.InvariantCulture, text, literals);
    }
}
