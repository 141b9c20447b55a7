using System.Reflection;
using CchcWarehouse.Star;
using CchcWarehouse.Star.Facts;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Model;

/// <summary>One entity set as written in <see cref="EntityMaps"/>: names separated by blanks.</summary>
internal sealed record EntityDefinition(string Name, string SetName, Type Source)
{
    public string? MeaningVi { get; init; }

    public string? MeaningEn { get; init; }

    public required string Key { get; init; }

    public string? AlternateKey { get; init; }

    /// <summary>A trailing minus means descending.</summary>
    public string AlternateKeyOrder { get; init; } = "";

    public required string Properties { get; init; }

    /// <summary>"Name" is the to-one join of that name; "Name=Type.Navigation" is the collection opposite to it.</summary>
    public string Navigations { get; init; } = "";

    /// <summary>Empty: the key.</summary>
    public string DefaultOrder { get; init; } = "";

    public string Searchable { get; init; } = "";

    /// <summary>Properties that are custom aggregates: a trailing plus means their sum, otherwise the one value that all rows have.</summary>
    public string CustomAggregates { get; init; } = "";

    /// <summary>"Qualifier=A/B/C", coarsest level first.</summary>
    public string LeveledHierarchies { get; init; } = "";

    /// <summary>"Qualifier=Node/Parent": the property that identifies a node, the navigation to the node above.</summary>
    public string? Hierarchy { get; init; }
}

/// <summary>Turns definitions into maps: first the types with their properties, then the navigations between them.</summary>
internal sealed class EntityDefinitions(RelationMaps relations)
{
    private readonly List<(EntityDefinition Definition, EntityMap Map)> defined = [];

    public void Add(EntityDefinition definition)
    {
        var meaning = definition.Source.GetCustomAttribute<MeaningAttribute>();
        var map = new EntityMap(definition.Name, definition.SetName, relations[definition.Source])
        {
            MeaningVi = definition.MeaningVi ?? meaning?.Vi ?? definition.Name,
            MeaningEn = definition.MeaningEn ?? meaning?.En ?? definition.Name,
        };
        foreach (var text in Words(definition.Properties))
        {
            var property = Property(map.Relation, text);
            map.Add(property with { DefaultAggregate = DefaultAggregateOf(property.Name, definition) });
        }

        map.Key = Named(map, definition.Key);
        map.DefaultOrder = definition.DefaultOrder.Length == 0 ? map.Key : NamedOrFound(map, definition.DefaultOrder);
        map.AlternateKey = definition.AlternateKey is { } alternate ? Named(map, alternate)[0] : null;
        map.AlternateKeyOrder = [.. Words(definition.AlternateKeyOrder)
            .Select(word => (Named(map, word.TrimEnd('-'))[0], word.EndsWith('-')))];
        if (map.AlternateKey is { Through.Count: 0 } code)
        {
            map.Relation.Code = (code.Column, map.AlternateKeyOrder.Count == 0);
        }

        map.Searchable = NamedOrFound(map, definition.Searchable);
        map.LeveledHierarchies = Words(definition.LeveledHierarchies).Select(Split)
            .ToDictionary(h => h.Name, h => Named(map, h.Path!.Replace('/', ' ')), StringComparer.Ordinal);
        defined.Add((definition, map));
    }

    public IReadOnlyList<EntityMap> Build()
    {
        foreach (var (definition, map) in defined)
        {
            foreach (var text in Words(definition.Navigations))
            {
                map.Add(Navigation(map, text));
            }

            map.Hierarchy = definition.Hierarchy is { } hierarchy ? Hierarchy(map, hierarchy) : null;
        }

        return [.. defined.Select(pair => pair.Map)];
    }

    private static RecursiveHierarchy Hierarchy(EntityMap map, string text)
    {
        var (qualifier, path) = Split(text);
        var (node, parent) = (path!.Split('/')[0], path.Split('/')[1]);
        return new RecursiveHierarchy(qualifier, Named(map, node)[0], map.Navigation(parent)!);
    }

    private static DefaultAggregate DefaultAggregateOf(string property, EntityDefinition definition)
    {
        var words = Words(definition.CustomAggregates);
        return words.Contains(property + "+", StringComparer.Ordinal) ? DefaultAggregate.Sum
            : words.Contains(property, StringComparer.Ordinal) ? DefaultAggregate.Only
            : DefaultAggregate.None;
    }

    private static PropertyMap Property(RelationMap relation, string text)
    {
        var (name, path) = Split(text);
        if (path == "@")
        {
            return new PropertyMap(name, SourceAddressColumn(name), [], Nullable: false, SourceAddress: true, SortsAsText: false);
        }

        var steps = (path ?? name).Split('/');
        var through = new List<JoinMap>();
        foreach (var step in steps[..^1])
        {
            through.Add((through.Count == 0 ? relation : through[^1].Target).Joins[step]);
        }

        var column = (through.Count == 0 ? relation : through[^1].Target).Columns[steps[^1]];
        return new PropertyMap(
            name, column, through, column.Nullable || through.Exists(join => join.Optional), SourceAddress: false,
            column.Type == EdmPrimitiveTypeKind.String && column.Property is "Name" or "ShortName" or "Label" or "Title" or "PrintedLabel");
    }

    private static ColumnMap SourceAddressColumn(string name) => new(
        name, "source_row", EdmPrimitiveTypeKind.String, Nullable: false, Precision: null, Scale: null,
        "Địa chỉ của dòng trong bảng nguồn", "Address of the row in the source table", []);

    private NavigationMap Navigation(EntityMap map, string text)
    {
        var (name, opposite) = Split(text);
        if (opposite is null)
        {
            var join = map.Relation.Joins[name];
            return new NavigationMap(name, TargetOf(join), IsCollection: false, join.Optional, join.On, join, Partner: null);
        }

        var (typeName, link) = (opposite.Split('.')[0], opposite.Split('.')[1]);
        var target = defined.Find(pair => pair.Map.Name == typeName).Map;
        return target.Relation.Joins.TryGetValue(link, out var back)
            ? new NavigationMap(name, target, IsCollection: true, Optional: false, [.. back.On.Select(p => (p.Target, p.Own))], Join: null, link)
            : new NavigationMap(name, target, IsCollection: true, Optional: false, [(map.Relation.Columns[link], target.Relation.Columns[link])], Join: null, Partner: null);
    }

    private EntityMap TargetOf(JoinMap join) => defined.Find(pair => pair.Map.Relation == join.Target).Map;

    private static IReadOnlyList<PropertyMap> Named(EntityMap map, string names) =>
        [.. Words(names).Select(word => map.Property(word) ?? throw new InvalidOperationException($"{map.Name} has no {word}."))];

    // Orders and searches may use columns that are no properties of the set (the flat set shows codes, not keys).
    private static IReadOnlyList<PropertyMap> NamedOrFound(EntityMap map, string names) =>
        [.. Words(names).Select(word => map.Property(word) ?? Property(map.Relation, word))];

    private static (string Name, string? Path) Split(string text) =>
        text.Split('=') is [var name, var path] ? (name, path) : (text, null);

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
