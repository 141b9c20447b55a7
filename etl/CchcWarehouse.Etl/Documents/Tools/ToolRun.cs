using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CchcWarehouse.Etl.Documents.Tools;

/// <summary>Runs a program of the system within limits: time, memory, file size, no network, its own folder.</summary>
/// <remarks>No more run at a time than the machine has processors; waiting for a place takes nothing from the time.</remarks>
internal static class ToolRun
{
    private const int MostOutput = 64 * 1024 * 1024;
    private const long MostFileBytes = 1024L * 1024 * 1024;

    private static readonly Lazy<string[]> Isolation = new(FindIsolation);
    private static readonly SemaphoreSlim Places = new(Environment.ProcessorCount);

    /// <summary>Whether the system lets a program be cut off from the network.</summary>
    internal static bool IsOffline => Isolation.Value.Length > 0;

    internal static DocumentNotice NotOffline { get; } = new("tool-network", LosesContent: false,
        "Hệ thống không cho tách chương trình đọc tệp khỏi mạng (unshare); tệp được đọc mà không cách ly mạng.",
        "The system does not let the program that read the file be cut off from the network (unshare); it was read without that.");

    /// <summary>What the program printed.</summary>
    /// <exception cref="UnreadableDocumentException">Not installed, too slow, or it failed.</exception>
    internal static async Task<string> RunAsync(ExternalTool tool, ToolFolder folder, TimeSpan limit, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var program = await ToolInstallation.FindAsync(tool, cancellationToken);
        string[] command = [.. Isolation.Value, .. Limits(tool, limit), program, .. arguments];
        try
        {
            return await PlacedAsync(tool, command, folder, limit, cancellationToken);
        }
        catch (UnreadableDocumentException failure) when (ExternalTool.LacksLanguage(failure.MessageEn))
        {
            return await ToolInstallation.InstallAsync(tool, cancellationToken)
                ? await PlacedAsync(tool, command, folder, limit, cancellationToken)
                : throw tool.Missing();
        }
    }

    private static async Task<string> PlacedAsync(ExternalTool tool, string[] command, ToolFolder folder, TimeSpan limit, CancellationToken cancellationToken)
    {
        await Places.WaitAsync(cancellationToken);
        try
        {
            return await RunAsync(tool, command, folder, limit, cancellationToken);
        }
        finally
        {
            Places.Release();
        }
    }

    private static async Task<string> RunAsync(ExternalTool tool, string[] command, ToolFolder folder, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartInfo(command, folder) };
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(limit);
        process.Start();
        process.StandardInput.Close();
        try
        {
            var (output, errors) = (ReadAsync(process.StandardOutput, deadline.Token), ReadAsync(process.StandardError, deadline.Token));
            await process.WaitForExitAsync(deadline.Token);
            return process.ExitCode == 0 ? await output : throw tool.Failed((await errors).Replace(folder.FullName + "/", "", StringComparison.Ordinal));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw tool.TooSlow(limit);
        }
        finally
        {
            End(process);
        }
    }

    private static ProcessStartInfo StartInfo(string[] command, ToolFolder folder)
    {
        var info = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder.FullName,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        info.Environment.Clear();
        info.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        info.Environment["HOME"] = info.Environment["TMPDIR"] = folder.FullName;
        info.Environment["LANG"] = info.Environment["LC_ALL"] = "C.UTF-8";
        info.Environment["OMP_THREAD_LIMIT"] = "1";
        return info;
    }

    private static string[] Limits(ExternalTool tool, TimeSpan limit) =>
        Find("prlimit") is not { } prlimit ? [] :
        [
            prlimit,
            string.Create(CultureInfo.InvariantCulture, $"--as={tool.MemoryMegabytes * 1024L * 1024}"),
            string.Create(CultureInfo.InvariantCulture, $"--cpu={(int)limit.TotalSeconds + 1}"),
            string.Create(CultureInfo.InvariantCulture, $"--fsize={MostFileBytes}"),
            "--core=0",
            "--",
        ];

    // A network of its own has no way out, and a process tree of its own ends as a whole. Root may have them,
    // others through a user namespace where the system allows it.
    private static string[] FindIsolation()
    {
        if (Find("unshare") is not { } unshare)
            return [];
        string[][] ways =
        [
            [unshare, "--net", "--pid", "--fork", "--kill-child", "--"],
            [unshare, "--map-root-user", "--net", "--pid", "--fork", "--kill-child", "--"],
            [unshare, "--net", "--"],
            [unshare, "--map-root-user", "--net", "--"],
        ];
        return ways.FirstOrDefault(Works) ?? [];
    }

    private static bool Works(string[] way)
    {
        using var probe = Process.Start(new ProcessStartInfo(way[0], [.. way[1..], "true"]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true });
        return probe is not null && probe.WaitForExit(TimeSpan.FromSeconds(5)) && probe.ExitCode == 0;
    }

    private static string? Find(string program) =>
        new[] { "/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/" }.Select(f => f + program).FirstOrDefault(File.Exists);

    private static async Task<string> ReadAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new char[16 * 1024];
        while (await reader.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (text.Length < MostOutput)
                text.Append(buffer, 0, read);
        }
        return text.ToString();
    }

    private static void End(Process process)
    {
        if (process.HasExited)
            return;
        process.Kill(entireProcessTree: true);
        process.WaitForExit(TimeSpan.FromSeconds(5));
    }
}
