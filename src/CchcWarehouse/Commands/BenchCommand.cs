using System.CommandLine;
using CchcWarehouse.Bench;
using CchcWarehouse.Bench.Bare;
using CchcWarehouse.Bench.Workloads;
using CchcWarehouse.Star.Connections;

namespace CchcWarehouse.Commands;

internal sealed class BenchCommand : CchcCommand
{
    private readonly Argument<string[]> workloads = Many("workload");
    private readonly Option<int?> facts = new("--facts");
    private readonly Option<int?> runs = new("--runs");
    private readonly Option<int?> clients = new("--clients");
    private readonly Option<string?> data = DataOption();
    private readonly Option<string?> bare = new("--bare");

    public BenchCommand()
        : base("bench")
    {
        Add(workloads);
        foreach (var option in (Option[])[facts, runs, clients, data, bare])
            Add(option);
    }

    public override CommandHelp Help { get; } = new(
        "bench [WORKLOAD…] [--facts N] [--runs N] [--clients N] [--data DIR]",
        new Spoken("Đo tốc độ và bộ nhớ bằng số liệu tự sinh, in bảng tỷ lệ.", "Measures speed and memory over generated facts, prints a table of ratios."))
    {
        Details =
        [
            new Spoken(
                "Chạy PostgreSQL riêng trong một thư mục của phép đo, sinh số liệu cho toàn bộ danh mục đơn vị, nạp bằng chính đường COPY của kho, rồi đo từng việc cạnh giới hạn của nó trong cùng một lần chạy: máy chủ này và một điểm cuối tối giản, mỗi bên một tiến trình; máy khách là HttpClient trong tiến trình này, qua loopback. Bảng là trung vị của các lần đo xen kẽ.",
                "Runs a private PostgreSQL in a folder of its own, generates facts for the whole register of units, loads them through the warehouse's own COPY path, and measures each workload beside its limit in one run: this server and a bare endpoint, each in its own process; the clients are HttpClient in this process, over loopback. The table shows medians of interleaved runs."),
            new Spoken(
                $"Các việc: {string.Join(", ", Workload.All.Select(w => w.Name))}; không nêu thì đo tất cả.",
                $"Workloads: {string.Join(", ", Workload.All.Select(w => w.Name))}; all of them when none is named."),
        ],
        Options =
        [
            ("--facts N", new Spoken($"số dòng số liệu (mặc định {BenchSettings.DefaultFacts})", $"facts to generate (default {BenchSettings.DefaultFacts})")),
            ("--runs N", new Spoken($"số lần đo mỗi việc (mặc định {BenchSettings.DefaultRuns})", $"paired runs of each workload (default {BenchSettings.DefaultRuns})")),
            ("--clients N", new Spoken($"số máy khách cùng lúc (mặc định {BenchSettings.DefaultClients})", $"clients at once (default {BenchSettings.DefaultClients})")),
            ("--data DIR", new Spoken("thư mục của phép đo (mặc định .local/bench); số liệu được giữ lại cho lần sau", "folder of the benchmark (default .local/bench); its facts are kept for the next one")),
            ("--bare URL", new Spoken("chỉ phục vụ điểm cuối tối giản để so sánh", "only serve the bare endpoint that the reads are held against")),
        ],
        Examples = ["./cchc bench", "./cchc bench series page --facts 1000000"],
    };

    protected override async Task<int> RunAsync(ParseResult words, CancellationToken cancellationToken)
    {
        var settings = Read(words);
        if (words.GetValue(bare) is { } url)
        {
            await using var database = await WarehouseDatabase.OpenAsync(null, settings.DataFolder, cancellationToken);
            await BareEndpoint.RunAsync(database, url, cancellationToken);
            return ExitCode.Success;
        }

        await Benchmark.RunAsync(settings, Console.Out, cancellationToken);
        return ExitCode.Success;
    }

    private BenchSettings Read(ParseResult words)
    {
        var names = words.GetValue(workloads) ?? [];
        foreach (var name in names.Where(name => !Workload.All.Any(w => w.Name == name)))
        {
            var nearest = NearestName.Of(name, Workload.All.Select(w => w.Name));
            throw Wrong($"Không có việc đo “{name}”. Gần nhất là “{nearest}”.", $"There is no workload “{name}”. The nearest one is “{nearest}”.");
        }

        return new(
            Positive(words, facts, BenchSettings.DefaultFacts), Positive(words, runs, BenchSettings.DefaultRuns),
            Positive(words, clients, BenchSettings.DefaultClients),
            Path.GetFullPath(words.GetValue(data) ?? Path.Combine(Settings.Root, ".local", "bench")), names);
    }

    private int Positive(ParseResult words, Option<int?> option, int otherwise) => words.GetValue(option) switch
    {
        null => otherwise,
        > 0 and var number => number,
        _ => throw Wrong($"{option.Name} cần một số lớn hơn 0.", $"{option.Name} needs a number above 0."),
    };
}
