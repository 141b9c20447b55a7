using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>What an expression can ask of a collection: any, all, its count, part of it.</summary>
internal static class Collections
{
    public static Operand Step(CollectionOperand collection, PathSegment segment, Scope scope) => segment switch
    {
        LambdaSegment lambda => new ConditionOperand(Lambda(collection, lambda, scope)),
        CountSegment count => new ValueOperand(Count(collection, count, scope)),
        FilterSegment filter => collection with { Open = () => Filtered(collection, filter, scope) },
        AggregateSegment aggregate => Apply.Aggregates.OfCollection(collection, aggregate.Aggregate, scope),
        NameSegment { Name.Namespace: not null } cast when collection.Open().It.Entity?.Map == scope.Context.Model.EntityType(cast.Name.Name) => collection,
        NameSegment name => throw segment.Reject(
            BadQueryCodes.TypeMismatch,
            $"{collection.Name} is a collection: {name.Name} belongs to its members. Say {collection.Name}/any(x:x/{name.Name} …), all, or {collection.Name}/$count."),
        _ => throw segment.Reject(BadQueryCodes.NotApplicable, $"This is nothing that the collection {collection.Name} has here."),
    };

    /// <summary>Narrows rows by options that a count or a nested collection carries.</summary>
    public static void Narrow(Rows rows, IEnumerable<OptionSyntax> options, Scope scope)
    {
        foreach (var option in options)
        {
            switch (option)
            {
                case FilterOption filter:
                    rows.Open();
                    rows.Where(Expressions.Condition(filter.Condition, scope.Nested(rows.It)).WhenTrue);
                    break;
                case TextSearchOption search:
                    Searches.Narrow(rows, search.Search, scope);
                    break;
                case AliasOption:
                    break;
                default:
                    throw option.Reject(BadQueryCodes.NotApplicable, $"{option.Name} is not allowed on /$count; $filter and $search are.");
            }
        }
    }

    private static Rows Filtered(CollectionOperand collection, FilterSegment filter, Scope scope)
    {
        var rows = collection.Open();
        rows.Where(Expressions.Condition(filter.Condition, scope.Nested(rows.It)).WhenTrue);
        return rows;
    }

    private static ScalarSelect Count(CollectionOperand collection, CountSegment count, Scope scope)
    {
        var rows = collection.Open();
        Narrow(rows, count.Options, scope.With(count.Options.OfType<AliasOption>()));
        rows.Open();
        rows.Select.OutputOf(AggregateCall.CountRows);
        return new ScalarSelect(rows.Select, EdmPrimitiveTypeKind.Int64, Nullable: false);
    }

    // any: some member for which the predicate is true. all: no member for which it is not.
    private static DecidedCondition Lambda(CollectionOperand collection, LambdaSegment lambda, Scope scope)
    {
        var rows = collection.Open();
        rows.Open();
        if (lambda is { Predicate: { } predicate, Variable: { } variable })
        {
            if (scope.Variables.ContainsKey(variable))
            {
                throw lambda.Reject(BadQueryCodes.NameClash, $"The range variable {variable} is taken; give the inner one another name.");
            }

            var condition = Expressions.Condition(predicate, scope.With(variable, rows.It));
            rows.Where(lambda.Operator == LambdaOperator.Any ? condition.WhenTrue : condition.WhenNotTrue);
        }
        else if (lambda.Operator == LambdaOperator.All)
        {
            throw lambda.Reject(BadQueryCodes.NotApplicable, "all needs a variable and a condition, such as all(x:x/Value gt 0).");
        }

        var some = new Exists(rows.Select);
        var none = Negation.Of(some);
        return lambda.Operator == LambdaOperator.Any
            ? new DecidedCondition(some, none, some)
            : new DecidedCondition(none, some, none);
    }
}
