using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Warehouse;
using CchcWarehouse.PostgresTests.Connections;
using NodaTime;
using Npgsql;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Warehouse;

public sealed class RevisionOrderTests(WarehouseFixture warehouse) : IClassFixture<WarehouseFixture>
{
    private readonly ReportInbox inbox = new(warehouse.Connections.Loader);
    private readonly ReportLoader loader = new(warehouse.Connections.Loader);

    [Fact]
    public async Task Four_revisions_in_any_order_of_arrival_give_the_same_observations_and_revisions()
    {
        var units = new[] { "949", "950", "444", "480", "889", "710", "654", "534", "461", "430", "711", "020", "926", "474", "476", "760", "652", "645", "582", "148", "617", "536", "838", "399" };
        var outcomes = new HashSet<string>();
        foreach (var (unit, order) in units.Zip(Permutations([0, 1, 2, 3])))
        {
            foreach (var revision in order)
            {
                await LoadAsync(Revision(unit, revision));
            }
            outcomes.Add(await StateAsync(unit));
        }
        outcomes.ShouldBe(["1.1.1=23.000000,1.1.3=5.000000 | r0 Superseded 1,r1 Superseded 2,r2 Superseded 3,r3 Loaded 4 | 5 ended"]);
    }

    [Fact]
    public async Task Without_dates_and_numbers_the_time_of_receipt_decides_and_not_the_time_of_loading()
    {
        var first = InventedReports.Document("received first");
        var second = InventedReports.Document("received second");
        await using var early = await inbox.ReceiveAsync(first, CancellationToken.None);
        await using var late = await inbox.ReceiveAsync(second, CancellationToken.None);

        await loader.LoadAsync(late.LoadKey, second, InventedReports.Reading(second, "2020", "949", null, null, InventedReports.Row(1, "1.1.1", 2)), CancellationToken.None);
        await loader.LoadAsync(early.LoadKey, first, InventedReports.Reading(first, "2020", "949", null, null, InventedReports.Row(1, "1.1.1", 1)), CancellationToken.None);

        (await TextAsync("SELECT string_agg(value::text, ',') FROM fact_observation_current WHERE period_key = 202000")).ShouldBe("2.000000");
    }

    [Fact]
    public async Task Load_that_is_cut_off_in_its_transaction_leaves_the_old_state_and_can_be_done_again()
    {
        var standing = InventedReports.Document("standing");
        await LoadAsync((standing, InventedReports.Reading(standing, "2019", "949", new LocalDate(2019, 12, 1), null, InventedReports.Row(1, "1.1.1", 1))));
        var next = InventedReports.Document("next");
        var reading = InventedReports.Reading(next, "2019", "949", new LocalDate(2019, 12, 2), null, InventedReports.Row(1, "1.1.1", 2));
        await using var claim = await inbox.ReceiveAsync(next, CancellationToken.None);

        await using (var blocker = await warehouse.Connections.Owner.OpenConnectionAsync())
        await using (var transaction = await blocker.BeginTransactionAsync())
        {
            await ExecuteAsync(blocker, "LOCK TABLE finding IN ACCESS EXCLUSIVE MODE");
            var cutOff = loader.LoadAsync(claim.LoadKey, next, reading, CancellationToken.None);
            await TerminateWaitingAsync();
            (await Record.ExceptionAsync(() => cutOff)).ShouldNotBeNull();
        }

        (await TextAsync("SELECT string_agg(value::text, ',') FROM fact_observation WHERE period_key = 201900")).ShouldBe("1.000000");
        (await TextAsync("SELECT count(*)::text FROM dim_report WHERE period_key = 201900")).ShouldBe("1");
        await loader.LoadAsync(claim.LoadKey, next, reading, CancellationToken.None);
        (await TextAsync("SELECT string_agg(value::text, ',') FROM fact_observation_current WHERE period_key = 201900")).ShouldBe("2.000000");
    }

    [Theory]
    [InlineData("2025-H1", "2025-07-05", "InReview:")]
    [InlineData("2025-H1", "2025-06-20", "InReview:")]
    public async Task Unit_that_stands_at_neither_time_gives_no_fact(string period, string issued, string state)
    {
        var document = InventedReports.Document("gone " + issued);
        var outcome = await LoadAsync((document, InventedReports.Reading(document, period, "99999", NodaTime.Text.LocalDatePattern.Iso.Parse(issued).Value, null, InventedReports.Row(1, "1.1.1", 1))));
        $"{outcome.State}:".ShouldBe(state);
    }

    [Fact]
    public async Task Unit_made_after_the_period_stands_as_it_was_when_it_issued_the_report()
    {
        var document = InventedReports.Document("new commune");
        var outcome = await LoadAsync((document, InventedReports.Reading(document, "2025-H1", "23272", new LocalDate(2025, 7, 5), null, InventedReports.Row(1, "1.1.1", 1))));
        outcome.State.ShouldBe(LoadState.Loaded);
    }

    // r3 has the latest date; r2 the same date as r1 and a higher number; r0 no date at all.
    private static (SourceDocument, ReportReading) Revision(string unit, int revision)
    {
        var document = InventedReports.Document($"r{revision} of {unit}");
        LocalDate? issued = revision switch { 0 => null, 3 => new(2022, 12, 20), _ => new(2022, 12, 10) };
        var number = revision switch { 0 => "900/BC-UBND", 1 => "99/BC-UBND", 2 => "101/BC-UBND", _ => null };
        var rows = revision % 2 == 0
            ? [InventedReports.Row(1, "1.1.1", 20 + revision)]
            : new[] { InventedReports.Row(1, "1.1.1", 20 + revision), InventedReports.Row(2, revision == 3 ? "1.1.3" : "1.1.2", 5) };
        return (document, InventedReports.Reading(document, "2022", unit, issued, number, revision == 1 ? [.. rows, InventedReports.Row(3, "1.1.3", 7)] : rows));
    }

    private static IEnumerable<List<int>> Permutations(List<int> of) =>
        of.Count == 0 ? [[]] : of.SelectMany(first => Permutations(of.Where(other => other != first).ToList()).Select(rest => rest.Prepend(first).ToList()));

    private async Task<LoadOutcome> LoadAsync((SourceDocument Document, ReportReading Reading) report)
    {
        await using var claim = await inbox.ReceiveAsync(report.Document, CancellationToken.None);
        return await loader.LoadAsync(claim.LoadKey, report.Document, report.Reading, CancellationToken.None);
    }

    private Task<string> StateAsync(string unit) => TextAsync(
        $"""
        WITH f AS (SELECT o.*, i.indicator_code, u.admin_unit_code FROM fact_observation o
                   JOIN dim_indicator i USING (indicator_key) JOIN dim_admin_unit u USING (admin_unit_key)
                   WHERE u.admin_unit_code = '{unit}' AND o.period_key = 202200)
        SELECT (SELECT string_agg(indicator_code || '=' || value, ',' ORDER BY indicator_code) FROM f WHERE recorded_to = 'infinity')
            || ' | ' || (SELECT string_agg(split_part(file_name, ' ', 1) || ' ' || status || ' ' || revision, ',' ORDER BY revision)
                         FROM dim_report JOIN dim_admin_unit USING (admin_unit_key) WHERE admin_unit_code = '{unit}' AND period_key = 202200)
            || ' | ' || (SELECT count(*) FROM f WHERE recorded_to < 'infinity') || ' ended'
        """);

    /// <summary>Ends the session that waits for the lock, as the death of its process would.</summary>
    private async Task TerminateWaitingAsync()
    {
        await using var administrator = NpgsqlDataSource.Create(warehouse.ConnectionString);
        for (var tries = 0; tries < 600; tries++)
        {
            await using var command = administrator.CreateCommand(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND pid <> pg_backend_pid()");
            if ((long)(await command.ExecuteScalarAsync())! > 0)
            {
                return;
            }
            await Task.Delay(100);
        }
        throw new TimeoutException("The load never came to the lock.");
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<string> TextAsync(string sql)
    {
        await using var command = warehouse.Connections.Reader.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
