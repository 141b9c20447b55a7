using CchcWarehouse.OData.Requests.Syntax;
using CchcWarehouse.OData.Wording;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>The query part: options separated by &amp;, each a name, = and a value.</summary>
internal sealed class QueryReader(string url, RequestBudget budget, OptionList options, OptionPlace place)
{
    public void Read(int start, int end)
    {
        for (var position = start; position <= end;)
        {
            var ampersand = url.IndexOf('&', position, end - position);
            var stop = ampersand < 0 ? end : ampersand;
            if (stop > position)
            {
                ReadOption(position, stop);
            }

            position = stop + 1;
        }
    }

    private void ReadOption(int start, int end)
    {
        var equals = url.IndexOf('=', start, end - start);
        var nameEnd = equals < 0 ? end : equals;
        var name = DecodedText.Decode(url, start, nameEnd, plusIsBlank: true, null).Text;
        var valueStart = equals < 0 ? end : equals + 1;
        var option = SystemOptions.Find(name) is { } system
            ? ReadSystem(system, start, valueStart, end, equals)
            : ReadOther(name, start, valueStart, end, equals);
        options.Add(option, new Scanner(DecodedText.Plain(""), option.Name, budget));
    }

    private OptionSyntax ReadSystem(SystemOption system, int start, int valueStart, int end, int equals)
    {
        if ((system.Places & place) == OptionPlace.None)
        {
            throw new BadQueryException(BadQueryCodes.UnknownOption,
                $"{system.Name} does not apply here; {Allowed()}.", system.Name, start);
        }

        if (equals < 0)
        {
            throw new BadQueryException(BadQueryCodes.Syntax, $"{system.Name} needs '=' and a value.", system.Name, end);
        }

        return ReadValue(system.Name, start, valueStart, end, "an operator or the end of the option", system.Read);
    }

    private OptionSyntax ReadOther(string name, int start, int valueStart, int end, int equals)
    {
        if (name.StartsWith('$'))
        {
            var known = SystemOptions.Nearest(name) is { } nearest ? (ErrorText)$"{nearest} is one" : Allowed();
            throw new BadQueryException(BadQueryCodes.UnknownOption, $"there is no query option {name}; {known}.", name, start);
        }

        if (name.StartsWith('@'))
        {
            return ReadAlias(name, start, valueStart, end, equals);
        }

        if (name.Length == 0)
        {
            throw new BadQueryException(BadQueryCodes.Syntax, "found '=' where the name of a query option is expected.", null, start);
        }

        return ReadValue(name, start, valueStart, end, "the end", scanner => new CustomOption(name, scanner.TakeAll()));
    }

    private OptionSyntax ReadAlias(string name, int start, int valueStart, int end, int equals)
    {
        var alias = name[1..];
        if (equals < 0 || !Names.IsIdentifier(alias))
        {
            throw new BadQueryException(BadQueryCodes.Syntax, "a parameter alias is written @name=value.", name, start);
        }

        return ReadValue(name, start, valueStart, end, "an operator or the end of the value",
            scanner => new AliasOption(alias, ExpressionReader.Read(scanner)));
    }

    private OptionSyntax ReadValue(
        string name, int start, int valueStart, int end, string expectedAtEnd, Func<Scanner, OptionSyntax> read)
    {
        var scanner = new Scanner(DecodedText.Decode(url, valueStart, end, plusIsBlank: true, name), name, budget);
        budget.Node(scanner);
        var option = read(scanner);
        scanner.ExpectEnd(expectedAtEnd);
        return option with { At = new SourcePosition(start, name) };
    }

    private ErrorText Allowed() => place == OptionPlace.Request
        ? (ErrorText)$"the options are {string.Join(", ", SystemOptions.NamesAt(place))}"
        : $"allowed are {string.Join(", ", SystemOptions.NamesAt(place))} and custom options";
}
