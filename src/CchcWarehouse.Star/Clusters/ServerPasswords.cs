using System.Security.Cryptography;

namespace CchcWarehouse.Star.Clusters;

/// <summary>The passwords for TCP connections, in PostgreSQL's own <c>pgpass</c> format, for the user alone.</summary>
/// <remarks>Our own connections need none: over the socket the operating system tells who is there.</remarks>
internal static class ServerPasswords
{
    /// <summary>Role → password. Missing ones are made up and kept.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadOrMakeAsync(
        DataFolder folder, IEnumerable<string> roles, CancellationToken cancellationToken)
    {
        var known = File.Exists(folder.Passwords)
            ? (await File.ReadAllLinesAsync(folder.Passwords, cancellationToken)).Select(line => line.Split(':'))
                .Where(parts => parts.Length == 5).ToDictionary(p => p[3], p => p[4], StringComparer.Ordinal)
            : [];
        var missing = roles.Where(role => !known.ContainsKey(role)).ToList();
        foreach (var role in missing)
            known[role] = RandomNumberGenerator.GetHexString(48, lowercase: true);
        if (missing.Count > 0)
            await WriteAsync(folder.Passwords, known, cancellationToken);
        return known;
    }

    private static async Task WriteAsync(
        string path, Dictionary<string, string> passwords, CancellationToken cancellationToken)
    {
        var ownerOnly = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        await using (var file = new StreamWriter(path + ".new", ownerOnly))
        {
            foreach (var (role, password) in passwords)
                await file.WriteLineAsync($"127.0.0.1:*:*:{role}:{password}".AsMemory(), cancellationToken);
        }

        File.Move(path + ".new", path, overwrite: true);
    }
}
