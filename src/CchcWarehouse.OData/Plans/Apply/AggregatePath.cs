using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>What an aggregate is taken over: the path of its operand.</summary>
internal static class AggregatePath
{
    /// <summary>The segments of the operand's path with that of the older form in front; null: the operand is an expression.</summary>
    public static IReadOnlyList<PathSegment>? Of(AggregateSyntax item) => item.Operand is PathSyntax path
        && path.Segments.All(segment => segment is NameSegment or CountSegment)
            ? [.. item.Within?.Segments ?? [], .. path.Segments]
            : null;

    /// <summary>The name of a custom aggregate without an alias: its last segment.</summary>
    public static string CustomName(AggregateSyntax item) => item.Operand is PathSyntax { Segments: [.., NameSegment { Name: var name }] } ? name.Name : "";

    /// <summary>
    /// Whether the aggregate is taken over other rows than those of the group: over a related collection, or over related
    /// entities that count once however many rows lead to them.
    /// </summary>
    public static bool IsAside(AggregateSyntax item, Scope scope)
    {
        if (item.From.Count > 0)
        {
            return true;
        }

        if (Of(item) is not { } path)
        {
            return item.Within is not null;
        }

        var instance = scope.Current;
        var related = false;
        foreach (var segment in path)
        {
            switch (segment is NameSegment { Name: { Namespace: null } name } ? instance.Find(name.Name) : null)
            {
                case CollectionMember:
                    return true;
                case ObjectMember inner:
                    related |= inner.Navigation is not null || inner.Instance.Entity is not null;
                    instance = inner.Instance;
                    break;
                default:
                    break;
            }
        }

        return related && (path[^1] is CountSegment || item.Method is { Name.Name: "sum" or "average" } or null);
    }
}
