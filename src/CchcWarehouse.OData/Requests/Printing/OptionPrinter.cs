using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Printing;

/// <summary>Prints query options, at the top level and nested.</summary>
internal sealed class OptionPrinter(UrlText url, RequestPrinter request)
{
    public void Print(OptionSyntax option)
    {
        url.Syntax(option is CustomOption or AliasOption ? "" : option.Name)
            .Syntax(option is AliasOption ? "@" : "")
            .Data(option is CustomOption custom ? custom.Key : option is AliasOption alias ? alias.Alias : "")
            .Syntax("=");
        PrintValue(option);
    }

    /// <summary>Options in parentheses; nothing when there are none.</summary>
    public void PrintNested(SyntaxList<OptionSyntax> options)
    {
        if (options.Count > 0)
        {
            url.Syntax("(").List(options, ";", Print).Syntax(")");
        }
    }

    public void PrintComputed(SyntaxList<ComputeSyntax> items) => url.List(items, ",", item =>
    {
        request.Expressions.Print(item.Value);
        url.Syntax(" as ").Data(item.Alias);
    });

    public void PrintOrdering(SyntaxList<OrderBySyntax> items) => url.List(items, ",", item =>
    {
        request.Expressions.Print(item.Value);
        url.Syntax(item.Descending ? " desc" : "");
    });

    private void PrintValue(OptionSyntax option)
    {
        switch (option)
        {
            case FilterOption filter:
                request.Expressions.Print(filter.Condition);
                break;
            case ComputeOption compute:
                PrintComputed(compute.Items);
                break;
            case OrderByOption orderBy:
                PrintOrdering(orderBy.Items);
                break;
            case SelectOption select:
                url.List(select.Items, ",", PrintSelected);
                break;
            case ExpandOption expand:
                url.List(expand.Items, ",", PrintExpanded);
                break;
            case ApplyOption apply:
                request.Stages.Print(apply.Sequence);
                break;
            case TextSearchOption search:
                request.Searches.Print(search.Search);
                break;
            case AliasOption alias:
                request.Expressions.Print(alias.Value);
                break;
            case TemporalOption temporal:
                request.Expressions.Print(temporal.Point);
                break;
            default:
                if (!request.PrintOpen(option))
                {
                    url.Data(Text(option));
                }

                break;
        }
    }

    private static string Text(OptionSyntax option) => option switch
    {
        TopOption top => $"{top.Value}",
        SkipOption skip => $"{skip.Value}",
        IndexOption index => $"{index.Value}",
        CountOption count => count.Value ? "true" : "false",
        LevelsOption levels => levels.Levels is { } number ? $"{number}" : "max",
        TextOption text => text.Text,
        CustomOption custom => custom.Value,
        _ => throw new ArgumentOutOfRangeException(nameof(option), option, "an option without a printed form"),
    };

    private void PrintSelected(SelectSyntax item)
    {
        request.Paths.Print(item.Path);
        PrintNested(item.Options);
        if (item.Parameters is { } parameters)
        {
            url.Syntax("(").List(parameters, ",", name => url.Data(name)).Syntax(")");
        }
    }

    private void PrintExpanded(ExpandSyntax item)
    {
        request.Paths.Print(item.Path);
        PrintNested(item.Options);
    }
}
