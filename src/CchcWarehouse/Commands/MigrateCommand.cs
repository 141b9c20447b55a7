using System.CommandLine;

namespace CchcWarehouse.Commands;

internal static class MigrateCommand
{
    public static Command Make()
    {
        var data = DataOption.Make();
        var command = new Command("migrate", "Đưa cơ sở dữ liệu lên phiên bản này, in những gì đã chạy / bring the database to this version") { data };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(data), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? folder, CancellationToken cancellationToken)
    {
        await using var database = await DataOption.OpenAsync(folder, cancellationToken);
        var result = await database.MigrateAsync(cancellationToken);
        Console.WriteLine(MigrationText.Of(result));
        return ExitCode.Good;
    }
}
