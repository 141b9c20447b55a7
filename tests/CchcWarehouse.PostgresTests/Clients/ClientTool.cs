using System.Diagnostics;

namespace CchcWarehouse.PostgresTests.Clients;

/// <summary>A program of the machine, or a package of <c>tests/clients</c>, that reads the service as a client.</summary>
internal static class ClientTool
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>The folder <c>tests/clients</c> of the repository.</summary>
    public static string Folder { get; } = Path.Combine(Root(), "tests", "clients");

    public static string? Browser { get; } = Browsers.Select(Find).FirstOrDefault(path => path is not null);

    /// <summary>Why the tool cannot be used here; null: it can.</summary>
    public static string? Missing(string tool) => tool switch
    {
        "chromium" => Browser is null ? "there is no Chromium; install: chromium" : null,
        "packages" => Directory.Exists(Path.Combine(Folder, "node_modules"))
            ? null : "the packages of tests/clients are not installed: npm ci --prefix tests/clients",
        "jsonlite" => RanR("library(jsonlite)") ? null : "R has no jsonlite; install: r-cran-jsonlite",
        _ => Find(tool) is null ? $"{tool} is not installed" : null,
    };

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it wrote to its output.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message has what it wrote to its error output.</exception>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, string? folder = null, string? input = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = folder ?? Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            Environment = { ["CHROMIUM"] = Browser, ["NO_COLOR"] = "1" },
        })!;
        try
        {
            await process.StandardInput.WriteAsync(input ?? "");
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await output} {await errors}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static bool RanR(string text)
    {
        if (Find("Rscript") is not { } r)
        {
            return false;
        }

        using var process = Process.Start(new ProcessStartInfo(r, ["-e", text]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CchcWarehouse.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests holds CchcWarehouse.sln.");
    }
}
