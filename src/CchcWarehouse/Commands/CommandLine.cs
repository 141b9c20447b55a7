using System.CommandLine;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Star;

namespace CchcWarehouse.Commands;

/// <summary>The program's commands, and how wrong usage and failures end.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var root = Root();
        if (Mistake(root, arguments) is { } mistake)
        {
            await Console.Error.WriteLineAsync(mistake);
            return ExitCode.WrongUsage;
        }

        var parsed = root.Parse(arguments.Length == 0 ? ["--help"] : arguments);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(string.Join('\n', parsed.Errors.Select(error => error.Message)));
            await Console.Error.WriteLineAsync($"Xem (see): ./cchc help {parsed.CommandResult.Command.Name}");
            return ExitCode.WrongUsage;
        }

        return await InvokeAsync(parsed);
    }

    private static RootCommand Root()
    {
        var root = new RootCommand(
            "Kho dữ liệu cải cách hành chính: đọc báo cáo, nạp vào kho, phục vụ qua OData.\n"
            + "Data warehouse of public administration reform: reads reports, loads them, serves them as OData.");
        root.Subcommands.Add(ServeCommand.Make());
        root.Subcommands.Add(MigrateCommand.Make());
        root.Subcommands.Add(ExplainCommand.Make());
        root.Subcommands.Add(HelpCommand.Make(root));
        root.Subcommands.Add(VersionCommand.Make());
        return root;
    }

    /// <summary>A first word that is no command, with the nearest one that is.</summary>
    private static string? Mistake(RootCommand root, string[] arguments)
    {
        if (arguments.Length == 0 || arguments[0].StartsWith('-') || root.Subcommands.Any(command => command.Name == arguments[0]))
        {
            return null;
        }

        var nearest = root.Subcommands.MaxBy(command => FuzzySharp.Fuzz.Ratio(arguments[0].ToLowerInvariant(), command.Name))!.Name;
        return $"Không có lệnh '{arguments[0]}'. Có phải là '{nearest}'? Xem: ./cchc help\n"
            + $"No command '{arguments[0]}'. Did you mean '{nearest}'? See: ./cchc help";
    }

    private static async Task<int> InvokeAsync(ParseResult parsed)
    {
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (UnreadableDocumentException e)
        {
            await SayAsync(e.Message, e.MessageEn);
            return ExitCode.Unreadable;
        }
        catch (DatabaseUnreachableException e)
        {
            await SayAsync(e.Message, e.MessageEn);
            return ExitCode.NoDatabase;
        }
        catch (WarehouseException e)
        {
            await SayAsync(e.Message, e.MessageEn);
            return ExitCode.Failure;
        }
        catch (OperationCanceledException)
        {
            await SayAsync("Đã dừng theo yêu cầu.", "Stopped as asked.");
            return ExitCode.Failure;
        }
        catch (Exception e)
        {
            await SayAsync($"Lỗi không mong đợi, không có gì dở dang: {e.Message}", $"Unexpected failure, nothing is half done:\n{e}");
            return ExitCode.Failure;
        }
    }

    private static async Task SayAsync(string message, string messageEn)
    {
        await Console.Error.WriteLineAsync(message);
        await Console.Error.WriteLineAsync(messageEn);
    }
}
