using CchcWarehouse.Etl.Warehouse.Import;
using CchcWarehouse.PostgresTests.Connections;
using Npgsql;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Warehouse.Import;

/// <summary>Facts of whole years that come all at once.</summary>
public sealed class FactImportTests : IAsyncLifetime
{
    // A row that is written again gets another place and transaction, even where its values stay.
    private const string RowVersions =
        "SELECT md5(string_agg(concat(tableoid, ctid, xmin, xmax), ',' ORDER BY tableoid, ctid)) FROM fact_observation";

    private readonly WarehouseFixture warehouse = new();
    private int[] units = [];
    private (int Key, int UnitOfMeasure)[] indicators = [];
    private int report;

    public async Task InitializeAsync()
    {
        await warehouse.InitializeAsync();
        units = await ListAsync<int>("SELECT admin_unit_key FROM dim_admin_unit ORDER BY admin_unit_key LIMIT 40");
        indicators = [.. (await ListAsync<int>("SELECT indicator_key FROM dim_indicator ORDER BY indicator_key LIMIT 50"))
            .Zip(await ListAsync<int>("SELECT unit_of_measure_key FROM dim_indicator ORDER BY indicator_key LIMIT 50"))];
        report = await ScalarAsync<int>(
            """
            INSERT INTO report_document (sha256, file_name, content) VALUES (repeat('a', 64), 'a', '');
            INSERT INTO dim_report (admin_unit_key, period_key, sha256, file_name, status)
            SELECT admin_unit_key, 202200, repeat('a', 64), 'a', 'Loaded' FROM dim_admin_unit ORDER BY admin_unit_key LIMIT 1 RETURNING report_key
            """);
    }

    public Task DisposeAsync() => warehouse.DisposeAsync();

    [Fact]
    public async Task Years_without_facts_appear_together_with_all_of_theirs()
    {
        (await ImportAsync([2022, 2023], Facts)).ShouldBe(new ImportOutcome(4_000, 0, 0));

        (await ScalarAsync<long>("SELECT count(*) FROM fact_observation_current")).ShouldBe(4_000);
        (await ScalarAsync<long>("SELECT count(DISTINCT recorded_from) FROM fact_observation_current")).ShouldBe(1);
        (await ScalarAsync<bool>("SELECT min(recorded_from) = (SELECT recorded_at FROM fact_moment) FROM fact_observation_current")).ShouldBeTrue();
        (await ScalarAsync<decimal>($"SELECT value FROM fact_observation_current WHERE period_key = 202300 AND admin_unit_key = {units[3]} AND indicator_key = {indicators[4].Key}"))
            .ShouldBe(ValueOf(2023, 3, 4));
    }

    [Fact]
    public async Task A_filled_year_has_the_indexes_keys_and_rights_of_every_other()
    {
        await ImportAsync([2022], Facts);

        (await ShapeAsync(2022)).ShouldBe(await ShapeAsync(2021));

        await using var read = warehouse.Connections.Reader.CreateCommand("SELECT count(*) FROM fact_observation_current WHERE period_key = 202200");
        (await read.ExecuteScalarAsync()).ShouldBe(2_000L);
    }

    [Fact]
    public async Task A_filled_year_refuses_what_every_other_refuses()
    {
        await ImportAsync([2022], Facts);

        foreach (var (rows, state) in ((string, string)[])[
                     ("observation_key + 1000000, recorded_from, recorded_to, period_key + 1, -1, indicator_key", PostgresErrorCodes.ForeignKeyViolation),
                     ("observation_key + 1000000, recorded_from, recorded_to, period_key, admin_unit_key, indicator_key", PostgresErrorCodes.UniqueViolation),
                     ("observation_key + 1000000, recorded_from, recorded_to, period_key + 1000, admin_unit_key, indicator_key", PostgresErrorCodes.CheckViolation)])
        {
            (await Should.ThrowAsync<PostgresException>(() => ScalarAsync<int>(
                $"""
                 INSERT INTO fact_observation_2022
                 SELECT {rows}, report_key, source_row, unit_of_measure_key, status, qualifier, value, denominator FROM fact_observation_2022 LIMIT 1
                 """))).SqlState.ShouldBe(state);
        }
    }

    [Fact]
    public async Task Every_fact_has_a_key_of_its_own_and_later_ones_get_others()
    {
        await ImportAsync([2022, 2023], Facts);
        (await ScalarAsync<long>("SELECT count(DISTINCT observation_key) FROM fact_observation")).ShouldBe(4_000);

        await ImportAsync([2022], year => Facts(year).Take(1).Select(fact => fact with { Value = -1 }));

        (await ScalarAsync<bool>("SELECT bool_and(n = 1) FROM (SELECT count(*) AS n FROM fact_observation GROUP BY observation_key) g")).ShouldBeTrue();
        (await ScalarAsync<long>("SELECT count(*) FROM fact_observation")).ShouldBe(4_001);
    }

    [Fact]
    public async Task What_an_import_left_that_died_is_thrown_away()
    {
        await ScalarAsync<int>("DO $$ BEGIN PERFORM open_fact_year(2022, now()); PERFORM open_fact_year(2025, now()); PERFORM key_fact_year(2025); END $$; SELECT 1");

        (await ImportAsync([2022], Facts)).Inserted.ShouldBe(2_000);

        (await ScalarAsync<long>("SELECT count(*) FROM pg_class WHERE relname LIKE 'fact_incoming%'")).ShouldBe(0);
        (await ShapeAsync(2022)).ShouldBe(await ShapeAsync(2021));
    }

    [Fact]
    public async Task A_year_that_is_read_without_a_pause_gets_its_facts_all_the_same()
    {
        await using var reading = new NpgsqlConnection(warehouse.ConnectionString);
        await reading.OpenAsync();
        await using var snapshot = await reading.BeginTransactionAsync();
        await using var read = new NpgsqlCommand("SELECT count(*) FROM fact_observation_current, dim_indicator", reading, snapshot);
        await read.ExecuteScalarAsync();

        (await ImportAsync([2022], Facts)).ShouldBe(new ImportOutcome(2_000, 0, 0));

        (await ScalarAsync<long>("SELECT count(*) FROM fact_observation_2022")).ShouldBe(2_000);
        (await ScalarAsync<long>("SELECT count(DISTINCT recorded_from) FROM fact_observation_2022")).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_facts_again_write_no_row()
    {
        await ImportAsync([2022, 2023], Facts);
        var moment = await ScalarAsync<DateTime>("SELECT recorded_at FROM fact_moment");
        var before = await ScalarAsync<string>(RowVersions);

        (await ImportAsync([2022, 2023], Facts)).ShouldBe(new ImportOutcome(0, 0, 4_000));

        (await ScalarAsync<string>(RowVersions)).ShouldBe(before);
        (await ScalarAsync<long>("SELECT count(*) FROM fact_observation")).ShouldBe(4_000);
        (await ScalarAsync<DateTime>("SELECT recorded_at FROM fact_moment")).ShouldBe(moment);
    }

    [Fact]
    public async Task Only_what_is_new_or_changed_is_written()
    {
        await ImportAsync([2022], year => Facts(year).Skip(100));
        var (first, changed) = (Facts(2022).First(), Facts(2022).Skip(150).First());

        var outcome = await ImportAsync([2022], year => Facts(year).Select(fact => fact == changed ? fact with { Value = -5 } : fact));

        outcome.ShouldBe(new ImportOutcome(100, 1, 1_899));
        (await ScalarAsync<decimal>(ValueAt(changed))).ShouldBe(-5);
        (await ScalarAsync<decimal>(ValueAt(first))).ShouldBe(first.Value!.Value);
        (await ScalarAsync<long>("SELECT count(*) FROM fact_observation WHERE recorded_to = (SELECT recorded_at FROM fact_moment)")).ShouldBe(1);
        (await ScalarAsync<long>("SELECT count(*) FROM fact_observation_current WHERE recorded_from = (SELECT recorded_at FROM fact_moment)")).ShouldBe(101);
    }

    [Fact]
    public async Task An_index_of_another_table_is_not_built()
    {
        await using var command = warehouse.Connections.Loader.CreateCommand("SELECT index_fact_year(2022, 'dim_indicator_pkey', 0)");

        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState.ShouldBe("P0002");
    }

    [Fact]
    public async Task A_key_that_the_dimensions_do_not_have_loads_nothing()
    {
        var error = await Should.ThrowAsync<PostgresException>(() =>
            ImportAsync([2022, 2023], year => Facts(year).Select(fact => fact.PeriodKey == 202300 && fact.AdminUnitKey == units[0] ? fact with { AdminUnitKey = -1 } : fact)));

        error.SqlState.ShouldBe(PostgresErrorCodes.ForeignKeyViolation);
        await NothingStandsAsync();
    }

    [Fact]
    public async Task A_grain_that_comes_twice_loads_nothing()
    {
        var error = await Should.ThrowAsync<PostgresException>(() => ImportAsync([2022], year => [.. Facts(year), Facts(year).First()]));

        error.SqlState.ShouldBe(PostgresErrorCodes.UniqueViolation);
        await NothingStandsAsync();
    }

    [Fact]
    public async Task A_value_that_is_missing_without_a_reason_loads_nothing()
    {
        var error = await Should.ThrowAsync<PostgresException>(() => ImportAsync([2022], year => Facts(year).Select(fact => fact with { Value = null })));

        error.SqlState.ShouldBe(PostgresErrorCodes.CheckViolation);
        await NothingStandsAsync();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0.000001")]
    [InlineData("92.59")]
    [InlineData("10000")]
    [InlineData("10000.0001")]
    [InlineData("99999999999999.999999")]
    [InlineData("-12345678901234.5")]
    [InlineData("100")]
    public async Task Every_number_arrives_exactly(string text)
    {
        var value = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        await ImportAsync([2022], year => Facts(year).Take(1).Select(fact => fact with { Value = value, Denominator = value }));

        (await ScalarAsync<decimal>("SELECT value FROM fact_observation_current")).ShouldBe(value);
        (await ScalarAsync<bool>($"SELECT value = {text} AND denominator = {text} FROM fact_observation_current")).ShouldBeTrue();
    }

    /// <summary>Everything that the database knows of a year's partition, its facts and statistics aside.</summary>
    private Task<string> ShapeAsync(int year) => ScalarAsync<string>(
        $"""
         SELECT replace(replace(string_agg(line, E'\n' ORDER BY line), '{year + 1}', 'NEXT'), '{year}', 'YEAR') FROM (
             SELECT 'column ' || concat_ws(' ', a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attislocal, a.attinhcount, a.attstorage,
                                           a.attcompression, pg_get_expr(d.adbin, d.adrelid)) AS line
             FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
             WHERE a.attrelid = 'fact_observation_{year}'::regclass AND a.attnum > 0
             UNION ALL
             SELECT 'index ' || concat_ws(' ', c.relname, pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisready, c.reloptions, pg_get_userbyid(c.relowner),
                                          (SELECT p.relname FROM pg_inherits h JOIN pg_class p ON p.oid = h.inhparent WHERE h.inhrelid = i.indexrelid))
             FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = 'fact_observation_{year}'::regclass
             UNION ALL
             SELECT 'constraint ' || concat_ws(' ', k.conname, pg_get_constraintdef(k.oid), k.convalidated, k.conislocal, k.coninhcount, CASE WHEN k.contype = 'c' THEN k.connoinherit END, p.conname, p.conrelid::regclass)
             FROM pg_constraint k LEFT JOIN pg_constraint p ON p.oid = k.conparentid WHERE k.conrelid = 'fact_observation_{year}'::regclass
             UNION ALL
             SELECT 'trigger ' || concat_ws(' ', t.tgfoid::regproc, t.tgtype, t.tgenabled, t.tgconstrrelid::regclass, k.conname, p.tgrelid::regclass)
             FROM pg_trigger t LEFT JOIN pg_constraint k ON k.oid = t.tgconstraint LEFT JOIN pg_trigger p ON p.oid = t.tgparentid
             WHERE t.tgrelid = 'fact_observation_{year}'::regclass OR t.tgconstrrelid = 'fact_observation_{year}'::regclass
             UNION ALL
             SELECT 'table ' || concat_ws(' ', c.relname, c.relpersistence, c.reloptions, (SELECT array_agg(a::text ORDER BY a::text) FROM unnest(c.relacl) a), pg_get_userbyid(c.relowner), pg_get_expr(c.relpartbound, c.oid))
             FROM pg_class c WHERE c.oid = 'fact_observation_{year}'::regclass) shape
         """);

    private async Task NothingStandsAsync()
    {
        (await ScalarAsync<long>("SELECT count(*) FROM fact_observation")).ShouldBe(0);
        (await ScalarAsync<long>("SELECT count(*) FROM pg_class WHERE relname LIKE 'fact_incoming%'")).ShouldBe(0);
        (await ImportAsync([2022], Facts)).Inserted.ShouldBe(2_000);
    }

    private Task<ImportOutcome> ImportAsync(IReadOnlyCollection<int> years, Func<int, IEnumerable<ImportedFact>> factsOf) =>
        new FactImport(warehouse.Connections.Loader).RunAsync(years, factsOf, CancellationToken.None);

    private IEnumerable<ImportedFact> Facts(int year) =>
        from unit in Enumerable.Range(0, units.Length)
        from indicator in Enumerable.Range(0, indicators.Length)
        select new ImportedFact(
            year * 100, units[unit], indicators[indicator].Key, report, indicator + 1, indicators[indicator].UnitOfMeasure,
            ImportedStatus.Normal, ValueOf(year, unit, indicator), null);

    private static decimal ValueOf(int year, int unit, int indicator) => year + (unit * 100) + (indicator / 8m);

    private static string ValueAt(ImportedFact fact) =>
        $"SELECT value FROM fact_observation_current WHERE period_key = {fact.PeriodKey} AND admin_unit_key = {fact.AdminUnitKey} AND indicator_key = {fact.IndicatorKey}";

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(warehouse.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private async Task<T[]> ListAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(warehouse.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<T>();
        while (await reader.ReadAsync())
        {
            values.Add(reader.GetFieldValue<T>(0));
        }

        return [.. values];
    }
}
