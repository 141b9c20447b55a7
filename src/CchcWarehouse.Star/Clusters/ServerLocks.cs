namespace CchcWarehouse.Star.Clusters;

/// <summary>Who starts or stops the server, and who uses it.</summary>
/// <remarks>The kernel drops the locks of a process that dies, so a crashed user does not count.</remarks>
internal static class ServerLocks
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Alone at the gate: nobody else starts or stops the server meanwhile.</summary>
    public static async Task<FileStream> PassGateAsync(DataFolder folder, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryLockAlone(folder.Gate) is { } gate)
                return gate;
            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <summary>Counts this process among the users until the stream is closed. Only inside the gate.</summary>
    public static FileStream Join(DataFolder folder) =>
        new(folder.Joined, FileMode.Open, FileAccess.Read, FileShare.Read);

    /// <summary>Only inside the gate and after one's own lock is closed.</summary>
    public static bool IsUnused(DataFolder folder)
    {
        using var alone = TryLockAlone(folder.Joined);
        return alone is not null;
    }

    // FileShare.None is an exclusive and FileShare.Read a shared flock on Unix.
    private static FileStream? TryLockAlone(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException))
        {
            return null;
        }
    }
}
