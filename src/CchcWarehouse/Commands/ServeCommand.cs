using System.CommandLine;
using CchcWarehouse.Server;

namespace CchcWarehouse.Commands;

internal static class ServeCommand
{
    public static Command Make()
    {
        var data = DataOption.Make();
        var urls = UrlsOption();
        var command = new Command(
            "serve",
            "Chạy máy chủ: OData, trang web, nhận báo cáo / the server: OData, pages, jobs\n"
            + "  ./cchc serve --urls http://127.0.0.1:5080") { urls, data };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetValue(urls), parsed.GetValue(data), cancellationToken));
        return command;
    }

    public static Option<string?> UrlsOption() => new("--urls")
    {
        HelpName = "URL",
        Description = $"Địa chỉ phục vụ (mặc định {WarehouseServer.DefaultAddress}) / address to listen on",
    };

    private static async Task<int> RunAsync(string? urls, string? data, CancellationToken cancellationToken)
    {
        await using var database = await DataOption.OpenAsync(data, cancellationToken);
        if (database.Cluster is not null)
        {
            await database.MigrateAsync(cancellationToken);
        }

        return await RunAsync(WarehouseServer.Build(database, urls), address => Console.WriteLine($"Phục vụ tại (serving on) {address}"), cancellationToken);
    }

    /// <summary>Runs the server until it is asked to stop; a busy port is a message, not a stack of calls.</summary>
    public static async Task<int> RunAsync(WebApplication server, Action<string> started, CancellationToken cancellationToken)
    {
        await using (server)
        {
            try
            {
                await server.StartAsync(cancellationToken);
            }
            catch (IOException e)
            {
                await Console.Error.WriteLineAsync(
                    $"Không mở được địa chỉ phục vụ: {e.Message}. Chọn cổng khác: --urls http://127.0.0.1:5081\n"
                    + $"The address cannot be opened: {e.Message}. Choose another port: --urls http://127.0.0.1:5081");
                return ExitCode.Failure;
            }

            started(server.Urls.First());
            await server.WaitForShutdownAsync(cancellationToken);
            return ExitCode.Good;
        }
    }
}
