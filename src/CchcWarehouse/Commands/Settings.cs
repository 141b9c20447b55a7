using Microsoft.Extensions.Configuration;

namespace CchcWarehouse.Commands;

/// <summary>What is configured: <c>appsettings.json</c>, then <c>CCHC_…</c> of the environment, then flags.</summary>
/// <param name="ConnectionString">A given server's; null for the private cluster of the data folder.</param>
/// <param name="Urls">Where the server listens, separated by semicolons.</param>
internal sealed record Settings(string? ConnectionString, string DataFolder, string Urls, IConfiguration Configuration)
{
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>The repository's root when the launcher called, otherwise the folder one stands in.</summary>
    public static string Root => Environment.GetEnvironmentVariable("CCHC_ROOT") is { Length: > 0 } root ? root : Directory.GetCurrentDirectory();

    /// <param name="data">The flag <c>--data</c>.</param>
    /// <param name="urls">The flag <c>--urls</c>.</param>
    public static Settings Read(string? data = null, string? urls = null)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables("CCHC_")
            .Build();
        return new Settings(
            configuration.GetConnectionString("Warehouse") is { Length: > 0 } given ? given : null,
            Path.GetFullPath(data ?? configuration["Data"] ?? Path.Combine(Root, ".local")),
            urls ?? configuration["Urls"] ?? DefaultUrls,
            configuration);
    }
}
