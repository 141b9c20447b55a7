using System.Globalization;
using System.Text.RegularExpressions;

namespace CchcWarehouse.Star.Clusters;

/// <summary>The programs of one installed PostgreSQL server.</summary>
/// <param name="Binaries">The folder that holds <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>.</param>
public sealed record PostgresInstallation(string Binaries, int MajorVersion)
{
    /// <summary>The oldest server that the schema works on.</summary>
    public const int OldestMajorVersion = 15;

    private static readonly string[] Programs = ["postgres", "initdb", "pg_ctl"];

    /// <summary>Every installation that can be found, the newest first.</summary>
    public static async Task<IReadOnlyList<PostgresInstallation>> FindAllAsync(CancellationToken cancellationToken)
    {
        var found = new List<PostgresInstallation>();
        foreach (var folder in (await CandidatesAsync(cancellationToken)).Distinct(StringComparer.Ordinal))
        {
            if (Programs.All(p => File.Exists(Path.Combine(folder, p))) &&
                await MajorVersionAsync(folder, cancellationToken) is { } major)
                found.Add(new PostgresInstallation(folder, major));
        }

        return [.. found.OrderByDescending(i => i.MajorVersion)];
    }

    /// <summary>The installation for a data directory of the given version, or for a new one when it is null.</summary>
    /// <exception cref="DatabaseUnreachableException">None is installed, or none of that version.</exception>
    public static async Task<PostgresInstallation> FindAsync(int? majorVersion, string dataFolder, CancellationToken cancellationToken)
    {
        var installed = await FindAllAsync(cancellationToken);
        return installed.FirstOrDefault(i => majorVersion is null
                ? i.MajorVersion >= OldestMajorVersion
                : i.MajorVersion == majorVersion)
            ?? throw Missing(majorVersion, dataFolder, installed);
    }

    public string Program(string name) => Path.Combine(Binaries, name);

    private static async Task<List<string>> CandidatesAsync(CancellationToken cancellationToken)
    {
        var folders = new List<string>();
        var config = await ServerCommand.RunAsync(["pg_config", "--bindir"], "/", cancellationToken);
        if (config.Succeeded)
            folders.Add(config.Output);
        folders.AddRange(Subfolders("/usr/lib/postgresql", "*", "bin"));          // Debian, Ubuntu
        folders.AddRange(Subfolders("/usr", "pgsql-*", "bin"));                   // the PostgreSQL project's rpm packages
        folders.AddRange(Subfolders("/usr/libexec", "postgresql*", string.Empty)); // Alpine
        folders.AddRange(Subfolders("/opt/homebrew/opt", "postgresql@*", "bin"));
        folders.AddRange((Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
        return folders;
    }

    private static IEnumerable<string> Subfolders(string parent, string pattern, string child) =>
        Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, pattern).Select(d => Path.Combine(d, child))
            : [];

    private static async Task<int?> MajorVersionAsync(string folder, CancellationToken cancellationToken)
    {
        var answer = await ServerCommand.RunAsync([Path.Combine(folder, "postgres"), "--version"], "/", cancellationToken);
        var version = Regex.Match(answer.Output, @"\(PostgreSQL\) (?<major>\d+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        return version.Success ? int.Parse(version.Groups["major"].Value, CultureInfo.InvariantCulture) : null;
    }

    private static DatabaseUnreachableException Missing(
        int? majorVersion, string dataFolder, IReadOnlyList<PostgresInstallation> installed)
    {
        var have = string.Join(", ", installed.Select(i => i.MajorVersion));
        if (majorVersion is null)
        {
            return new DatabaseUnreachableException(
                $"Cần máy chủ PostgreSQL {OldestMajorVersion} trở lên, máy này {(have.Length == 0 ? "chưa có" : $"chỉ có {have}")}; hãy cài gói postgresql.",
                $"A PostgreSQL server {OldestMajorVersion} or later is needed; this machine has {(have.Length == 0 ? "none" : have)}: install the package postgresql.");
        }

        return new DatabaseUnreachableException(
            $"Thư mục dữ liệu {dataFolder} thuộc PostgreSQL {majorVersion}, máy này {(have.Length == 0 ? "chưa có bản nào" : $"chỉ có {have}")}; hãy cài postgresql-{majorVersion} hoặc chọn thư mục khác bằng --data.",
            $"The data folder {dataFolder} belongs to PostgreSQL {majorVersion}; this machine has {(have.Length == 0 ? "none" : have)}: install postgresql-{majorVersion}, or choose another folder with --data.");
    }
}
