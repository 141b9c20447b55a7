using System.CommandLine;
using System.Diagnostics;
using CchcWarehouse.Server;
using CchcWarehouse.Star.Connections;

namespace CchcWarehouse.Commands;

internal sealed class DemoCommand : CchcCommand
{
    private readonly Option<string?> urls = new("--urls");
    private readonly Option<string?> data = DataOption();
    private readonly Stopwatch watch = new();

    public DemoCommand()
        : base("demo")
    {
        Add(urls);
        Add(data);
    }

    public override CommandHelp Help { get; } = new(
        "demo [--urls URL] [--data DIR]",
        new Spoken(
            "Chạy thử trọn đường: PostgreSQL riêng, các báo cáo mẫu, máy chủ OData.",
            "The whole way once: a private PostgreSQL, the sample reports, the OData server."))
    {
        Details =
        [
            new Spoken(
                "Nạp các báo cáo của etl/samples rồi phục vụ. Chạy lại dùng tiếp kho đã có. Ctrl-C dừng mọi thứ đã khởi động.",
                "Loads the reports of etl/samples, then serves. Run again it goes on with the warehouse that is there. Ctrl-C stops all that it started."),
        ],
        Options = [ServeCommand.Urls, CommandHelp.Data],
        Examples = ["./cchc demo", "./cchc demo --urls http://127.0.0.1:5081"],
    };

    protected override async Task<int> RunAsync(ParseResult words, CancellationToken cancellationToken)
    {
        var settings = Settings.Read(words.GetValue(data), words.GetValue(urls));
        var addresses = ListenAddresses.Parse(settings.Urls);
        addresses.RefuseTaken();
        watch.Restart();
        await using var database = await WarehouseDatabase.OpenAsync(settings.ConnectionString, settings.DataFolder, cancellationToken);
        Done(new Spoken("PostgreSQL đang chạy", "PostgreSQL is running"));
        var migration = await database.MigrateAsync(cancellationToken);
        Done(new Spoken($"lược đồ và danh mục: {migration.Applied.Count} tệp mới", $"schema and code lists: {migration.Applied.Count} new files"));
        var results = await ReportLoading.RunAsync(database.Connections.Loader, Samples(), cancellationToken);
        var loaded = results.Sum(result => result.RowsLoaded);
        Done(new Spoken($"{results.Count} báo cáo mẫu, {loaded} số liệu", $"{results.Count} sample reports, {loaded} observations"));
        LoadResult.Print(results);
        await Serving.RunAsync(database, settings, addresses, cancellationToken);
        return ExitCode.Success;
    }

    /// <summary>The reports that ship with the program; its notes on them are no reports.</summary>
    private static List<string> Samples() =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "samples"))
            .Where(path => Path.GetExtension(path) != ".md").Order(StringComparer.Ordinal)];

    private void Done(Spoken step)
    {
        Console.Out.WriteLine($"  {watch.Elapsed.TotalSeconds,5:0.0} s  {step}");
        watch.Restart();
    }
}
