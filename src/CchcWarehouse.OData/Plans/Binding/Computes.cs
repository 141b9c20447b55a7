using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>Computed values under new names; each may use those before it.</summary>
internal static class Computes
{
    public static void Extend(Rows rows, ComputeOption? option, Func<Scope> scope) => Extend(rows, option?.Items ?? [], scope);

    public static void Extend(Rows rows, SyntaxList<ComputeSyntax> items, Func<Scope> scope)
    {
        rows.Open();
        foreach (var item in items)
        {
            rows.Become(With(rows.It, item, scope()));
        }
    }

    /// <summary>The instance with one computed value more.</summary>
    public static Instance With(Instance it, ComputeSyntax item, Scope scope)
    {
        RefuseTaken(it, item, item.Alias);
        var value = Expressions.Value(item.Value, scope with { Current = it });
        var member = new ValueMember(item.Alias, value.Value);
        return it is Extended extended
            ? new Extended(extended.Inner, [.. extended.Added, member])
            : new Extended(it, [member]);
    }

    /// <exception cref="BadQueryException">The instance has something under the name already.</exception>
    public static void RefuseTaken(Instance it, SyntaxNode node, string alias)
    {
        if (it.Find(alias) is not null)
        {
            throw node.Reject(BadQueryCodes.NameClash, $"{it.Title} has {alias} already; compute under another name.");
        }
    }
}
