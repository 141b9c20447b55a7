using System.CommandLine;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Star.Connections;
using Spectre.Console;

namespace CchcWarehouse.Commands;

internal sealed class LoadCommand : CchcCommand
{
    private readonly Argument<string[]> files = Many("FILE");
    private readonly Option<bool> json = JsonOption();
    private readonly Option<string?> data = DataOption();

    public LoadCommand()
        : base("load")
    {
        Add(files);
        Add(json);
        Add(data);
    }

    public override CommandHelp Help { get; } = new(
        "load FILE… [--json] [--data DIR]",
        new Spoken(
            "Đọc, làm sạch, khớp chỉ tiêu, kiểm tra và nạp báo cáo vào kho.",
            "Extracts, cleans, maps, checks and loads reports into the warehouse."))
    {
        Details =
        [
            new Spoken(
                "Mỗi báo cáo là một giao dịch: nạp trọn vẹn hoặc không gì cả. Nạp lại cùng một tệp không thay đổi gì; nội dung khác của cùng đơn vị và kỳ là một bản sửa.",
                "Each report is one transaction: all or nothing. The same file again changes nothing; other content for the same unit and period is a revision."),
            new Spoken(
                "Mã kết thúc: 0 đã nạp; 2 có dòng chờ xem xét; 65 có tệp không phải bảng kết quả CCHC; 69 không tới được cơ sở dữ liệu.",
                "Exit codes: 0 loaded; 2 some rows wait for review; 65 a file is no table of reform results; 69 the database cannot be reached."),
        ],
        Options = [CommandHelp.Json, CommandHelp.Data],
        Examples = ["./cchc load etl/samples/*.txt", "./cchc load --json bao-cao.xlsx > ket-qua.json"],
    };

    protected override async Task<int> RunAsync(ParseResult words, CancellationToken cancellationToken)
    {
        if (words.GetValue(files) is not { Length: > 0 } paths)
            throw Wrong("Hãy nêu ít nhất một tệp báo cáo.", "Name at least one report file.");
        var settings = Settings.Read(words.GetValue(data));
        await using var database = await WarehouseDatabase.OpenAsync(settings.ConnectionString, settings.DataFolder, cancellationToken);
        await database.MigrateAsync(cancellationToken);
        var loaded = await LoadAsync(new ReportLoading(database.Connections), paths, cancellationToken);
        if (words.GetValue(json))
            LoadSummary.PrintJson(loaded);
        else
            LoadSummary.PrintTable(loaded);
        foreach (var file in loaded.Where(f => f.Failure is not null))
            Failure.Tell(file.Failure!, file.File);
        return LoadedFile.ExitCodeOf(loaded);
    }

    private static Task<List<LoadedFile>> LoadAsync(ReportLoading loading, string[] paths, CancellationToken cancellationToken) =>
        Console.IsErrorRedirected
            ? LoadAsync(loading, paths, path => Console.Error.WriteLine($"{path} …"), Recognition.Print, () => { }, cancellationToken)
            : Terminal.Error.Progress().HideCompleted(true).StartAsync(progress =>
            {
                var bar = progress.AddTask(string.Empty, maxValue: paths.Length);
                return LoadAsync(
                    loading, paths, path => bar.Description = Spectre.Console.Markup.Escape(Path.GetFileName(path)),
                    page => bar.Description = Spectre.Console.Markup.Escape(Recognition.Line(page)), () => bar.Increment(1), cancellationToken);
            });

    private static async Task<List<LoadedFile>> LoadAsync(
        ReportLoading loading, string[] paths, Action<string> begun, Action<RecognitionProgress> recognising, Action ended, CancellationToken cancellationToken)
    {
        RecognitionProgress.TellTo(recognising);
        var loaded = new List<LoadedFile>();
        foreach (var path in paths)
        {
            begun(path);
            loaded.AddRange(await loading.LoadAsync(path, cancellationToken));
            ended();
        }

        return loaded;
    }
}
