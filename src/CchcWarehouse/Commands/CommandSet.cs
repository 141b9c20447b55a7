namespace CchcWarehouse.Commands;

/// <summary>Every command, in the order that help lists them.</summary>
internal static class CommandSet
{
    public static IReadOnlyList<CchcCommand> All { get; } =
    [
        new DemoCommand(),
        new TestCommand(),
        new ServeCommand(),
        new LoadCommand(),
        new InspectCommand(),
        new ReplyCommand(),
        new Review.ReviewCommand(),
        new Review.WithdrawCommand(),
        new Review.DiffCommand(),
        new Review.ReplayCommand(),
        new MigrateCommand(),
        new ExplainCommand(),
        new BenchCommand(),
        new ToolsCommand(),
        new HelpCommand(),
        new VersionCommand(),
    ];

    public static IEnumerable<string> Names => All.Select(c => c.Name);

    public static CchcCommand? Named(string name) => All.FirstOrDefault(c => c.Name == name);
}
