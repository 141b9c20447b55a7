using System.Net;
using System.Net.Sockets;
using CchcWarehouse.Star.Connections;

namespace CchcWarehouse.Star.Clusters;

/// <summary>Makes a server's files where there are none, and starts it. Only inside the gate.</summary>
internal sealed class ServerStart
{
    private const int Attempts = 6;
    private readonly PostgresInstallation postgres;
    private readonly ServerAccount account;
    private readonly ServerHome home;

    private ServerStart(PostgresInstallation postgres, ServerAccount account, ServerHome home)
    {
        this.postgres = postgres;
        this.account = account;
        this.home = home;
    }

    public static async Task<Postmaster> RunAsync(DataFolder folder, CancellationToken cancellationToken)
    {
        var version = folder.Home.MajorVersion;
        var installed = await PostgresInstallation.FindAsync(version, folder.Path, cancellationToken);
        var serverAccount = await ServerAccount.ChooseAsync(version is null ? null : folder.Home.Data, cancellationToken);
        var start = new ServerStart(
            installed,
            serverAccount,
            version is null ? await folder.MakeHomeAsync(serverAccount, cancellationToken) : folder.Home);
        if (version is null)
            await start.MakeDatabaseAsync(cancellationToken);
        return await start.StartAsync(cancellationToken);
    }

    /// <remarks>Made under another name and renamed when complete: a broken-off start leaves nothing half done.</remarks>
    private async Task MakeDatabaseAsync(CancellationToken cancellationToken)
    {
        var made = await InitializeAsync("C.UTF-8", cancellationToken);
        if (!made.Succeeded && made.Output.Contains("invalid locale", StringComparison.Ordinal))
            made = await InitializeAsync("C", cancellationToken);
        if (!made.Succeeded)
            throw Failed("initdb", made.Output);
        Directory.Move(home.In("data.new"), home.Data);
    }

    private async Task<ServerCommand.Result> InitializeAsync(string locale, CancellationToken cancellationToken)
    {
        if (Directory.Exists(home.In("data.new")))
            Directory.Delete(home.In("data.new"), recursive: true);
        return await account.RunAsync(
            [
                postgres.Program("initdb"), "-D", "data.new", "-U", PrivateCluster.Administrator,
                "--encoding=UTF8", $"--locale={locale}", "--data-checksums",
                "--auth-local=peer", "--auth-host=reject",
            ],
            home.Path,
            cancellationToken);
    }

    private async Task<Postmaster> StartAsync(CancellationToken cancellationToken)
    {
        Postmaster.Clear(home);
        if (!await account.OwnFolderAsync(home.SocketFolder, cancellationToken))
            throw Failed("mkdir", home.SocketFolder);
        var output = string.Empty;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            await WriteSettingsAsync(FreePort(attempt == 0 ? LastPort : 0), cancellationToken);
            (var started, output) = await TryStartAsync(cancellationToken);
            if (started is not null)
                return started;
            if (output.Contains("shared memory block", StringComparison.Ordinal))
                await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken); // sessions of a killed server are still ending
            else if (!output.Contains("TCP/IP socket", StringComparison.Ordinal))
                break;
        }

        throw Failed("pg_ctl start", output);
    }

    private async Task<(Postmaster? Started, string Output)> TryStartAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(home.Log))
            File.Move(home.Log, home.In("server.old.log"), overwrite: true);
        try
        {
            // Relative names: pg_ctl hands them to a shell, which a quote in the data folder's name would upset.
            var result = await account.RunAsync(
                [postgres.Program("pg_ctl"), "start", "-D", "data", "-l", "server.log", "-w", "-t", "600"],
                home.Path,
                cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            return result.Succeeded && Postmaster.Read(home) is { } postmaster
                ? (postmaster, result.Output)
                : (null, File.Exists(home.Log) ? await File.ReadAllTextAsync(home.Log, cancellationToken) : result.Output);
        }
        catch (OperationCanceledException)
        {
            if (Postmaster.Read(home) is { } halfStarted && halfStarted.IsAlive(home))
                await halfStarted.StopAsync(home, CancellationToken.None);
            throw;
        }
    }

    private async Task WriteSettingsAsync(int port, CancellationToken cancellationToken)
    {
        var include = "include = 'cchc.conf'";
        var main = await File.ReadAllTextAsync(home.In("data/postgresql.conf"), cancellationToken);
        if (!main.Contains(include, StringComparison.Ordinal))
            await WriteAsync("postgresql.conf", $"{main}\n{include}\n", cancellationToken);
        await WriteAsync("cchc.conf", ServerSettings.Print(port, home.SocketFolder), cancellationToken);
        await WriteAsync("pg_hba.conf", ServerSettings.HostBasedAuthentication, cancellationToken);
        await WriteAsync(
            "pg_ident.conf",
            ServerSettings.Identities([account.Name, "root"], [PrivateCluster.Administrator, .. WarehouseRoles.All]),
            cancellationToken);
    }

    /// <remarks>Replaced, not overwritten, and readable: root and the server's account may write by turns.</remarks>
    private async Task WriteAsync(string name, string text, CancellationToken cancellationToken)
    {
        var path = Path.Combine(home.Data, name);
        await File.WriteAllTextAsync(path + ".new", text, cancellationToken);
        File.SetUnixFileMode(path + ".new", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>The port of the last start, so that saved connections stay right while nobody else takes it.</summary>
    private int LastPort =>
        File.Exists(home.Settings)
        && File.ReadLines(home.Settings).FirstOrDefault(l => l.StartsWith("port = ", StringComparison.Ordinal)) is { } line
        && int.TryParse(line["port = ".Length..], out var port) ? port : 0;

    private static int FreePort(int wanted)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, wanted);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException) when (wanted != 0)
        {
            return FreePort(0);
        }
    }

    private DatabaseUnreachableException Failed(string step, string output)
    {
        var lastLines = string.Join('\n', output.Split('\n').TakeLast(8));
        return new DatabaseUnreachableException(
            $"PostgreSQL {postgres.MajorVersion} trong {home.Path} không khởi động được ({step}):\n{lastLines}",
            $"PostgreSQL {postgres.MajorVersion} in {home.Path} does not start ({step}):\n{lastLines}");
    }
}
