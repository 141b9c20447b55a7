using System.CommandLine;
using System.Reflection;

namespace CchcWarehouse.Commands;

internal sealed class VersionCommand()
    : CchcCommand("version")
{
    public override CommandHelp Help { get; } = new(
        "version", new Spoken("Phiên bản của chương trình.", "The version of the program."));

    protected override Task<int> RunAsync(ParseResult words, CancellationToken cancellationToken)
    {
        var version = typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        Console.Out.WriteLine($"CCHC Warehouse {version.Split('+')[0]} (.NET {Environment.Version})");
        return Task.FromResult(ExitCode.Success);
    }
}
