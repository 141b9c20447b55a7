namespace CchcWarehouse.Star.Clusters;

/// <summary>The operating-system account that the server runs as.</summary>
/// <remarks>
/// An ordinary user's server runs as that user. PostgreSQL refuses to run as root, so root's server runs as
/// the owner of the files, or as the package's account <c>postgres</c> when the files are new.
/// </remarks>
internal sealed class ServerAccount
{
    private const string PackageAccount = "postgres";
    private readonly string[] prefix;

    private ServerAccount(string name, string[] prefix)
    {
        Name = name;
        this.prefix = prefix;
    }

    public string Name { get; }

    private bool IsOther => prefix.Length > 0;

    /// <param name="existing">The server's files, or null when they are to be made.</param>
    public static async Task<ServerAccount> ChooseAsync(string? existing, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
            return new ServerAccount(Environment.UserName, []);
        var owner = existing is null ? PackageAccount : await OwnerAsync(existing, cancellationToken) ?? PackageAccount;
        var name = owner == "root" ? PackageAccount : owner;
        return new ServerAccount(name, await PrefixAsync(name, cancellationToken));
    }

    /// <summary>The name of the account that owns a path; null when it cannot be told.</summary>
    public static async Task<string?> OwnerAsync(string path, CancellationToken cancellationToken)
    {
        var owner = await ServerCommand.RunAsync(["stat", "-L", "-c", "%U", path], "/", cancellationToken);
        return owner.Succeeded && owner.Output.Length > 0 ? owner.Output : null;
    }

    public Task<ServerCommand.Result> RunAsync(
        IEnumerable<string> words, string workingDirectory, CancellationToken cancellationToken) =>
        ServerCommand.RunAsync([.. prefix, .. words], workingDirectory, cancellationToken);

    /// <summary>Makes a folder that this account alone can use; false where the file system or a parent forbids it.</summary>
    public async Task<bool> OwnFolderAsync(string folder, CancellationToken cancellationToken)
    {
        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Directory.CreateDirectory(folder, ownerOnly);
        if (IsOther && !(await ServerCommand.RunAsync(["chown", "-R", Name, folder], "/", cancellationToken)).Succeeded)
            return false;
        File.SetUnixFileMode(folder, ownerOnly);
        return File.GetUnixFileMode(folder) == ownerOnly && await CanWorkInAsync(folder, cancellationToken);
    }

    private async Task<bool> CanWorkInAsync(string folder, CancellationToken cancellationToken) =>
        (await RunAsync(["sh", "-c", "cd \"$0\" && test -w .", folder], "/", cancellationToken)).Succeeded;

    /// <summary>The first tool that is here and may change to the account.</summary>
    private static async Task<string[]> PrefixAsync(string name, CancellationToken cancellationToken)
    {
        var group = await ServerCommand.RunAsync(["id", "-g", name], "/", cancellationToken);
        if (!group.Succeeded)
            throw NoAccount(name);
        string[][] ways =
        [
            ["setpriv", $"--reuid={name}", $"--regid={group.Output}", "--init-groups", "--"],
            ["runuser", "-u", name, "--"],
            ["su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--", name],
        ];
        foreach (var way in ways)
        {
            if ((await ServerCommand.RunAsync([.. way, "true"], "/", cancellationToken)).Succeeded)
                return way;
        }

        throw new DatabaseUnreachableException(
            $"PostgreSQL không chạy dưới quyền root và không thể chuyển sang tài khoản {name} (setpriv, runuser, su); hãy chạy bằng người dùng thường.",
            $"PostgreSQL does not run as root, and the account {name} cannot be changed to (setpriv, runuser, su): run as an ordinary user.");
    }

    private static DatabaseUnreachableException NoAccount(string name) => new(
        $"PostgreSQL không chạy dưới quyền root và máy này không có tài khoản {name}; hãy cài gói máy chủ postgresql hoặc chạy bằng người dùng thường.",
        $"PostgreSQL does not run as root, and this machine has no account {name}: install the server package postgresql, or run as an ordinary user.");
}
