using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;
using Edm = Microsoft.OData.Edm.EdmPrimitiveTypeKind;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>Transformations one after the other; each takes the rows of the one before. Types are kept all along.</summary>
internal static class Pipeline
{
    public static void Run(Rows rows, SequenceSyntax sequence, Scope outer)
    {
        foreach (var transformation in sequence.Transformations)
        {
            Run(rows, transformation, outer);
        }
    }

    private static void Run(Rows rows, TransformationSyntax transformation, Scope outer)
    {
        switch (transformation)
        {
            case IdentityTransformation:
                break;
            case FilterTransformation filter:
                var condition = Expressions.Condition(filter.Condition, Scope(rows, filter.Condition, outer));
                rows.Where(condition.WhenTrue);
                break;
            case SearchTransformation search:
                Searches.Narrow(rows, search.Search, outer with { Current = rows.It });
                break;
            case ComputeTransformation compute:
                var these = Scope(rows, compute, outer);
                Computes.Extend(rows, compute.Items, () => Around(rows, these));
                break;
            case OrderByTransformation orderBy:
                var scope = Scope(rows, orderBy, outer);
                rows.Sort([.. orderBy.Items.Select(item => Expressions.SortKey(item, scope))]);
                break;
            case SkipTransformation skip:
                Sections.Take(rows, skip.Count, null);
                break;
            case TopTransformation top:
                Sections.Take(rows, null, top.Count);
                break;
            case AggregateTransformation aggregate:
                Aggregates.Apply(rows, aggregate.Items, Grouping.None, outer);
                break;
            case GroupByTransformation groupBy:
                Groupings.Apply(rows, groupBy, outer);
                break;
            case ConcatTransformation concat:
                var forks = rows.Fork(concat.Sequences.Count);
                foreach (var (fork, sequence) in forks.Zip(concat.Sequences))
                {
                    Run(fork, sequence, outer);
                }

                Concatenation.Of(rows, forks);
                break;
            case RankingTransformation ranking:
                Rankings.Apply(rows, ranking, Scope(rows, ranking, outer));
                break;
            case JoinTransformation join:
                Joins.Apply(rows, join, outer);
                break;
            case NestTransformation nest:
                Nests.Apply(rows, nest, outer);
                break;
            case AddNestedTransformation nest:
                Nests.Add(rows, nest, outer);
                break;
            case HierarchyTransformation walk:
                Hierarchies.Apply(rows, walk, outer);
                break;
            case TraverseTransformation traverse:
                Traversals.Apply(rows, traverse, outer);
                break;
            case ExpandTransformation expand:
                throw expand.Reject(BadQueryCodes.Unsupported, "expand is no transformation any more: use the query option $expand, or addnested.");
            default:
                throw transformation.Reject(BadQueryCodes.Unsupported, "The model has no functions that transform collections.");
        }
    }

    /// <summary>The scope of expressions about one row; where they speak of $these, the rows are kept so that they can be copied.</summary>
    public static Scope Scope(Rows rows, SyntaxNode node, Scope outer)
    {
        rows.Open();
        if (!Mention.OfThese(node))
        {
            return Around(rows, outer);
        }

        var frozen = rows.Freeze();
        var partition = rows.Partition;
        return Around(rows, outer) with
        {
            These = () =>
            {
                var copy = frozen.Copy();
                foreach (var (theirs, mine) in copy.Partition.SelectMany(l => l.Values).Zip(partition.SelectMany(l => l.Values)))
                {
                    copy.Where(new Comparison(mine.Nullable ? ComparisonKind.NotDistinct : ComparisonKind.Equal, theirs, mine));
                }

                copy.PartitionBy([]);
                return copy;
            },
        };
    }

    /// <summary>$it is the current row at the top level; inside of another object it stays what it was.</summary>
    public static Scope Around(Rows rows, Scope outer) => (outer.This is null
        ? outer with { Current = rows.It, It = rows.It }
        : outer.Nested(rows.It)) with
        {
            RollupNode = rows.Partition.Select(leaf => leaf.RollupNode).FirstOrDefault(node => node is not null) ?? outer.RollupNode,
        };
}
