using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;
using CchcWarehouse.Star.Letters;
using Edm = Microsoft.OData.Edm.EdmPrimitiveTypeKind;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>$search: words and phrases in names, codes and labels, without regard to case and diacritics.</summary>
/// <remarks>
/// A word is found anywhere in a text, a phrase where its words stand whole and side by side. Each term may be found in
/// another property. What stands in a dimension is looked up there: the facts are asked for its keys.
/// </remarks>
internal static class Searches
{
    public static void Narrow(Rows rows, SearchSyntax search, Scope scope)
    {
        RefuseTooMany(search, scope.Context);
        rows.Open();
        rows.Where(Bind(search, rows.It, scope).WhenTrue);
    }

    // Each term looks through all texts, on all levels of the request.
    private static void RefuseTooMany(SearchSyntax search, BindingContext context)
    {
        context.SearchTerms += Terms(search);
        if (context.SearchTerms > context.Limits.SearchTerms)
        {
            throw search.Reject(
                BadQueryCodes.Limit, $"A request searches for at most {context.Limits.SearchTerms} words and phrases; search for fewer, or compare codes with in.");
        }
    }

    private static int Terms(SyntaxNode node) => node switch
    {
        SearchTerm => 1,
        SearchText text => text.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length,
        _ => SyntaxChildren.Of(node).Sum(Terms),
    };

    private static Condition Bind(SearchSyntax search, Instance it, Scope scope) => search switch
    {
        SearchTerm term => Term(term, it, term.Text, term.IsPhrase),
        SearchText text => new LogicalCondition(
            JunctionKind.And, [.. text.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Term(text, it, word, isPhrase: false))]),
        SearchNot not => new NotCondition(Bind(not.Operand, it, scope)),
        SearchAnd and => new LogicalCondition(JunctionKind.And, [.. and.Operands.Select(operand => Bind(operand, it, scope))]),
        SearchOr or => new LogicalCondition(JunctionKind.Or, [.. or.Operands.Select(operand => Bind(operand, it, scope))]),
        _ => throw search.Reject(BadQueryCodes.Unsupported, "This form of search is not supported."),
    };

    private static DecidedCondition Term(SyntaxNode node, Instance it, string text, bool isPhrase)
    {
        var term = Constant.Of(CanonicalText.Compose(text));
        var function = isPhrase ? Function.FoldedContainsWords : Function.FoldedContains;
        var places = Places(it, value => new FunctionCall(function, Edm.Boolean, value, term)).ToList();
        if (places.Count == 0)
        {
            throw node.Reject(BadQueryCodes.NotApplicable, $"{it.Title} has no texts to search in.");
        }

        var found = Junction.Any(places);
        return new DecidedCondition(found, TruthTest.NotTrue(found), TruthTest.True(found));
    }

    private static IEnumerable<Scalar> Places(Instance it, Func<Scalar, Scalar> matches) => it switch
    {
        EntityInstance entity => entity.Map.Searchable
            .GroupBy(property => property.Through.Count == 0 ? null : property.Through[0])
            .SelectMany(group => group.Key is null
                ? group.Select(property => matches(entity.Value(property)))
                : [InDimension(entity.Row, group.Key, [.. group], matches)]),
        Extended extended => Places(extended.Inner, matches).Concat(extended.Added.SelectMany(member => Places(member, matches))),
        _ => it.Members.SelectMany(member => Places(member, matches)),
    };

    private static IEnumerable<Scalar> Places(Member member, Func<Scalar, Scalar> matches) => member switch
    {
        ValueMember { Type: Edm.String } value => [matches(value.Value)],
        ObjectMember inner => Places(inner.Instance, matches),
        _ => [],
    };

    // The joined relation is searched by itself, and the rows that point into what was found are taken.
    private static Scalar InDimension(Row row, JoinMap join, IReadOnlyList<PropertyMap> properties, Func<Scalar, Scalar> matches)
    {
        var source = new TableSource(join.Target);
        var select = new Select(source);
        var target = new TableRow(select, source, join.Target);
        select.Where(Junction.Any(properties.Select(p => matches(target.Follow(p.Through.Skip(1))[p.Column]))));
        if (join.On is [var (own, key)])
        {
            select.OutputOf(target[key]);
            return new InSelect(row[own], select);
        }

        foreach (var (mine, theirs) in join.On)
        {
            select.Where(new Comparison(ComparisonKind.Equal, target[theirs], row[mine]));
        }

        return new Exists(select);
    }
}
