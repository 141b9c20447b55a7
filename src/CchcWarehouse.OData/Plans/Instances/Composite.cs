using CchcWarehouse.OData.Plans.Relations;

namespace CchcWarehouse.OData.Plans.Instances;

/// <summary>An object made of named members: a group, the result of an aggregation, one row of a cross join.</summary>
internal sealed class Composite(string title, IReadOnlyList<Member> members) : Instance
{
    public override string Title => title;

    public override IReadOnlyList<Member> Members => members;

    public override Member? Find(string name) =>
        members.FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.Ordinal));

    public override Instance Lift(Derivation derivation) =>
        new Composite(title, [.. members.Select(member => member.Lift(derivation))]);
}

/// <summary>An instance with members beside its own: what $compute, compute, join and nest add.</summary>
internal sealed class Extended(Instance inner, IReadOnlyList<Member> added) : Instance
{
    public Instance Inner { get; } = inner;

    public IReadOnlyList<Member> Added { get; } = added;

    public override EntityInstance? Entity => Inner.Entity;

    public override string Title => Inner.Title;

    public override IEnumerable<Member> Members => Inner.Members.Concat(Added);

    public override Member? Find(string name) =>
        Added.FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.Ordinal)) ?? Inner.Find(name);

    public override Instance Lift(Derivation derivation) =>
        new Extended(Inner.Lift(derivation), [.. Added.Select(member => member.Lift(derivation))]);
}
