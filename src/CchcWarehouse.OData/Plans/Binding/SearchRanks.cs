using CchcWarehouse.OData.Plans.Apply;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;
using Edm = Microsoft.OData.Edm.EdmPrimitiveTypeKind;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>What was searched for comes first where it is found best: as a whole text, as whole words, inside of words.</summary>
/// <remarks>Facts stay in the order of their keys: millions of them are read in pages, and what ranks them is their dimensions.</remarks>
internal static class SearchRanks
{
    /// <summary>Terms that decide the order; further ones only narrow.</summary>
    private const int TermLimit = 10;

    public static void Sort(Rows rows, SearchSyntax search)
    {
        if (rows.It.Entity is not { } entity || Additivity.IsFact(entity))
        {
            return;
        }

        var ranks = Terms(search).Take(TermLimit).Select(term => Rank(entity, Constant.Of(term))).ToList();
        if (ranks.Count > 0)
        {
            var total = ranks.Aggregate((sum, rank) => new Arithmetic(ArithmeticKind.Add, sum, rank, Edm.Int32));
            rows.Sort([new SortKey(total, Descending: false)]);
        }
    }

    // The smaller the better, so that the key that follows is in its own direction.
    private static Scalar Rank(EntityInstance entity, Constant term) => new Choice(
        [
            (Found(entity, Function.FoldedEquals, term), new Number(0)),
            (Found(entity, Function.FoldedContainsWords, term), new Number(1)),
            (Found(entity, Function.FoldedContains, term), new Number(2)),
        ],
        new Number(3),
        Edm.Int32);

    private static Scalar Found(EntityInstance entity, Function function, Constant term) =>
        Junction.Any(entity.Map.Searchable.Select(property => new FunctionCall(function, Edm.Boolean, entity.Value(property), term)));

    // What must not be found ranks nothing.
    private static IEnumerable<string> Terms(SearchSyntax search) => search switch
    {
        SearchTerm term => [term.Text],
        SearchText text => text.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        SearchAnd and => and.Operands.SelectMany(Terms),
        SearchOr or => or.Operands.SelectMany(Terms),
        _ => [],
    };
}
