using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using Edm = Microsoft.OData.Edm.EdmPrimitiveTypeKind;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>Instances of the branches of a union as one instance.</summary>
internal sealed class Unions(UnionSource union, Select outer)
{
    /// <param name="branches">Null where a branch has no such instance.</param>
    public Instance Of(IReadOnlyList<Instance?> branches)
    {
        var entities = branches.Where(b => b is not null).Select(b => b!.Entity).ToList();
        if (entities.Contains(null) || entities.Select(e => e!.Map).Distinct().Count() > 1)
        {
            return new UnionInstance(this, branches);
        }

        var entity = new EntityInstance(entities[0]!.Map, Row([.. branches.Select(b => b?.Entity?.Row)]));
        var added = branches.OfType<Extended>().SelectMany(e => e.Added).Select(m => m.Name).Distinct(StringComparer.Ordinal).ToList();
        return added.Count == 0
            ? entity
            : new Extended(entity, [.. added.Select(name => Of(name, [.. branches.Select(b => b?.Find(name))])!)]);
    }

    /// <summary>A member that at least one branch has; null: none has it.</summary>
    public Member? Of(string name, IReadOnlyList<Member?> branches) => branches.FirstOrDefault(b => b is not null) switch
    {
        ValueMember when AddressIn(branches) is { } address => Address(address, branches),
        ValueMember => Value(name, [.. branches.Select(b => b as ValueMember)]),
        ObjectMember first => new ObjectMember(name, () => Of([.. branches.Select(b => (b as ObjectMember)?.Instance)]), first.Navigation)
        {
            Collapsed = first.Collapsed,
            Present = Present(branches),
        },
        CollectionMember { Navigation: not null } => null,
        CollectionMember => throw new BadQueryException(
            BadQueryCodes.Unsupported, $"The collection {name} cannot be carried through concat; nest after it.", "$apply"),
        _ => null,
    };

    private ValueMember Value(string name, IReadOnlyList<ValueMember?> branches)
    {
        var known = branches.OfType<ValueMember>().ToList();
        var type = known.Aggregate((Edm?)known[0].Type, (common, member) => common is { } c ? Types.Common(c, member.Type) : null)
            ?? throw new BadQueryException(
                BadQueryCodes.TypeMismatch, $"{name} has values of different types in the sequences of concat; give them different names.", "$apply");
        var declared = known.Select(m => m.Declared).Distinct().ToList();
        return new ValueMember(name, type, () => union.Export([.. branches.Select(b => b?.Value)], type))
        {
            Declared = declared is [{ } one] ? one : null,
            Present = Present(branches),
        };
    }

    private static PropertyMap? AddressIn(IReadOnlyList<Member?> branches) =>
        branches.OfType<PropertyMember>().Select(member => member.Property).FirstOrDefault(property => property.SourceAddress);

    // The address is no column: what it is made of is carried through the union.
    private PropertyMember Address(PropertyMap property, IReadOnlyList<Member?> branches) =>
        branches.All(b => b is null || (b is PropertyMember other && other.Property == property))
            ? new PropertyMember(property, new UnionRow(outer, union, [.. branches.Select(b => (b as PropertyMember)?.Row)])) { Present = Present(branches) }
            : throw new BadQueryException(
                BadQueryCodes.TypeMismatch, $"{property.Name} has another meaning in a sequence of concat; give what is computed there another name.", "$apply");

    // False in rows of branches that do not have the member.
    private Scalar? Present(IReadOnlyList<Member?> branches) => branches.All(b => b is { Present: null })
        ? null
        : union.Export(
            [.. branches.Select(b => b switch { null => Constant.False, { Present: { } present } => present, _ => (Scalar)Constant.True })], Edm.Boolean);

    // Rows known by one key stay so: a cached dimension is not joined.
    private Row Row(IReadOnlyList<Row?> rows)
    {
        var links = rows.Select(row => row as LinkedRow).ToList();
        if (!links.Exists(link => link is { Key: null }) && rows.Zip(links).All(pair => pair.First is null == pair.Second is null)
            && links.Find(l => l is not null) is { } first)
        {
            Scalar? key = null;
            return new LinkedRow(
                outer,
                first.Relation,
                [(() => key ??= union.Export([.. links.Select(link => link?.Key)], first.Relation.Key[0].Type), first.Relation.Key[0])],
                optional: links.Exists(link => link is null or { Optional: true }));
        }

        return new UnionRow(outer, union, rows);
    }

    /// <summary>What the branches have in common is their names only.</summary>
    private sealed class UnionInstance(Unions unions, IReadOnlyList<Instance?> branches) : Instance
    {
        private readonly Dictionary<string, Member?> known = new(StringComparer.Ordinal);

        public override string Title => Aggregates.Title;

        // What is written of a row is what its own branch writes: a group's part of a related entity does not expand that of another row.
        public override IEnumerable<Member> Members
        {
            get
            {
                var written = branches.Select(b => b?.Members.ToList() ?? []).ToList();
                return written.SelectMany(members => members).Select(m => m.Name).Distinct(StringComparer.Ordinal)
                    .Select(name => written.TrueForAll(members => members.Exists(m => m.Name == name)) || !IsLinked(name)
                        ? Find(name)!
                        : unions.Of(name, [.. written.Select(members => members.Find(m => m.Name == name))])!);
            }
        }

        private bool IsLinked(string name) => branches.Any(b => b is { Entity: not null } && b.Find(name) is ObjectMember);

        public override Member? Find(string name)
        {
            if (!known.TryGetValue(name, out var member))
            {
                member = unions.Of(name, [.. branches.Select(b => b?.Find(name))]);
                known.Add(name, member);
            }

            return member;
        }

        public override Instance Lift(Derivation derivation) => new Lifted(this, derivation);
    }

    /// <summary>A union seen from outside: its members are lifted when they are asked for.</summary>
    private sealed class Lifted(Instance inner, Derivation derivation) : Instance
    {
        private readonly Dictionary<string, Member?> known = new(StringComparer.Ordinal);

        public override string Title => inner.Title;

        public override IEnumerable<Member> Members => inner.Members.Select(m => Find(m.Name)!);

        public override Member? Find(string name)
        {
            if (!known.TryGetValue(name, out var member))
            {
                member = inner.Find(name)?.Lift(derivation);
                known.Add(name, member);
            }

            return member;
        }

        public override Instance Lift(Derivation further) => new Lifted(this, further);
    }
}
