using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>Options in parentheses, separated by semicolons: in $expand, $select and behind /$count.</summary>
internal static class NestedOptionReader
{
    public static SyntaxList<OptionSyntax> Read(Scanner scanner, OptionPlace place)
    {
        var outer = scanner.Enter();
        scanner.Open();
        var list = new OptionList();
        do
        {
            scanner.SkipBlanks();
            list.Add(ReadOption(scanner, place), scanner);
        }
        while (scanner.Take(';'));
        scanner.Close("or ';' and a further option");
        scanner.Leave(outer);
        return list.ToSyntax();
    }

    private static OptionSyntax ReadOption(Scanner scanner, OptionPlace place)
    {
        var at = scanner.Begin();
        if (scanner.Current == '@' && (place & (OptionPlace.Expand | OptionPlace.Select)) != OptionPlace.None)
        {
            var alias = AliasReader.Read(scanner).Name;
            scanner.Expect('=', "and the value of the alias");
            return new AliasOption(alias, ExpressionReader.Read(scanner)) { At = at };
        }

        var option = ReadName(scanner, place);
        scanner.Expect('=', "and a value");
        return option.Read(scanner) with { At = at };
    }

    private static SystemOption ReadName(Scanner scanner, OptionPlace place)
    {
        var start = scanner.Index;
        scanner.Take('$');
        while (Names.IsPart(scanner.Current))
        {
            scanner.Index++;
        }

        var option = SystemOptions.Find(scanner.Since(start));
        if (option is null || (option.Places & place) == OptionPlace.None)
        {
            scanner.Index = start;
            throw scanner.Missing($"one of {string.Join(", ", SystemOptions.NamesAt(place))}");
        }

        return option;
    }
}
