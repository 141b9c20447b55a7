using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>The transformations join and outerjoin: each row once for each member of a collection of it.</summary>
internal static class Joins
{
    public static void Apply(Rows rows, JoinTransformation join, Scope outer)
    {
        rows.Open();
        Computes.RefuseTaken(rows.It, join, join.Alias);
        var collection = MemberPaths.Member(join.Path, outer with { Current = rows.It }) as CollectionMember
            ?? throw join.Path.Reject(BadQueryCodes.TypeMismatch, "A collection is expected here; single related entities need no join.");
        var members = collection.Open();
        if (join.Sequence is { } sequence)
        {
            Pipeline.Run(members, sequence, outer);
        }

        var member = rows.Join(members, outer: join.Kind == JoinKind.Outer);
        var alias = new ObjectMember(join.Alias, () => member, collection.Navigation) { Collapsed = member.Entity is not null };
        rows.Become(rows.It is Extended extended
            ? new Extended(extended.Inner, [.. extended.Added, alias])
            : new Extended(rows.It, [alias]));
    }
}
