using System.CommandLine;
using CchcWarehouse.Star.Connections;

namespace CchcWarehouse.Commands;

/// <summary><c>--data DIR</c>: the folder of the private PostgreSQL, and the way to the database that it or the configuration names.</summary>
internal static class DataOption
{
    public static Option<string?> Make() => new("--data")
    {
        HelpName = "DIR",
        Description = "Thư mục dữ liệu của PostgreSQL riêng (mặc định .local) / data folder of the private PostgreSQL",
    };

    public static Task<WarehouseDatabase> OpenAsync(string? folder, CancellationToken cancellationToken)
    {
        var configuration = Configuration();
        return WarehouseDatabase.OpenAsync(
            configuration.GetConnectionString("Warehouse"), folder ?? configuration["Data"] ?? ".local", cancellationToken);
    }

    /// <summary>appsettings.json, then the environment with the prefix CCHC_; flags come after both.</summary>
    public static IConfigurationRoot Configuration() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddEnvironmentVariables("CCHC_")
        .Build();
}
