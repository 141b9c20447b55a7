using CchcWarehouse.OData.Plans.Scalars;

namespace CchcWarehouse.OData.Plans.Relations;

/// <summary>What the expressions of a select read.</summary>
internal static class Reading
{
    /// <summary>The sources whose columns are read, however deep in subselects.</summary>
    /// <param name="but">A join whose own condition does not count.</param>
    public static HashSet<Source> Of(Select select, Join but)
    {
        var sources = new HashSet<Source>(ReferenceEqualityComparer.Instance);
        Add(select, sources, but);
        return sources;
    }

    /// <summary>The sources whose columns the expressions read.</summary>
    public static HashSet<Source> Of(IEnumerable<Scalar?> scalars)
    {
        var sources = new HashSet<Source>(ReferenceEqualityComparer.Instance);
        foreach (var scalar in scalars)
        {
            Add(scalar, sources);
        }

        return sources;
    }

    private static void Add(Select select, HashSet<Source> sources, Join? but = null)
    {
        Add(select.From, sources);
        foreach (var join in select.Joins.Where(join => join != but))
        {
            Add(join.Source, sources);
            Add(join.On, sources);
        }

        foreach (var scalar in (IEnumerable<Scalar?>)
                 [.. select.Outputs.Select(output => output.Value), .. select.Conditions, .. select.Order.Select(key => key.Value), .. select.Groups, select.Skip, select.Top])
        {
            Add(scalar, sources);
        }
    }

    private static void Add(Source source, HashSet<Source> sources)
    {
        switch (source)
        {
            case SelectSource inner:
                Add(inner.Rows, sources);
                break;
            case UnionSource union:
                foreach (var branch in union.Branches)
                {
                    Add(branch, sources);
                }

                break;
            case RecursiveSource recursive:
                Add(recursive.First, sources);
                Add(recursive.Next, sources);
                break;
        }
    }

    private static void Add(Scalar? scalar, HashSet<Source> sources)
    {
        switch (scalar)
        {
            case null:
                break;
            case Column column:
                sources.Add(column.Source);
                break;
            default:
                foreach (var part in Parts.Of(scalar))
                {
                    Add(part, sources);
                }

                foreach (var select in Parts.Selects(scalar))
                {
                    Add(select, sources);
                }

                break;
        }
    }
}
