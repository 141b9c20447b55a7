using CchcWarehouse.Star.Dimensions;
using Npgsql;
using NpgsqlTypes;

namespace CchcWarehouse.Etl.Quality.Related;

/// <summary>Keeps the findings that rest on several reports true: for the report that came and for those it touches.</summary>
/// <remarks>
/// They change no status: whether a figure is Suspect depends on its own paper alone, so that the observations are the
/// same in whatever order the papers come. Merges wait for each other, so each sees what the one before it wrote.
/// </remarks>
internal sealed class RelatedFindings(NpgsqlConnection connection)
{
    /// <summary>The rules whose findings are written here, except those against peers.</summary>
    private static readonly string[] Rules = Names(RuleScope.Periods, RuleScope.Levels, RuleScope.History, RuleScope.Copy);

    private static readonly string[] PeerRules = Names(RuleScope.Peers, RuleScope.Twins);

    private readonly RelatedReports reports = new(connection);

    public static bool IsOne(string rule) => Rules.Contains(rule, StringComparer.Ordinal) || PeerRules.Contains(rule, StringComparer.Ordinal);

    /// <param name="unit">The unit whose figures of the period have changed.</param>
    public async Task WriteAsync(AdminUnit unit, int periodKey, CancellationToken cancellationToken)
    {
        var period = ReferencePeriod.OfKey(periodKey);
        var series = await reports.SeriesAsync(unit.Code, period.Year, cancellationToken);
        List<RelatedFinding> found = [.. PeriodFigures.Check(series), .. HistoryFigures.Check(series), .. HistoryFigures.CheckCopies(series)];
        var owners = await OwnersAsync(unit.Code, period.Year, cancellationToken);
        found.AddRange(await LevelsAsync(unit.Code, periodKey, owners, cancellationToken));
        if (unit.ParentCode is { } parent)
        {
            found.AddRange(await LevelsAsync(parent, periodKey, owners, cancellationToken));
        }

        // History reaches further back than the window of figures: the findings of its first years stand.
        found.RemoveAll(f => !owners.Contains(f.ReportKey));
        await ReplaceAsync([.. owners], Rules, found, cancellationToken);
        if (unit.ParentCode is not null)
        {
            var beside = await reports.BesideAsync(unit, periodKey, cancellationToken);
            var peers = await reports.PeersAsync(unit, periodKey, cancellationToken);
            await ReplaceAsync([.. beside.Keys], PeerRules, [.. PeerFigures.Check(peers), .. TwinTables.Check(peers, beside)], cancellationToken);
        }
    }

    private async Task<IEnumerable<RelatedFinding>> LevelsAsync(string unitCode, int periodKey, HashSet<int> owners, CancellationToken cancellationToken)
    {
        var own = await reports.OwnAsync(unitCode, periodKey, cancellationToken);
        if (own.Count == 0)
        {
            return [];
        }

        owners.Add(own[0].ReportKey);
        return LevelFigures.Check(own, await reports.LowerAsync(unitCode, periodKey, cancellationToken));
    }

    /// <summary>The reports of the unit whose findings a change of this year may change: of the year itself and those that look back on it.</summary>
    private async Task<HashSet<int>> OwnersAsync(string unitCode, int year, CancellationToken cancellationToken)
    {
        var owners = new HashSet<int>();
        await using var command = new NpgsqlCommand(
            """
            SELECT report_key FROM dim_report
            WHERE admin_unit_key = ANY (ARRAY(SELECT admin_unit_key FROM dim_admin_unit WHERE admin_unit_code = $1)) AND period_key BETWEEN $2 AND $3
            """,
            connection)
        {
            Parameters = { new() { Value = unitCode }, new() { Value = year * 100 }, new() { Value = ((year + HistoryFigures.Years) * 100) + 99 } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            owners.Add(reader.GetInt32(0));
        }

        return owners;
    }

    /// <summary>What is found still keeps its row; what is not found any more goes, what is new comes.</summary>
    private async Task ReplaceAsync(int[] owners, string[] rules, List<RelatedFinding> found, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            WITH found AS (
                SELECT * FROM unnest($3::integer[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::integer[], $10::text[], $11::text[])
                    AS f (report_key, observation_key, rule, severity, message, message_en, source_row, expected, actual)),
            gone AS (
                DELETE FROM finding k WHERE k.report_key = ANY ($1) AND k.rule = ANY ($2)
                   AND NOT EXISTS (SELECT FROM found f WHERE f.report_key = k.report_key AND f.rule = k.rule AND f.message = k.message
                                   AND f.source_row IS NOT DISTINCT FROM k.source_row AND f.observation_key IS NOT DISTINCT FROM k.observation_key))
            INSERT INTO finding (report_key, observation_key, rule, severity, message, message_en, source_row, expected, actual, created_at)
            SELECT f.*, clock_timestamp() FROM found f
            WHERE NOT EXISTS (SELECT FROM finding k WHERE k.report_key = f.report_key AND k.rule = f.rule AND k.message = f.message
                              AND f.source_row IS NOT DISTINCT FROM k.source_row AND f.observation_key IS NOT DISTINCT FROM k.observation_key)
            """,
            connection);
        Add(command, owners, NpgsqlDbType.Integer);
        Add(command, rules, NpgsqlDbType.Text);
        Add(command, found.ConvertAll(f => f.ReportKey), NpgsqlDbType.Integer);
        Add(command, found.ConvertAll(f => f.ObservationKey), NpgsqlDbType.Bigint);
        Add(command, found.ConvertAll(f => f.Finding.Rule), NpgsqlDbType.Text);
        Add(command, found.ConvertAll(f => f.Finding.Severity.ToString()), NpgsqlDbType.Text);
        Add(command, found.ConvertAll(f => f.Finding.Message), NpgsqlDbType.Text);
        Add(command, found.ConvertAll(f => f.Finding.MessageEn), NpgsqlDbType.Text);
        Add(command, found.ConvertAll(f => f.Finding.Row), NpgsqlDbType.Integer);
        Add(command, found.ConvertAll(f => f.Finding.Expected), NpgsqlDbType.Text);
        Add(command, found.ConvertAll(f => f.Finding.Actual), NpgsqlDbType.Text);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void Add(NpgsqlCommand command, object values, NpgsqlDbType element) =>
        command.Parameters.Add(new NpgsqlParameter { Value = values, NpgsqlDbType = NpgsqlDbType.Array | element });

    private static string[] Names(params RuleScope[] scopes) =>
        [.. scopes.SelectMany(QualityRules.Shared.Of).Select(r => r.Name).Distinct(StringComparer.Ordinal)];
}
