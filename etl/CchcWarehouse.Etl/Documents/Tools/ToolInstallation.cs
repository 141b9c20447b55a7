using System.Diagnostics;

namespace CchcWarehouse.Etl.Documents.Tools;

/// <summary>Has the launcher install a program of the system when a file first needs it.</summary>
/// <remarks>Once in the life of the process; the launcher tells people on standard error what it does.</remarks>
internal static class ToolInstallation
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);
    private static readonly SemaphoreSlim OneAtATime = new(1);
    private static readonly HashSet<string> Tried = new(StringComparer.Ordinal);

    /// <returns>The full path of the program.</returns>
    /// <exception cref="UnreadableDocumentException">It is not there and may not be installed.</exception>
    internal static async Task<string> FindAsync(ExternalTool tool, CancellationToken cancellationToken)
    {
        if (tool.Find() is { } program)
            return program;
        await InstallAsync(tool, cancellationToken);
        return tool.Find() ?? throw tool.Missing();
    }

    /// <summary>Whether the launcher was asked and could install what was missing.</summary>
    internal static async Task<bool> InstallAsync(ExternalTool tool, CancellationToken cancellationToken)
    {
        await OneAtATime.WaitAsync(cancellationToken);
        try
        {
            return Launcher() is { } launcher && Tried.Add(tool.Bundle) && await RunAsync(launcher, tool.Bundle, cancellationToken);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static string? Launcher() =>
        Environment.GetEnvironmentVariable("CCHC_ROOT") is { Length: > 0 } root && Path.Combine(root, "cchc") is var launcher && File.Exists(launcher) ? launcher : null;

    // Standard output belongs to the answer of the command.
    private static async Task<bool> RunAsync(string launcher, string bundle, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(launcher, ["tools", bundle]) { RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false })!;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Limit);
        process.StandardInput.Close();
        try
        {
            await process.StandardOutput.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            return false;
        }
    }
}
