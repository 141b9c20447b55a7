using System.Globalization;
using CchcWarehouse.Star.Clusters;

namespace CchcWarehouse.PostgresTests.Clusters;

/// <summary>A folder of this test run; its name tells the process, so that a later run can clear what a killed one left.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private const string Prefix = "cchc-test-";

    public TemporaryFolder(string name = "")
    {
        Root = Directory.CreateTempSubdirectory(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-")).FullName;
        File.SetUnixFileMode(Root, (UnixFileMode)0b111_101_101);
        Path = System.IO.Path.Combine(Root, name);
    }

    public string Path { get; }

    private string Root { get; }

    /// <summary>Stops the servers and deletes the folders of test runs that were killed.</summary>
    public static async Task SweepAsync()
    {
        foreach (var folder in Directory.GetDirectories(System.IO.Path.GetTempPath(), Prefix + "*"))
        {
            var process = System.IO.Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (int.TryParse(process, CultureInfo.InvariantCulture, out _) && !Directory.Exists($"/proc/{process}"))
                await ClearAsync(folder);
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static async Task ClearAsync(string folder)
    {
        try
        {
            if (File.Exists(System.IO.Path.Combine(folder, "postgres/data/postmaster.pid")))
                await (await PrivateCluster.StartOrJoinAsync(folder, CancellationToken.None)).DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Star.DatabaseUnreachableException)
        {
            // Another user's, or another run clears it as well.
        }
    }
}
