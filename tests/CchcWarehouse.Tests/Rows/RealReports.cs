namespace CchcWarehouse.Tests.Rows;

/// <summary>The five real reports, where the machine has them; beside the repository or at CCHC_REPORTS.</summary>
internal static class RealReports
{
    internal static string? Folder { get; } = FindFolder();

    /// <summary>The bytes of the report whose name begins so, or null where the reports are not at hand.</summary>
    internal static byte[]? Read(string number) =>
        Folder is null ? null : File.ReadAllBytes(Directory.EnumerateFiles(Folder, number + "*.txt").Single());

    private static string? FindFolder()
    {
        if (Environment.GetEnvironmentVariable("CCHC_REPORTS") is { Length: > 0 } set)
            return set;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "CchcWarehouse.sln")))
                continue;
            var beside = Path.Combine(folder.Parent?.FullName ?? "", "shared", "reports");
            return Directory.Exists(beside) ? beside : null;
        }
        return null;
    }
}
