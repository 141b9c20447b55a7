using System.Diagnostics;
using System.Text;

namespace CchcWarehouse.Etl.Documents.Tools;

/// <summary>Runs a program of the system within limits: time, memory, file size, no network, its own folder.</summary>
/// <remarks>No more run at a time than the machine has processors; waiting for a place takes nothing from the time.</remarks>
internal static class ToolRun
{
    private const int MostOutput = 64 * 1024 * 1024;

    private static readonly SemaphoreSlim Places = new(MostAtOnce);

    /// <summary>So many programs run at a time; the others wait.</summary>
    internal static int MostAtOnce => Environment.ProcessorCount;

    /// <summary>What the program printed.</summary>
    /// <exception cref="UnreadableDocumentException">Not installed, too slow, or it failed.</exception>
    internal static Task<string> RunAsync(ExternalTool tool, ToolFolder folder, TimeSpan limit, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        RunAsync(ToolIsolation.OfSystem, tool, folder, limit, arguments, cancellationToken);

    /// <param name="isolation">What keeps the program apart.</param>
    internal static async Task<string> RunAsync(
        ToolIsolation isolation, ExternalTool tool, ToolFolder folder, TimeSpan limit, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var program = await ToolInstallation.FindAsync(tool, cancellationToken);
        var command = isolation.Line(program, arguments, folder.FullName, tool.MemoryMegabytes, limit);
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
            return process.ExitCode == 0 ? await output : throw tool.Ended(process.ExitCode, (await errors).Replace(folder.FullName + "/", "", StringComparison.Ordinal), limit);
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
