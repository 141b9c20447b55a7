using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Printing;

/// <summary>Prints resource paths, member paths, and the paths of $select, $expand and $apply.</summary>
internal sealed class PathPrinter(UrlText url, RequestPrinter request)
{
    public void Print(PathSyntax path)
    {
        for (var i = 0; i < path.Segments.Count; i++)
        {
            if (i > 0 && path.Segments[i] is not (KeySegment or ArgumentsSegment))
            {
                url.Syntax("/");
            }

            Print(path.Segments[i]);
        }
    }

    public void PrintArguments(SyntaxList<ArgumentSyntax> arguments) => url.Syntax("(").List(arguments, ",", argument =>
    {
        url.Data(argument.Name).Syntax("=");
        request.Expressions.Print(argument.Value);
    }).Syntax(")");

    private void Print(PathSegment segment)
    {
        switch (segment)
        {
            case NameSegment name:
                url.Data(name.Name.ToString());
                break;
            case TextSegment text:
                url.Data(text.Text);
                break;
            case ArgumentsSegment arguments:
                PrintArguments(arguments.Arguments);
                break;
            case KeySegment key:
                url.Syntax("(");
                request.Expressions.Print(key.Value);
                url.Syntax(")");
                break;
            case AliasSegment alias:
                url.Syntax("@").Data(alias.Name);
                break;
            case AnnotationSegment annotation:
                url.Syntax("@").Data(annotation.Term.ToString()).Data(annotation.Qualifier is null ? "" : "#" + annotation.Qualifier);
                break;
            case StarSegment star:
                url.Data(star.Namespace is null ? "*" : star.Namespace + ".*");
                break;
            default:
                PrintDollar(segment);
                break;
        }
    }

    private void PrintDollar(PathSegment segment)
    {
        switch (segment)
        {
            case VariableSegment variable:
                url.Syntax(variable.Variable switch
                {
                    ImplicitVariable.It => "$it",
                    ImplicitVariable.This => "$this",
                    ImplicitVariable.Root => "$root",
                    _ => "$these",
                });
                break;
            case FilterSegment filter:
                url.Syntax("$filter(");
                request.Expressions.Print(filter.Condition);
                url.Syntax(")");
                break;
            case CountSegment count:
                url.Syntax("$count");
                request.Options.PrintNested(count.Options);
                break;
            case SystemSegment system:
                url.Syntax(Word(system.Kind));
                break;
            case CrossjoinSegment crossjoin:
                url.Syntax("$crossjoin(").List(crossjoin.EntitySets, ",", set => url.Data(set)).Syntax(")");
                break;
            default:
                PrintCollection(segment);
                break;
        }
    }

    private void PrintCollection(PathSegment segment)
    {
        switch (segment)
        {
            case LambdaSegment lambda:
                url.Syntax(lambda.Operator == LambdaOperator.Any ? "any(" : "all(");
                if (lambda is { Variable: { } variable, Predicate: { } predicate })
                {
                    url.Data(variable).Syntax(":");
                    request.Expressions.Print(predicate);
                }

                url.Syntax(")");
                break;
            case AggregateSegment aggregate:
                url.Syntax("aggregate(");
                request.Stages.PrintAggregate(aggregate.Aggregate);
                url.Syntax(")");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(segment), segment, "a segment without a printed form");
        }
    }

    private static string Word(SystemSegmentKind kind) => kind switch
    {
        SystemSegmentKind.Metadata => "$metadata",
        SystemSegmentKind.Batch => "$batch",
        SystemSegmentKind.Entity => "$entity",
        SystemSegmentKind.All => "$all",
        SystemSegmentKind.Each => "$each",
        SystemSegmentKind.Ref => "$ref",
        SystemSegmentKind.Value => "$value",
        _ => "$query",
    };
}
