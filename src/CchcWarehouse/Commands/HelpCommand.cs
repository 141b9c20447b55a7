using System.CommandLine;

namespace CchcWarehouse.Commands;

internal sealed class HelpCommand : CchcCommand
{
    private readonly Argument<string?> topic = new("COMMAND") { Arity = ArgumentArity.ZeroOrOne };

    public HelpCommand()
        : base("help") => Add(topic);

    public override CommandHelp Help { get; } = new(
        "help [COMMAND]", new Spoken("Cách dùng chương trình, hay một lệnh.", "How the program, or one command, is used."))
    {
        Examples = ["./cchc help load"],
    };

    protected override Task<int> RunAsync(ParseResult words, CancellationToken cancellationToken)
    {
        if (words.GetValue(topic) is not { } name)
            return Task.FromResult(HelpPage.Print(null));
        var command = CommandSet.Named(name) ?? throw Wrong(
            $"Không có lệnh “{name}”. Gần nhất là “{NearestName.Of(name, CommandSet.Names)}”.",
            $"There is no command “{name}”. The nearest one is “{NearestName.Of(name, CommandSet.Names)}”.");
        return Task.FromResult(HelpPage.Print(command));
    }
}
