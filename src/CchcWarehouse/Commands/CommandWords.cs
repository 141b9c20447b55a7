using System.CommandLine;

namespace CchcWarehouse.Commands;

/// <summary>The words of the command line: which command, with which options.</summary>
internal static class CommandWords
{
    private static readonly ParserConfiguration Plain = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };
    private static readonly InvocationConfiguration Ours = new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };

    public static async Task<int> RunAsync(string[] words, CancellationToken cancellationToken)
    {
        try
        {
            if (words is ["--version", ..])
                words = ["version", .. words[1..]];
            var command = Find(words);
            if (command is null || AsksForHelp(words))
                return HelpPage.Print(command);
            RefuseUnknownOptions(command, words[1..]);
            var parsed = command.Parse(words, Plain); // the parser drops a first word that is the command's own name
            RefuseErrors(command, parsed);
            return await parsed.InvokeAsync(Ours, cancellationToken);
        }
        catch (Exception failure)
        {
            return Failure.Tell(failure);
        }
    }

    /// <summary>The command that the first word names; null where there is none or it asks for help.</summary>
    private static CchcCommand? Find(string[] words) => words switch
    {
        [] or ["-h" or "--help" or "-?", ..] => null,
        [var name, ..] => CommandSet.Named(name) ?? throw new UsageException(new Spoken(
            $"Không có lệnh “{name}”. Gần nhất là “{NearestName.Of(name, CommandSet.Names)}”.",
            $"There is no command “{name}”. The nearest one is “{NearestName.Of(name, CommandSet.Names)}”.")),
    };

    private static bool AsksForHelp(string[] words) =>
        words.TakeWhile(w => w != "--").Any(w => w is "-h" or "--help" or "-?");

    // The parser takes an unknown option for a file name; a person who mistypes an option means no file.
    private static void RefuseUnknownOptions(CchcCommand command, string[] words)
    {
        var known = command.Options.Select(o => o.Name).ToList();
        foreach (var word in words.TakeWhile(w => w != "--").Where(w => w.StartsWith('-') && w.Length > 1))
        {
            var name = word.Split('=', ':')[0];
            if (known.Contains(name))
                continue;
            var nearest = known.Count == 0 ? string.Empty : NearestName.Of(name, known);
            throw new UsageException(
                new Spoken(
                    $"Lệnh {command.Name} không có tùy chọn {name}.{(nearest.Length > 0 ? $" Gần nhất là {nearest}." : string.Empty)}",
                    $"The command {command.Name} has no option {name}.{(nearest.Length > 0 ? $" The nearest one is {nearest}." : string.Empty)}"),
                command.Name);
        }
    }

    private static void RefuseErrors(CchcCommand command, ParseResult parsed)
    {
        if (parsed.Errors.Count == 0)
            return;
        var reason = parsed switch
        {
            { UnmatchedTokens: [var extra, ..] } => new Spoken(
                $"Lệnh {command.Name} không hiểu “{extra}”.", $"The command {command.Name} does not understand “{extra}”."),
            { Errors: [{ SymbolResult: System.CommandLine.Parsing.OptionResult option }, ..] } => new Spoken(
                $"Tùy chọn {option.Option.Name} cần đúng một giá trị.", $"The option {option.Option.Name} needs exactly one value."),
            _ => new Spoken(parsed.Errors[0].Message, parsed.Errors[0].Message),
        };
        throw new UsageException(reason, command.Name);
    }
}
