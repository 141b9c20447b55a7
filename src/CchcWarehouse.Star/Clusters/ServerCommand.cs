using System.Diagnostics;

namespace CchcWarehouse.Star.Clusters;

/// <summary>Runs one program of the server's installation, or of the system, to its end.</summary>
internal static class ServerCommand
{
    /// <param name="ExitCode">127 when the program does not exist.</param>
    /// <param name="Output">Both streams, trimmed.</param>
    internal readonly record struct Result(int ExitCode, string Output)
    {
        public bool Succeeded => ExitCode == 0;
    }

    public static async Task<Result> RunAsync(
        IEnumerable<string> words, string workingDirectory, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartInfo([.. words], workingDirectory) };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return new Result(127, e.Message);
        }

        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        return new Result(process.ExitCode, $"{await output}{await errors}".Trim());
    }

    private static ProcessStartInfo StartInfo(string[] words, string workingDirectory)
    {
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            WorkingDirectory = workingDirectory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // PGDATA, PGPORT and their kind belong to the caller's other databases.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment.Remove("LANGUAGE");
        start.Environment["LC_ALL"] = "C.UTF-8";
        return start;
    }
}
