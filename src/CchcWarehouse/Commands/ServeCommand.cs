using System.CommandLine;
using CchcWarehouse.Server;
using CchcWarehouse.Star.Connections;

namespace CchcWarehouse.Commands;

internal sealed class ServeCommand : CchcCommand
{
    private readonly Option<string?> urls = new("--urls");
    private readonly Option<string?> data = DataOption();

    public ServeCommand()
        : base("serve")
    {
        Add(urls);
        Add(data);
    }

    public static (string Option, Spoken Meaning) Urls { get; } = (
        "--urls URL",
        new Spoken($"nơi phục vụ (mặc định {Settings.DefaultUrls}); nhiều địa chỉ cách nhau bằng ;", $"where to serve (default {Settings.DefaultUrls}); several are separated by ;"));

    public override CommandHelp Help { get; } = new(
        "serve [--urls URL] [--data DIR]",
        new Spoken("Chạy máy chủ: OData, trang web, các việc nền.", "Runs the server: OData, pages, jobs."))
    {
        Details =
        [
            new Spoken(
                "Không có chuỗi kết nối thì chạy PostgreSQL riêng trong thư mục dữ liệu. Ctrl-C hoặc SIGTERM dừng mọi thứ đã khởi động.",
                "Without a connection string it runs the private PostgreSQL of the data folder. Ctrl-C or SIGTERM stops all that it started."),
        ],
        Options = [Urls, CommandHelp.Data],
        Examples = ["./cchc serve", "./cchc serve --urls http://0.0.0.0:8080 --data /srv/cchc"],
    };

    protected override async Task<int> RunAsync(ParseResult words, CancellationToken cancellationToken)
    {
        var settings = Settings.Read(words.GetValue(data), words.GetValue(urls));
        var addresses = ListenAddresses.Parse(settings.Urls);
        addresses.RefuseTaken();
        await using var database = await WarehouseDatabase.OpenAsync(settings.ConnectionString, settings.DataFolder, cancellationToken);
        await database.MigrateAsync(cancellationToken);
        await Serving.RunAsync(database, settings, addresses, cancellationToken);
        return ExitCode.Success;
    }
}
