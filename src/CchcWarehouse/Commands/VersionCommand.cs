using System.CommandLine;
using System.Reflection;

namespace CchcWarehouse.Commands;

internal static class VersionCommand
{
    public static Command Make()
    {
        var command = new Command("version", "In phiên bản của chương trình / print the program's version");
        command.SetAction(_ => Console.WriteLine($"cchc {Number()}"));
        return command;
    }

    private static string Number() =>
        typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
