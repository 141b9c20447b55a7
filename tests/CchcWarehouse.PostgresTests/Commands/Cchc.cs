using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CchcWarehouse.PostgresTests.Commands;

/// <summary>The compiled program as a shell sees it: words in, two streams and an exit code out.</summary>
internal static class Cchc
{
    public static string Samples { get; } = Path.Combine(AppContext.BaseDirectory, "samples");

    public static Task<Outcome> RunAsync(params string[] words) => RunAsync(words, input: string.Empty);

    public static async Task<Outcome> RunAsync(string[] words, string input = "", string? connectionString = null)
    {
        using var process = Start(words, connectionString);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Outcome(process.ExitCode, await output, await error);
    }

    public static Process Start(string[] words, string? connectionString = null, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "cchc.dll"), .. words])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["LANG"] = "C.UTF-8";
        start.Environment["CCHC_ConnectionStrings__Warehouse"] = connectionString;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public static async Task StopAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
    }

    internal sealed record Outcome(int ExitCode, string Output, string Error)
    {
        public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
