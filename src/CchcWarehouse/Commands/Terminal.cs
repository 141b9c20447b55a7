using Spectre.Console;

namespace CchcWarehouse.Commands;

/// <summary>Tables on standard output and progress on standard error; plain text where nobody watches.</summary>
internal static class Terminal
{
    /// <summary>Columns where the output is no terminal: wide enough for a table's rows to stay whole.</summary>
    private const int FileWidth = 160;

    public static IAnsiConsole Output { get; } = Make(Console.Out, Console.IsOutputRedirected);

    public static IAnsiConsole Error { get; } = Make(Console.Error, Console.IsErrorRedirected);

    public static Table Table(params Spoken[] heads)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var head in heads)
            table.AddColumn(new TableColumn(new Text(head.Lines())));
        return table;
    }

    /// <summary>A row of plain texts: nothing in a report is markup.</summary>
    public static void AddTexts(this Table table, params string?[] cells) =>
        table.AddRow(cells.Select(cell => new Text(cell ?? string.Empty)));

    private static IAnsiConsole Make(TextWriter writer, bool isFile)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (isFile)
            console.Profile.Width = FileWidth;
        return console;
    }
}
