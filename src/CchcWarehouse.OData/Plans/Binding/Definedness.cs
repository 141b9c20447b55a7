using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>isdefined: whether a row has what a path names, or whether $apply has left it behind.</summary>
internal static class Definedness
{
    /// <exception cref="BadQueryException">The entity type never had such a property.</exception>
    public static Scalar Of(ExpressionSyntax argument, Scope scope)
    {
        if (argument is not PathSyntax path || !path.Segments.All(segment => segment is NameSegment { Name.Namespace: null }))
        {
            throw argument.Reject(BadQueryCodes.TypeMismatch, "isdefined takes the path of a property, such as isdefined(AdminUnit/Name).");
        }

        var present = new List<Scalar>();
        var current = scope.Current;
        foreach (var segment in path.Segments.Cast<NameSegment>())
        {
            switch (current.Find(segment.Name.Name))
            {
                case null when current.Entity is not null:
                    throw MemberPaths.Unknown(segment, segment.Name.Name, current);
                case null:
                    return Constant.False;
                case var member:
                    present.Add(member.Present ?? Constant.True);
                    current = member is ObjectMember inner ? inner.Instance : new Composite(member.Name, []);
                    break;
            }
        }

        return Junction.All(present);
    }
}
