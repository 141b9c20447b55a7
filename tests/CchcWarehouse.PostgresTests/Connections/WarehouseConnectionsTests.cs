using CchcWarehouse.PostgresTests.Clusters;
using CchcWarehouse.Star.Connections;
using Npgsql;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Connections;

public sealed class WarehouseConnectionsTests(WarehouseFixture warehouse) : IClassFixture<WarehouseFixture>
{
    private const string Write = "INSERT INTO load (file_name, state) VALUES ('a.txt', 'Queued')";

    [Fact]
    public async Task The_reader_reads_and_never_writes()
    {
        (await ScalarAsync(warehouse.Connections.Reader, "SELECT current_user::text")).ShouldBe("cchc_reader");
        await RefusedAsync(warehouse.Connections.Reader, Write, PostgresErrorCodes.ReadOnlySqlTransaction);
        await RefusedAsync(warehouse.Connections.Reader, $"BEGIN READ WRITE; {Write}", PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task The_reader_has_a_time_limit() =>
        (await ScalarAsync(warehouse.Connections.Reader, "SHOW statement_timeout")).ShouldBe("1min");

    [Fact]
    public async Task The_loader_writes_loads_and_changes_no_schema()
    {
        await ScalarAsync(warehouse.Connections.Loader, Write);
        await RefusedAsync(warehouse.Connections.Loader, "DROP TABLE fact_observation", PostgresErrorCodes.InsufficientPrivilege);
        await RefusedAsync(warehouse.Connections.Loader, "CREATE TABLE mine ()", PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task One_given_login_takes_the_roles_on_and_keeps_them_in_the_pool()
    {
        await using var given = await WarehouseConnections.ForAsync(warehouse.ConnectionString + ";Maximum Pool Size=1", CancellationToken.None);
        for (var time = 0; time < 3; time++)
        {
            (await ScalarAsync(given.Reader, "SELECT current_user::text")).ShouldBe("cchc_reader");
            (await ScalarAsync(given.Loader, "SELECT current_user::text")).ShouldBe("cchc_loader");
        }

        await RefusedAsync(given.Reader, Write, PostgresErrorCodes.ReadOnlySqlTransaction);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_named()
    {
        var error = await Should.ThrowAsync<Star.DatabaseUnreachableException>(
            () => WarehouseConnections.ForAsync("Host=127.0.0.1;Port=1;Database=gone;Username=nobody;Password=x", CancellationToken.None));
        error.MessageEn.ShouldStartWith("The database gone on tcp://127.0.0.1:1 cannot be reached");
    }

    [Fact]
    public async Task A_connection_string_that_is_none_is_told_how_one_looks()
    {
        var error = await Should.ThrowAsync<Star.DatabaseUnreachableException>(
            () => WarehouseConnections.ForAsync("postgres://localhost/cchc", CancellationToken.None));
        error.MessageEn.ShouldContain("Host=localhost;Database=cchc_warehouse");
    }

    private static async Task<object?> ScalarAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    private static async Task RefusedAsync(NpgsqlDataSource source, string sql, string sqlState) =>
        (await Should.ThrowAsync<PostgresException>(() => ScalarAsync(source, sql))).SqlState.ShouldBe(sqlState);
}
