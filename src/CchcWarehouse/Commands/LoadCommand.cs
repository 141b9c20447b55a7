using System.CommandLine;
using System.Text.Json;
using CchcWarehouse.Star.Connections;

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
            "Đọc, làm sạch, gán chỉ tiêu, kiểm tra và nạp báo cáo.",
            "Extracts, cleans, maps, checks and loads reports."))
    {
        Details =
        [
            new Spoken(
                "Mỗi báo cáo nạp trọn vẹn hoặc không nạp gì; nạp lại cùng một tệp không thay đổi gì. Tiến độ in ở luồng lỗi.",
                "A report is loaded whole or not at all; the same file again changes nothing. Progress goes to standard error."),
            new Spoken(
                "Mã kết thúc: 0 tốt, 2 còn dòng chờ soát xét, 65 có tệp không đọc được thành báo cáo, 69 không có cơ sở dữ liệu.",
                "Exit codes: 0 good, 2 some rows wait for review, 65 a file is no readable report, 69 no database."),
        ],
        Options = [CommandHelp.Json, CommandHelp.Data],
        Examples = ["./cchc load etl/samples/*.txt", "./cchc load --json bao-cao-2022.txt"],
    };

    protected override async Task<int> RunAsync(ParseResult words, CancellationToken cancellationToken)
    {
        if (words.GetValue(files) is not { Length: > 0 } paths)
            throw Wrong("Hãy nêu ít nhất một tệp báo cáo.", "Name at least one report file.");
        var settings = Settings.Read(words.GetValue(data));
        await using var database = await WarehouseDatabase.OpenAsync(settings.ConnectionString, settings.DataFolder, cancellationToken);
        await database.MigrateAsync(cancellationToken);
        var results = await ReportLoading.RunAsync(database.Connections.Loader, paths, cancellationToken);
        if (words.GetValue(json))
            results.ForEach(result => Console.Out.WriteLine(JsonSerializer.Serialize(result, LoadResult.Json)));
        else
            LoadResult.Print(results);
        return results.Max(result => result.ExitCode);
    }
}
