using System.CommandLine;

namespace CchcWarehouse.Commands;

/// <summary>One command of the program: its words, its help, what it does.</summary>
internal abstract class CchcCommand : Command
{
    protected CchcCommand(string name)
        : base(name) => SetAction(RunAsync);

    public abstract CommandHelp Help { get; }

    /// <returns>An <see cref="ExitCode"/>.</returns>
    protected abstract Task<int> RunAsync(ParseResult words, CancellationToken cancellationToken);

    protected static Option<string?> DataOption() => new("--data");

    protected static Option<bool> JsonOption() => new("--json");

    protected static Argument<string[]> Many(string name) => new(name) { Arity = ArgumentArity.ZeroOrMore };

    protected UsageException Wrong(string vi, string en) => new(new Spoken(vi, en), Name);
}
