namespace CchcWarehouse.Star.Clusters;

/// <summary>What stands where in a data folder.</summary>
/// <remarks>
/// <c>postgres/</c> is the server's home: <c>data/</c> the database, <c>run/</c> its socket, <c>server.log</c>.
/// Where the server's account cannot use that place (root's clone under <c>/root</c>, a file system without
/// owners), the home is elsewhere and <c>postgres.location</c> holds its path.
/// <c>postgres.gate</c> is locked while somebody starts or stops the server, <c>postgres.joined</c> is shared by
/// everybody who uses it, <c>pgpass</c> has the passwords for connections over TCP.
/// </remarks>
internal sealed class DataFolder
{
    private const string HomeName = "postgres";

    private DataFolder(string path) => Path = path;

    public string Path { get; }

    public string Gate => File("postgres.gate");

    public string Joined => File("postgres.joined");

    public string Passwords => File("pgpass");

    private string Location => File("postgres.location");

    /// <exception cref="UnauthorizedAccessException">This user cannot use it.</exception>
    public static DataFolder Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        var folder = new DataFolder(Directory.CreateDirectory(full).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? full);
        Touch(folder.Gate);
        Touch(folder.Joined);
        if (Directory.Exists(folder.Home.Path))
            Directory.GetFiles(folder.Home.Path);
        return folder;
    }

    /// <summary>The home that is in use, or that a new server takes first.</summary>
    public ServerHome Home => new(System.IO.File.Exists(Location)
        ? System.IO.File.ReadAllText(Location).Trim()
        : File(HomeName));

    /// <summary>A new home that the account can use, in the data folder where possible.</summary>
    /// <exception cref="DatabaseUnreachableException">The account can use no place that this user can make.</exception>
    public async Task<ServerHome> MakeHomeAsync(ServerAccount account, CancellationToken cancellationToken)
    {
        foreach (var place in (string[])[File(HomeName), OtherPlace()])
        {
            if (!await TryOwnAsync(account, place, cancellationToken))
                continue;
            if (place == File(HomeName))
                System.IO.File.Delete(Location);
            else
                await System.IO.File.WriteAllTextAsync(Location, place + "\n", cancellationToken);
            return new ServerHome(place);
        }

        throw new DatabaseUnreachableException(
            $"Tài khoản {account.Name} không dùng được {File(HomeName)}; hãy chọn thư mục dữ liệu khác bằng --data.",
            $"The account {account.Name} cannot use {File(HomeName)}: choose another data folder with --data.");
    }

    private static async Task<bool> TryOwnAsync(ServerAccount account, string place, CancellationToken cancellationToken)
    {
        try
        {
            if (await account.OwnFolderAsync(place, cancellationToken))
                return true;
            Directory.Delete(place);
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <remarks>The name is new each time: a data folder that was deleted must not come back with old contents.</remarks>
    private static string OtherPlace()
    {
        var mine = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        var parent = Environment.IsPrivilegedProcess ? "/var/lib" : mine;
        return System.IO.Path.Combine(parent, "cchc", Guid.NewGuid().ToString("N")[..12]);
    }

    private static void Touch(string path)
    {
        try
        {
            if (!System.IO.File.Exists(path))
                new FileStream(path, FileMode.CreateNew).Dispose();
        }
        catch (IOException) when (System.IO.File.Exists(path))
        {
            // Somebody else made it at the same moment.
        }
    }

    private string File(string name) => System.IO.Path.Combine(Path, name);
}

/// <summary>The server's own folder, for its account only.</summary>
internal sealed record ServerHome(string Path)
{
    /// <summary>Bytes of a socket's path that every system takes (<c>sun_path</c>), without the end mark.</summary>
    private const int LongestSocketPath = 103;

    public string Data => In("data");

    public string Log => In("server.log");

    public string Postmaster => In("data/postmaster.pid");

    public string Settings => In("data/cchc.conf");

    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The major version that made the database; null where there is none yet.</summary>
    public int? MajorVersion =>
        File.Exists(In("data/PG_VERSION")) &&
        int.TryParse(File.ReadAllText(In("data/PG_VERSION")).Trim(), out var version) ? version : null;

    /// <summary>The folder of the socket: in the home, or a short one where its path would be too long.</summary>
    public string SocketFolder
    {
        get
        {
            var inside = In("run");
            if (System.Text.Encoding.UTF8.GetByteCount(inside + "/.s.PGSQL.65535") <= LongestSocketPath)
                return inside;
            var digest = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Path));
            var parent = Environment.IsPrivilegedProcess && Directory.Exists("/run") ? "/run" : "/tmp";
            return $"{parent}/cchc-{Convert.ToHexStringLower(digest)[..16]}";
        }
    }
}
