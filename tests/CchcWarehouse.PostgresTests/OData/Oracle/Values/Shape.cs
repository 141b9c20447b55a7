namespace CchcWarehouse.PostgresTests.OData.Oracle.Values;

/// <summary>What an item has: its values and its links, by name.</summary>
/// <param name="set">The entity set of items of this shape; null: they are no entities.</param>
internal sealed class Shape(string name, string? set, IReadOnlyList<string> key)
{
    private readonly List<Member> members = [];

    public string Name { get; } = name;

    public string? Set { get; } = set;

    public IReadOnlyList<string> Key { get; } = key;

    public IReadOnlyList<Member> Members => members;

    public IEnumerable<ValueMember> Values => members.OfType<ValueMember>();

    /// <summary>Those that an expression may use.</summary>
    public IEnumerable<ValueMember> Usable => Values.Where(value => !value.IsAddress);

    public IEnumerable<LinkMember> Links => members.OfType<LinkMember>();

    public Shape Add(params IEnumerable<Member> more)
    {
        members.AddRange(more);
        return this;
    }

    public Member? Find(string memberName) => members.Find(member => member.Name == memberName);

    /// <summary>The same shape with more members, such as computed ones.</summary>
    public Shape With(params IEnumerable<Member> more) => new Shape(Name, Set, Key).Add(members).Add(more);
}

internal abstract record Member(string Name);

/// <param name="IsName">Has the order of the Vietnamese alphabet.</param>
/// <param name="IsAddress">Made of other values when it is written; no expression can use it.</param>
internal sealed record ValueMember(string Name, Kind Kind, bool Nullable = true, bool IsName = false, bool IsAddress = false) : Member(Name);

/// <param name="IsStructure">Part of the item itself: it is written without being expanded.</param>
internal sealed record LinkMember(string Name, Func<Shape> Target, bool IsCollection, bool IsStructure = false) : Member(Name);
