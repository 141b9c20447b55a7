using System.CommandLine;

namespace CchcWarehouse.Commands;

internal static class HelpCommand
{
    public static Command Make(RootCommand root)
    {
        var about = new Argument<string?>("COMMAND")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "Lệnh cần xem / the command to explain",
        };
        var command = new Command("help", "Giải thích các lệnh, hoặc một lệnh / explain the commands, or one of them") { about };
        command.SetAction(async (parsed, cancellationToken) =>
            await CommandLine.RunAsync(parsed.GetValue(about) is { } name ? [name, "--help"] : ["--help"]));
        return command;
    }
}
