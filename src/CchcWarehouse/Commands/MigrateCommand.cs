using System.CommandLine;
using CchcWarehouse.Star.Connections;
using CchcWarehouse.Star.Migrations;

namespace CchcWarehouse.Commands;

internal sealed class MigrateCommand : CchcCommand
{
    private readonly Option<string?> data = DataOption();

    public MigrateCommand()
        : base("migrate") => Add(data);

    public override CommandHelp Help { get; } = new(
        "migrate [--data DIR]",
        new Spoken(
            "Nâng cơ sở dữ liệu lên phiên bản của chương trình và in những gì đã chạy.",
            "Brings the database to this version and prints what ran."))
    {
        Details =
        [
            new Spoken(
                "Mỗi tệp của db/migrations chạy trong một giao dịch riêng; sau đó nạp danh mục của db/reference. Chạy lại không thay đổi gì.",
                "Each file of db/migrations runs in a transaction of its own; then the code lists of db/reference are loaded. Run again it changes nothing."),
        ],
        Options = [CommandHelp.Data],
        Examples = ["./cchc migrate", "CCHC_ConnectionStrings__Warehouse='Host=db;Database=cchc;Username=admin' ./cchc migrate"],
    };

    protected override async Task<int> RunAsync(ParseResult words, CancellationToken cancellationToken)
    {
        var settings = Settings.Read(words.GetValue(data));
        await using var database = await WarehouseDatabase.OpenAsync(settings.ConnectionString, settings.DataFolder, cancellationToken);
        Print(await database.MigrateAsync(cancellationToken));
        return ExitCode.Success;
    }

    private static void Print(MigrationResult result)
    {
        foreach (var file in result.Applied)
            Console.Out.WriteLine(file);
        foreach (var (codeList, changed) in result.ReferenceChanges.Where(list => list.Changed > 0))
            Console.Out.WriteLine(new Spoken($"{codeList}: {changed} mục thay đổi", $"{codeList}: {changed} entries changed"));
        if (result.Applied.Count == 0 && result.ReferenceChanges.All(list => list.Changed == 0))
            Console.Out.WriteLine(new Spoken("Đã ở phiên bản mới nhất, không có gì để chạy.", "Up to date, nothing to run."));
    }
}
