using System.Diagnostics;
using CchcWarehouse.Star;
using CchcWarehouse.Star.Clusters;
using Npgsql;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Clusters;

public sealed class PrivateClusterTests : IDisposable
{
    private readonly TemporaryFolder folder = new("a data folder with 'quotes' and \"spaces\"");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_second_joins_the_first_and_the_last_one_to_leave_stops_the_server()
    {
        var first = await StartAsync();
        var second = await StartAsync();
        (first.WasStarted, second.WasStarted).ShouldBe((true, false));
        second.ProcessId.ShouldBe(first.ProcessId);

        await first.DisposeAsync();
        (await AskAsync(second, "SELECT 1")).ShouldBe(1);
        await second.DisposeAsync();
        Runs(second.ProcessId).ShouldBeFalse();
    }

    [Fact]
    public async Task Many_that_come_and_go_at_once_share_one_server_or_start_it_again()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var cluster = await StartAsync();
            (await AskAsync(cluster, "SELECT 1")).ShouldBe(1);
        }));
    }

    [Fact]
    public async Task What_was_written_survives_a_restart_on_the_same_port()
    {
        int port;
        await using (var cluster = await StartAsync())
        {
            port = cluster.Port;
            await AskAsync(cluster, "CREATE TABLE kept AS SELECT 42 AS x");
        }

        await using var again = await StartAsync();
        again.Port.ShouldBe(port);
        (await AskAsync(again, "SELECT x FROM kept")).ShouldBe(42);
    }

    [Fact]
    public async Task A_killed_server_recovers_with_everything_that_was_committed()
    {
        var killed = await StartAsync();
        await AskAsync(killed, "CREATE TABLE kept AS SELECT 42 AS x");
        Process.GetProcessById(killed.ProcessId).Kill();
        await Eventually(() => !Runs(killed.ProcessId));

        await using var again = await StartAsync();
        again.WasStarted.ShouldBeTrue();
        (await AskAsync(again, "SELECT x FROM kept")).ShouldBe(42);
        await killed.DisposeAsync();
    }

    [Fact]
    public async Task A_process_number_that_another_program_got_does_not_keep_the_server_down()
    {
        string left;
        await using (var cluster = await StartAsync())
            left = await File.ReadAllTextAsync(PostmasterFile);
        using var other = Process.Start("sleep", "60");
        await File.WriteAllTextAsync(PostmasterFile, left.Replace(left.Split('\n')[0], $"{other.Id}", StringComparison.Ordinal));

        await using (var again = await StartAsync())
            (await AskAsync(again, "SELECT 1")).ShouldBe(1);
        other.Kill();
    }

    [Fact]
    public async Task Two_data_folders_run_side_by_side()
    {
        using var other = new TemporaryFolder();
        await using var first = await StartAsync();
        await using var second = await PrivateCluster.StartOrJoinAsync(other.Path, CancellationToken.None);
        second.WasStarted.ShouldBeTrue();
        second.Port.ShouldNotBe(first.Port);
    }

    [Fact]
    public async Task A_port_that_somebody_took_is_left_to_them()
    {
        int port;
        await using (var cluster = await StartAsync())
            port = cluster.Port;
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, port);
        taken.Start();

        await using var again = await StartAsync();
        again.Port.ShouldNotBe(port);
    }

    [Fact]
    public async Task A_folder_of_another_version_is_refused_with_what_to_do()
    {
        await using (await StartAsync())
        {
        }

        await File.WriteAllTextAsync(Path.Combine(folder.Path, "postgres/data/PG_VERSION"), "9\n");
        var error = await Should.ThrowAsync<DatabaseUnreachableException>(StartAsync);
        error.MessageEn.ShouldContain("belongs to PostgreSQL 9");
        error.MessageEn.ShouldContain("--data");
    }

    [Fact]
    public async Task A_first_start_that_was_broken_off_leaves_nothing_half_done()
    {
        using var impatient = new CancellationTokenSource();
        var brokenOff = PrivateCluster.StartOrJoinAsync(folder.Path, impatient.Token);
        await Eventually(() => Directory.Exists(Path.Combine(folder.Path, "postgres/data.new")));
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => brokenOff);
        await using var cluster = await StartAsync();
        (await AskAsync(cluster, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_very_long_path_gets_a_short_socket()
    {
        using var deep = new TemporaryFolder(string.Join('/', Enumerable.Repeat("thư-mục-rất-dài", 10)));
        await using var cluster = await PrivateCluster.StartOrJoinAsync(deep.Path, CancellationToken.None);
        (await AskAsync(cluster, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Over_TCP_only_the_password_opens_and_nobody_else_can_read_it()
    {
        await using var cluster = await StartAsync();
        await cluster.PrepareAsync("some_database", CancellationToken.None);
        File.GetUnixFileMode(cluster.PasswordFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var address = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1", Port = cluster.Port, Database = "some_database", Username = "cchc_reader", Passfile = cluster.PasswordFile, Pooling = false,
        };
        (await AskAsync(address.ConnectionString, "SELECT 1")).ShouldBe(1);
        address.Passfile = "/dev/null";
        address.Password = "guess";
        (await Should.ThrowAsync<PostgresException>(() => AskAsync(address.ConnectionString, "SELECT 1")))
            .SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    [Fact]
    public async Task Commits_are_safe_on_disk_and_text_is_UTF8()
    {
        await using var cluster = await StartAsync();
        (await AskAsync(cluster, "SHOW fsync")).ShouldBe("on");
        (await AskAsync(cluster, "SHOW synchronous_commit")).ShouldBe("on");
        (await AskAsync(cluster, "SHOW server_encoding")).ShouldBe("UTF8");
        (await AskAsync(cluster, "SHOW data_checksums")).ShouldBe("on");
    }

    private string PostmasterFile => Path.Combine(folder.Path, "postgres/data/postmaster.pid");

    private Task<PrivateCluster> StartAsync() => PrivateCluster.StartOrJoinAsync(folder.Path, CancellationToken.None);

    private static Task<object?> AskAsync(PrivateCluster cluster, string sql) =>
        AskAsync(cluster.ConnectionString("postgres", PrivateCluster.Administrator) + ";Pooling=false", sql);

    private static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static bool Runs(int processId) =>
        File.Exists($"/proc/{processId}/stat") && !File.ReadAllText($"/proc/{processId}/stat").Contains(") Z", StringComparison.Ordinal);

    private static async Task Eventually(Func<bool> holds)
    {
        while (!holds())
            await Task.Delay(10);
    }
}
