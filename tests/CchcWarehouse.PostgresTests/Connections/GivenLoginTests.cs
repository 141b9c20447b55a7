using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CchcWarehouse.Commands;
using CchcWarehouse.PostgresTests.Clusters;
using CchcWarehouse.PostgresTests.Commands;
using CchcWarehouse.Server;
using CchcWarehouse.Star.Connections;
using CchcWarehouse.Star.Migrations;
using Npgsql;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Connections;

/// <summary>Logins of an own server that are no superusers: the owner of one database, one that only reads, one that may nothing.</summary>
public sealed class GivenLoginTests : IAsyncLifetime
{
    private const string Password = "only-in-this-test";
    private readonly string login = $"cchc_login_{Guid.NewGuid():N}"[..24];
    private TestServer server = null!;
    private string database = null!;

    public async Task InitializeAsync()
    {
        server = await TestServer.SharedAsync();
        database = await server.MakeDatabaseAsync(migrated: false);
        await ExecuteAsync($"CREATE ROLE {login} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '{Password}'");
    }

    public async Task DisposeAsync()
    {
        await server.DropDatabaseAsync(database);
        await using var source = NpgsqlDataSource.Create(server.Administrator("postgres"));
        await using var command = source.CreateCommand($"DROP ROLE {login}");
        await command.ExecuteNonQueryAsync();
    }

    [Fact]
    public async Task The_owner_of_one_database_migrates_and_loads_as_itself()
    {
        await ExecuteAsync($"ALTER DATABASE {database} OWNER TO {login}; ALTER SCHEMA public OWNER TO {login}");
        await using (var warehouse = await OpenAsync())
        {
            (await warehouse.MigrateAsync(CancellationToken.None)).Applied.ShouldNotBeEmpty();
            warehouse.Connections.MayLoad.ShouldBeTrue();
        }

        var load = await Cchc.RunAsync(["load", Directory.EnumerateFiles(Cchc.Samples, "*.txt").First()], connectionString: ConnectionString);
        load.ExitCode.ShouldBeOneOf(0, 2);
    }

    [Fact]
    public async Task A_login_that_only_reads_serves_what_is_there_and_takes_nothing()
    {
        await MigrateAsAdministratorAsync();
        await ExecuteAsync($"GRANT {WarehouseRoles.Reader} TO {login}");
        await using var warehouse = await OpenAsync();
        (await warehouse.MigrateAsync(CancellationToken.None)).Applied.ShouldBeEmpty();
        await using var app = WarehouseServer.Build(warehouse, Settings.Read(), ListenAddresses.Parse("http://127.0.0.1:0"));
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        (await client.GetStringAsync(new Uri("/odata/AdminUnits/$count", UriKind.Relative))).ShouldNotBe("0");
        (await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var body = new MultipartFormDataContent { { new ByteArrayContent([1]), "file", "a.txt" } };
        var refused = await client.PostAsync(new Uri("/api/reports", UriKind.Relative), body);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("GRANT cchc_loader");
        await app.StopAsync();
        var load = await Cchc.RunAsync(["load", Directory.EnumerateFiles(Cchc.Samples, "*.txt").First()], connectionString: ConnectionString);
        load.ExitCode.ShouldBe(1);
        load.Error.ShouldContain("GRANT cchc_loader");
    }

    [Fact]
    public async Task A_login_that_may_nothing_is_told_the_right_it_lacks()
    {
        await MigrateAsAdministratorAsync();
        await using var warehouse = await OpenAsync();
        (await Should.ThrowAsync<MigrationException>(() => warehouse.MigrateAsync(CancellationToken.None))).MessageEn.ShouldContain($"GRANT cchc_reader TO \"{login}\"");
    }

    [Fact]
    public async Task Roles_that_the_login_may_not_make_are_named()
    {
        await ExecuteAsync($"ALTER DATABASE {database} OWNER TO {login}; ALTER SCHEMA public OWNER TO {login}");
        await using var warehouse = await OpenAsync();
        var migrator = new Migrator([MigrationFile.FromText("0001_roles.sql", $"CREATE ROLE {login}_b NOLOGIN;")]);
        var refused = await Should.ThrowAsync<MigrationException>(() => migrator.ApplyAsync(warehouse.Connections.Owner, CancellationToken.None));
        refused.MessageEn.ShouldContain("CREATE ROLE cchc_owner NOLOGIN; CREATE ROLE cchc_loader NOLOGIN; CREATE ROLE cchc_reader NOLOGIN;");
        refused.MessageEn.ShouldContain($"TO \"{login}\"");
    }

    // A private cluster asks for the password only off its socket.
    private string ConnectionString
    {
        get
        {
            var administrator = new NpgsqlConnectionStringBuilder(server.Administrator(database));
            var host = administrator.Host!.StartsWith('/') ? "127.0.0.1" : administrator.Host;
            return new NpgsqlConnectionStringBuilder { Host = host, Port = administrator.Port, Database = database, Username = login, Password = Password }.ConnectionString;
        }
    }

    private Task<WarehouseDatabase> OpenAsync() => WarehouseDatabase.OpenAsync(ConnectionString, "unused", CancellationToken.None);

    private async Task MigrateAsAdministratorAsync()
    {
        await using var connections = await server.ConnectAsync(database);
        await new Migrator(MigrationFile.ReadAll(MigrationFile.Folder)).RunAsync(connections.Owner, CancellationToken.None);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.Administrator(database));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
