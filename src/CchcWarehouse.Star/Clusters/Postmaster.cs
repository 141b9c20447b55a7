using System.Globalization;
using System.Runtime.InteropServices;

namespace CchcWarehouse.Star.Clusters;

/// <summary>The server's first process, as its file <c>postmaster.pid</c> names it.</summary>
internal sealed record Postmaster(int ProcessId, int Port, string SocketFolder)
{
    private const int StartLines = 5;   // of postmaster.pid: process, data directory, start time, port, socket
    private const int Interrupt = 2; // a fast shutdown, by PostgreSQL's convention
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>The process that the file names, whether it lives or not; null without a readable file.</summary>
    public static Postmaster? Read(ServerHome home)
    {
        if (!File.Exists(home.Postmaster))
            return null;
        var lines = File.ReadAllLines(home.Postmaster);
        return lines.Length >= 5
            && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var processId)
            && int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port)
            ? new Postmaster(processId, port, lines[4].Trim())
            : null;
    }

    /// <summary>
    /// A process of that number runs and is the server of this home: not one that died and waits to be collected,
    /// nor another program that got the number after a restart of the machine.
    /// </summary>
    public bool IsAlive(ServerHome home)
    {
        if (!Directory.Exists("/proc/self"))
            return Kill(ProcessId, 0) == 0;
        try
        {
            // "17 (postgres) S 1 …": the name may hold spaces and brackets, the state follows the last bracket.
            var stat = File.ReadAllText($"/proc/{ProcessId}/stat");
            var name = stat[(stat.IndexOf('(', StringComparison.Ordinal) + 1)..stat.LastIndexOf(')')];
            var isGone = stat[stat.LastIndexOf(')') + 2] is 'Z' or 'X';
            return !isGone && name is "postgres" or "postmaster" && WorksIn(home);
        }
        catch (IOException)
        {
            return false;
        }
    }

    // A server works in its data directory. Where the kernel does not tell that, the name must do.
    private static bool IsSame(string workingDirectory, ServerHome home) =>
        File.Exists(Path.Combine(workingDirectory, "postmaster.pid"))
        && File.ReadLines(Path.Combine(workingDirectory, "postmaster.pid")).Take(StartLines)
            .SequenceEqual(File.ReadLines(home.Postmaster).Take(StartLines), StringComparer.Ordinal);

    private bool WorksIn(ServerHome home)
    {
        try
        {
            return File.ResolveLinkTarget($"/proc/{ProcessId}/cwd", returnFinalTarget: false) is not { } workingDirectory
                || IsSame(workingDirectory.FullName, home);
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <summary>Ends the server cleanly: sessions are broken off, everything committed is on disk.</summary>
    public async Task StopAsync(ServerHome home, CancellationToken cancellationToken)
    {
        _ = Kill(ProcessId, Interrupt);
        while (IsAlive(home) && File.Exists(home.Postmaster))
            await Task.Delay(Pause, cancellationToken);
    }

    /// <summary>Removes what a killed server left behind and what would keep the next one from starting.</summary>
    /// <remarks>
    /// PostgreSQL does so itself, except where the number of the dead process is taken again or the dead process
    /// was never collected (a container without an init). Sessions that still run are found through shared memory.
    /// </remarks>
    public static void Clear(ServerHome home)
    {
        if (Read(home)?.IsAlive(home) == true)
            return;
        File.Delete(home.Postmaster);
        if (!Directory.Exists(home.SocketFolder))
            return;
        foreach (var left in Directory.EnumerateFiles(home.SocketFolder, ".s.PGSQL.*"))
            File.Delete(left);
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
