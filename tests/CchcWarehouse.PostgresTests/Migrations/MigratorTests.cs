using CchcWarehouse.PostgresTests.Clusters;
using CchcWarehouse.Star.Connections;
using CchcWarehouse.Star.Migrations;
using Npgsql;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Migrations;

public sealed class MigratorTests : IAsyncLifetime
{
    private static readonly IReadOnlyList<MigrationFile> Files = MigrationFile.ReadAll(MigrationFile.Folder);
    private TestServer server = null!;
    private string database = null!;
    private WarehouseConnections connections = null!;

    public async Task InitializeAsync()
    {
        server = await TestServer.SharedAsync();
        database = await server.MakeDatabaseAsync(migrated: false);
        connections = await server.ConnectAsync(database);
    }

    public async Task DisposeAsync()
    {
        await connections.DisposeAsync();
        await server.DropDatabaseAsync(database);
    }

    [Fact]
    public async Task Every_file_runs_once_in_order()
    {
        (await ApplyAsync(Files)).ShouldBe(Files.Select(f => f.Name));
        (await ApplyAsync(Files)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Reference_data_is_loaded_once()
    {
        (await RunAsync()).ReferenceChanges.ShouldNotBeEmpty();
        (await RunAsync()).ReferenceChanges.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_programs_that_start_at_once_migrate_once()
    {
        var results = await Task.WhenAll(ApplyAsync(Files), ApplyAsync(Files), ApplyAsync(Files));
        results.Count(r => r.Count == Files.Count).ShouldBe(1);
        results.Count(r => r.Count == 0).ShouldBe(2);
    }

    [Fact]
    public async Task A_database_is_ready_only_with_every_migration()
    {
        await ApplyAsync(Files.SkipLast(1).ToList());
        (await IsCurrentAsync(Files)).ShouldBeFalse();
        await ApplyAsync(Files);
        (await IsCurrentAsync(Files)).ShouldBeTrue();
        (await IsCurrentAsync(Files.SkipLast(1).ToList())).ShouldBeFalse();
    }

    [Fact]
    public async Task An_empty_database_is_not_ready() => (await IsCurrentAsync(Files)).ShouldBeFalse();

    [Fact]
    public async Task An_edited_file_that_ran_is_refused()
    {
        await ApplyAsync(Files);
        var edited = Files.Select(f => f == Files[1] ? MigrationFile.FromText(f.Name, f.Sql + "-- more\n") : f).ToList();
        (await Should.ThrowAsync<MigrationException>(() => ApplyAsync(edited))).MessageEn.ShouldContain($"{Files[1].Name} was edited");
    }

    [Fact]
    public async Task Other_line_ends_are_no_edit()
    {
        await ApplyAsync(Files);
        var checkedOut = Files.Select(f => MigrationFile.FromText(f.Name, f.Sql.ReplaceLineEndings("\r\n"))).ToList();
        (await ApplyAsync(checkedOut)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused()
    {
        await ApplyAsync([.. Files, MigrationFile.FromText("9999_later.sql", "SELECT 1")]);
        (await Should.ThrowAsync<MigrationException>(() => ApplyAsync(Files))).MessageEn.ShouldContain("newer than this program");
    }

    [Fact]
    public async Task A_file_that_comes_late_is_refused()
    {
        await ApplyAsync([.. Files, MigrationFile.FromText("9999_later.sql", "SELECT 1")]);
        MigrationFile[] late = [.. Files, MigrationFile.FromText("9998_late.sql", "SELECT 1"), MigrationFile.FromText("9999_later.sql", "SELECT 1")];
        (await Should.ThrowAsync<MigrationException>(() => ApplyAsync(late))).MessageEn.ShouldContain("9998_late.sql has not run");
    }

    [Fact]
    public async Task A_failing_file_names_its_line_and_leaves_nothing()
    {
        var failing = MigrationFile.FromText("9999_failing.sql", "CREATE TABLE half_done (x int);\n\n-- note\nINSERT INTO nowhere\nVALUES (1);\n");
        var error = await Should.ThrowAsync<MigrationException>(() => ApplyAsync([.. Files, failing]));
        error.MessageEn.ShouldContain("9999_failing.sql fails at line 4");
        await using var command = connections.Owner.CreateCommand("SELECT to_regclass('half_done') IS NULL AND to_regclass('fact_observation') IS NOT NULL");
        (await command.ExecuteScalarAsync()).ShouldBe(true);
    }

    [Fact]
    public async Task Every_relation_belongs_to_the_owner()
    {
        await ApplyAsync(Files);
        await using var command = connections.Owner.CreateCommand(
            "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'S') AND pg_get_userbyid(relowner) <> 'cchc_owner'");
        (await command.ExecuteScalarAsync()).ShouldBe(0L);
    }

    private Task<IReadOnlyList<string>> ApplyAsync(IReadOnlyList<MigrationFile> files) =>
        new Migrator(files).ApplyAsync(connections.Owner, CancellationToken.None);

    private Task<MigrationResult> RunAsync() => new Migrator(Files).RunAsync(connections.Owner, CancellationToken.None);

    private Task<bool> IsCurrentAsync(IReadOnlyList<MigrationFile> files) =>
        new Migrator(files).IsCurrentAsync(connections.Reader, CancellationToken.None);
}
