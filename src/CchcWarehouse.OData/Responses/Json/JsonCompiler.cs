using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Responses.Dimensions;
using CchcWarehouse.OData.Responses.Negotiation;
using CchcWarehouse.OData.Responses.Paging;
using CchcWarehouse.OData.Responses.Rows;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Responses.Json;

/// <summary>Makes the writers of a shape: every name, comma and annotation is encoded once, before the first row.</summary>
/// <param name="snapshot">Null where the shape takes nothing from cached dimensions.</param>
internal sealed class JsonCompiler(DimensionSnapshot? snapshot, PayloadOptions options, NextLink nextLink)
{
    /// <summary>What was made so far writes any number of answers at once.</summary>
    public bool IsStateless { get; private set; } = true;

    public JsonObject Object(RowShape row)
    {
        var members = new List<JsonMember>(EntityControls(row));
        var run = new List<(CachedValue Source, FragmentMember Member)>();
        foreach (var member in row.Members)
        {
            if (Fragment(member) is { } fragment)
            {
                if (run.Count > 0 && !SameRow(run[0].Source, fragment.Source))
                {
                    Paste(run, members);
                }

                run.Add(fragment);
            }
            else
            {
                Paste(run, members);
                members.AddRange(Members(member, row));
            }
        }

        Paste(run, members);
        members.AddRange(NavigationLinks(row));
        return new(members);
    }

    /// <summary>The reference of an entity: its address and nothing else.</summary>
    public JsonObject Reference(RowShape row) =>
        new([new JsonAddressMember(options.Control("id"), "", new EntityAddress(row.Entity!, row.Key, snapshot), "")]);

    /// <summary>A value alone, under the name that values have; its type is the answer's own.</summary>
    public JsonObject Value(ValueShape value)
    {
        var bare = options with { Format = options.Format with { Metadata = MetadataLevel.None } };
        var member = new JsonCompiler(snapshot, bare, nextLink).Always(value with { Name = "value" }, new RowShape(null, []));
        return new(TypeAnnotation(value).Length == 0
            ? [.. member]
            : [new JsonConstantMember(options.Control("type"), $"\"{options.TypeName(value.Type)}\""), .. member]);
    }

    private static bool SameRow(CachedValue left, CachedValue right) =>
        left.Relation == right.Relation && left.KeyOrdinal == right.KeyOrdinal;

    private (CachedValue Source, FragmentMember Member)? Fragment(MemberShape member) =>
        member is ValueShape { PresentOrdinal: null, Source: CachedValue source } value
            ? (source, new FragmentMember(
                $"{TypeAnnotation(value)},\"{value.Name}\":", source.Through, source.Column,
                options.Format.Ieee754Compatible && JsonValue.IsLong(value.Type)))
            : null;

    private void Paste(List<(CachedValue Source, FragmentMember Member)> run, List<JsonMember> members)
    {
        if (run.Count > 0)
        {
            var group = snapshot!.Group(run[0].Source.Relation, [.. run.Select(item => item.Member)], options.OmitNulls);
            members.Add(new JsonCachedMember(group, run[0].Source.KeyOrdinal));
            run.Clear();
        }
    }

    private IEnumerable<JsonMember> Members(MemberShape member, RowShape parent) => member.PresentOrdinal is { } present
        ? Always(member, parent).Select(always => new JsonConditionalMember(present, always))
        : Always(member, parent);

    private IEnumerable<JsonMember> Always(MemberShape member, RowShape parent) => member switch
    {
        ValueShape { Source: RowValue source } value =>
            [new JsonValueMember(value.Name, TypeAnnotation(value), value.Type, source, options)],
        ValueShape { Source: SourceAddress source } value => [new JsonSourceAddressMember(value.Name, source, options)],
        ValueShape { Source: CachedValue source } => [Paste(Fragment(member with { PresentOrdinal = null })!.Value, source.KeyOrdinal)],
        ObjectShape nested => [Object(nested)],
        CollectionShape nested => Collection(nested, parent),
        CountShape count => [Count(options.Control(count.Name, "count"), count.CountOrdinal)],
        LinkShape link =>
            [new JsonAddressMember(options.Control(link.Name, "navigationLink"), "", new EntityAddress(link.Entity, link.Key, snapshot), "")],
        _ => throw new NotSupportedException(member.GetType().Name),
    };

    private JsonCachedMember Paste((CachedValue Source, FragmentMember Member) value, int keyOrdinal) =>
        new(snapshot!.Group(value.Source.Relation, [value.Member], options.OmitNulls), keyOrdinal);

    private JsonObjectMember Object(ObjectShape shape)
    {
        var nested = shape.Reference ? Reference(shape.Row) : Object(shape.Row);
        Func<RowCells, bool>? isAbsent = shape.Presence switch
        {
            RowValue value => row => row[value.Ordinal].IsNull,
            CachedValue value => new CachedCell(snapshot!, value).IsNull,
            _ => null,
        };
        return new(shape.Name, isAbsent, nested, options.OmitNulls);
    }

    private IEnumerable<JsonMember> Collection(CollectionShape shape, RowShape parent)
    {
        if (shape.CountOrdinal is { } count)
        {
            yield return Count(options.Control(shape.Name, "count"), count);
        }

        // It holds the cells of the row at hand, and its links have the tokens of this answer.
        IsStateless = false;
        var item = shape.References ? Reference(shape.Row) : Object(shape.Row);
        var link = shape.Page is null || shape.Navigation is null || parent.Key.Count == 0 ? null : nextLink.OfNested(
            shape, options.Control(shape.Name, "nextLink"), new EntityAddress(parent.Entity!, parent.Key, snapshot), options);
        yield return new JsonCollectionMember(shape, item, link);
    }

    private JsonCountMember Count(string name, int ordinal) => new(name, ordinal, options.Format.Ieee754Compatible);

    /// <summary>Only JSON's own booleans, strings and floating-point numbers tell their type by themselves.</summary>
    private string TypeAnnotation(ValueShape value)
    {
        var told = value.Type is EdmPrimitiveTypeKind.Boolean or EdmPrimitiveTypeKind.String or EdmPrimitiveTypeKind.Double;
        return told || options.IsBare || (value.Declared is not null && !options.IsFull)
            ? "" : $",\"{options.Control(value.Name, "type")}\":\"{options.TypeName(value.Type)}\"";
    }

    private IEnumerable<JsonMember> EntityControls(RowShape row)
    {
        if (!options.IsFull || row.Entity is null || row.Key.Count == 0)
        {
            yield break;
        }

        var address = new EntityAddress(row.Entity, row.Key, snapshot);
        yield return new JsonConstantMember(options.Control("type"), $"\"#{WarehouseModel.Namespace}.{row.Entity.Name}\"");
        yield return new JsonAddressMember(options.Control("id"), options.ServiceRoot, address, "");
        yield return new JsonAddressMember(options.Control("readLink"), options.ServiceRoot, address, "");
    }

    private IEnumerable<JsonMember> NavigationLinks(RowShape row)
    {
        if (options.IsBare || row.Entity is null || row.Key.Count == 0)
        {
            yield break;
        }

        var address = new EntityAddress(row.Entity, row.Key, snapshot);
        foreach (var navigation in options.IsFull && row.Selected is null ? row.Entity.Navigations : row.Links)
        {
            if (options.IsFull)
            {
                yield return new JsonAddressMember(
                    options.Control(navigation.Name, "associationLink"), options.ServiceRoot, address, $"/{navigation.Name}/$ref");
            }

            yield return new JsonAddressMember(
                options.Control(navigation.Name, "navigationLink"), options.ServiceRoot, address, $"/{navigation.Name}");
        }
    }
}
