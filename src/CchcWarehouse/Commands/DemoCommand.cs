using System.CommandLine;
using System.Diagnostics;
using CchcWarehouse.Server;
using CchcWarehouse.Star.Connections;

namespace CchcWarehouse.Commands;

internal sealed class DemoCommand : CchcCommand
{
    private readonly Option<string?> urls = new("--urls");
    private readonly Option<string?> data = DataOption();

    public DemoCommand()
        : base("demo")
    {
        Add(urls);
        Add(data);
    }

    public override CommandHelp Help { get; } = new(
        "demo [--urls URL] [--data DIR]",
        new Spoken(
            "Từ bản sao mới đến dịch vụ OData chạy thật: cài, biên dịch, PostgreSQL riêng, nạp báo cáo mẫu, phục vụ.",
            "From a fresh clone to an answering OData feed: installs, builds, private PostgreSQL, sample reports, server."))
    {
        Details =
        [
            new Spoken(
                $"Phục vụ tại {Settings.DefaultUrls}. Ctrl-C dừng mọi thứ đã khởi động; dữ liệu ở lại trong thư mục dữ liệu.",
                $"Serves on {Settings.DefaultUrls}. Ctrl-C stops all that it started; the data stays in the data folder."),
        ],
        Options = [ServeCommand.Urls, CommandHelp.Data],
        Examples = ["./cchc demo", "./cchc demo --urls http://127.0.0.1:5081"],
    };

    /// <summary>The reports of <c>etl/samples</c>, which travel with the program.</summary>
    private static string[] Samples => [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "samples"))
        .Where(path => !path.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    protected override async Task<int> RunAsync(ParseResult words, CancellationToken cancellationToken)
    {
        var settings = Settings.Read(words.GetValue(data), words.GetValue(urls));
        var addresses = ListenAddresses.Parse(settings.Urls);
        addresses.RefuseTaken();
        await using var database = await StepAsync(
            () => WarehouseDatabase.OpenAsync(settings.ConnectionString, settings.DataFolder, cancellationToken), Opened);
        await StepAsync(
            () => database.MigrateAsync(cancellationToken),
            result => new($"Lược đồ: {result.Applied.Count} tệp nâng cấp đã chạy", $"schema: {result.Applied.Count} migrations ran"));
        await StepAsync(() => LoadSamplesAsync(database, cancellationToken), LoadSummary.Total);
        await Serving.RunAsync(database, settings, addresses, cancellationToken);
        return ExitCode.Success;
    }

    private static async Task<IReadOnlyCollection<LoadedFile>> LoadSamplesAsync(WarehouseDatabase database, CancellationToken cancellationToken)
    {
        var loading = new ReportLoading(database.Connections);
        var loaded = new List<LoadedFile>();
        foreach (var sample in Samples)
            loaded.AddRange(await loading.LoadAsync(sample, cancellationToken));
        return loaded;
    }

    private static Spoken Opened(WarehouseDatabase database) => database.Cluster switch
    {
        null => new("PostgreSQL đã cho: kết nối được", "the given PostgreSQL answers"),
        { WasStarted: true } cluster => new($"PostgreSQL riêng chạy trong {cluster.DataFolder}", $"private PostgreSQL runs in {cluster.DataFolder}"),
        var cluster => new($"PostgreSQL riêng trong {cluster.DataFolder} đang chạy sẵn", $"private PostgreSQL in {cluster.DataFolder} was running"),
    };

    /// <summary>One line a step, with its time, once it is done.</summary>
    private static async Task<T> StepAsync<T>(Func<Task<T>> step, Func<T, Spoken> told)
    {
        var watch = Stopwatch.StartNew();
        var result = await step();
        Console.Out.WriteLine($"{told(result)} ({watch.Elapsed.TotalSeconds:0.0} s)");
        return result;
    }
}
