using CchcWarehouse.Star.Dimensions;
using Npgsql;

namespace CchcWarehouse.Etl.Quality.Related;

/// <summary>Reads the figures that rules over several reports compare: each kind by one indexed statement.</summary>
internal sealed class RelatedReports(NpgsqlConnection connection)
{
    private const string Figures =
        """
        SELECT DISTINCT ON (f.period_key, f.indicator_key) f.observation_key, f.report_key, f.source_row, f.period_key, i.indicator_code, f.value
        FROM fact_observation_current f JOIN dim_indicator i USING (indicator_key)
        WHERE f.value IS NOT NULL AND f.qualifier = 'Exact' AND i.kind IN ('Count', 'Percent')
        """;

    /// <summary>A unit's figures of the years around one, over all versions of the unit; of two versions in one period the later.</summary>
    public Task<List<RelatedFigure>> SeriesAsync(string unitCode, int year, CancellationToken cancellationToken) => FiguresAsync(
        $"""
        {Figures} AND f.period_key BETWEEN $2 AND $3
          AND f.admin_unit_key = ANY (ARRAY(SELECT admin_unit_key FROM dim_admin_unit WHERE admin_unit_code = $1))
        ORDER BY f.period_key, f.indicator_key, f.admin_unit_key DESC
        """,
        cancellationToken, unitCode, (year - HistoryFigures.Years) * 100, ((year + HistoryFigures.Years) * 100) + 99);

    /// <summary>A unit's figures of one period that rules over levels ask for.</summary>
    public Task<List<RelatedFigure>> OwnAsync(string unitCode, int periodKey, CancellationToken cancellationToken) => FiguresAsync(
        $"""
        {Figures} AND f.period_key = $2 AND i.indicator_code = ANY ($3)
          AND f.admin_unit_key = ANY (ARRAY(SELECT admin_unit_key FROM dim_admin_unit WHERE admin_unit_code = $1))
        ORDER BY f.period_key, f.indicator_key, f.admin_unit_key DESC
        """,
        cancellationToken, unitCode, periodKey, LevelFigures.OwnCodes.ToArray());

    /// <summary>What the units directly below one report together.</summary>
    public async Task<Dictionary<string, (decimal Sum, int Units)>> LowerAsync(string unitCode, int periodKey, CancellationToken cancellationToken)
    {
        var sums = new Dictionary<string, (decimal, int)>(StringComparer.Ordinal);
        await using var command = Command(
            """
            SELECT i.indicator_code, sum(f.value), count(*)::integer
            FROM fact_observation_current f JOIN dim_indicator i USING (indicator_key)
            WHERE f.period_key = $2 AND f.value IS NOT NULL AND f.qualifier = 'Exact' AND i.indicator_code = ANY ($3)
              AND f.admin_unit_key = ANY (ARRAY(SELECT admin_unit_key FROM dim_admin_unit WHERE parent_code = $1))
            GROUP BY i.indicator_code
            """,
            unitCode, periodKey, LevelFigures.LowerCodes.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            sums.Add(reader.GetString(0), (reader.GetDecimal(1), reader.GetInt32(2)));
        }

        return sums;
    }

    /// <summary>One period's figures of the units of the same parent and level, itself among them; of two versions of a unit the later.</summary>
    public Task<List<RelatedFigure>> PeersAsync(AdminUnit unit, int periodKey, CancellationToken cancellationToken) => FiguresAsync(
        """
        SELECT DISTINCT ON (u.admin_unit_code, f.indicator_key) f.observation_key, f.report_key, f.source_row, f.period_key, i.indicator_code, f.value
        FROM fact_observation_current f JOIN dim_indicator i USING (indicator_key) JOIN dim_admin_unit u USING (admin_unit_key)
        WHERE f.period_key = $1 AND f.value IS NOT NULL AND f.qualifier = 'Exact' AND i.kind IN ('Count', 'Percent')
          AND f.admin_unit_key = ANY (ARRAY(SELECT admin_unit_key FROM dim_admin_unit WHERE parent_code = $2 AND level = $3))
        ORDER BY u.admin_unit_code, f.indicator_key, f.admin_unit_key DESC
        """,
        cancellationToken, periodKey, unit.ParentCode!, unit.Level);

    /// <summary>The reports of the period by units of the same parent and level, current or not, with the unit's name.</summary>
    public async Task<Dictionary<int, string>> BesideAsync(AdminUnit unit, int periodKey, CancellationToken cancellationToken)
    {
        var reports = new Dictionary<int, string>();
        await using var command = Command(
            """
            SELECT report_key, u.name FROM dim_report JOIN dim_admin_unit u USING (admin_unit_key)
            WHERE period_key = $1 AND admin_unit_key = ANY (ARRAY(SELECT admin_unit_key FROM dim_admin_unit WHERE parent_code = $2 AND level = $3))
            """,
            periodKey, unit.ParentCode!, unit.Level);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            reports.Add(reader.GetInt32(0), reader.GetString(1));
        }

        return reports;
    }

    private async Task<List<RelatedFigure>> FiguresAsync(string sql, CancellationToken cancellationToken, params object[] parameters)
    {
        var figures = new List<RelatedFigure>();
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            figures.Add(new RelatedFigure(
                reader.GetInt64(0), reader.GetInt32(1), reader.GetInt32(2), ReferencePeriod.OfKey(reader.GetInt32(3)), reader.GetString(4),
                reader.GetDecimal(5)));
        }

        return figures;
    }

    private NpgsqlCommand Command(string sql, params object[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
