using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;
using CchcWarehouse.OData.Wording;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>The key of an entity in a path: AdminUnits(1), AdminUnits(Code='950'), IndicatorCodes(IndicatorKey=1,Value=2).</summary>
internal static class Keys
{
    /// <summary>The values of the key's parts that the path gives.</summary>
    /// <param name="navigation">The collection the key is looked up in; parts that the collection fixes may be left out.</param>
    /// <exception cref="BadQueryException">Parts are missing, unknown, or of the wrong type.</exception>
    public static IReadOnlyList<(PropertyMap Property, Scalar Value)> Bind(
        EntityMap map, PathSegment segment, NavigationMap? navigation, Scope scope)
    {
        if (segment is KeySegment single)
        {
            return map.Key is [var only]
                ? [(only, Value(map, only, single.Value, scope))]
                : throw segment.Reject(BadQueryCodes.InvalidValue, $"The key of {map.Name} has {map.Key.Count} parts; write {map.SetName}({Pattern(map)}).");
        }

        var arguments = ((ArgumentsSegment)segment).Arguments;
        if (arguments is [{ Name: var name } alternate] && map.AlternateKey is { } property && string.Equals(property.Name, name, StringComparison.Ordinal))
        {
            return [Alternate(map, property, alternate.Value, scope)];
        }

        var parts = arguments.Select(argument => (Part: Part(map, argument), argument)).ToList();
        if (parts.DistinctBy(p => p.Part).Count() < parts.Count)
        {
            throw segment.Reject(BadQueryCodes.InvalidValue, "A part of the key is given twice.");
        }

        var missing = map.Key.Where(key => parts.TrueForAll(p => p.Part != key) && !IsFixed(key, navigation)).ToList();
        return missing.Count == 0
            ? [.. parts.Select(p => (p.Part, Value(map, p.Part, p.argument.Value, scope)))]
            : throw segment.Reject(BadQueryCodes.InvalidValue, $"The key lacks {string.Join(", ", missing)}; write {map.SetName}({Pattern(map)}).");
    }

    /// <summary>A key written as a segment: AdminUnits/1.</summary>
    public static Scalar BindSegment(EntityMap map, PropertyMap property, LiteralSyntax literal, Scope scope) => Value(map, property, literal, scope);

    private static PropertyMap Part(EntityMap map, ArgumentSyntax argument) =>
        map.Key.FirstOrDefault(key => string.Equals(key.Name, argument.Name, StringComparison.Ordinal))
        ?? throw argument.Reject(
            BadQueryCodes.InvalidValue,
            $"{argument.Name} is no key of {map.Name}; write {map.SetName}({Pattern(map)}){Alternative(map)}.");

    private static bool IsFixed(PropertyMap key, NavigationMap? navigation) =>
        navigation is not null && navigation.On.Any(pair => pair.Target == key.Column);

    private static Scalar Value(EntityMap map, PropertyMap property, ExpressionSyntax value, Scope scope)
    {
        var operand = Expressions.Bind(value, scope);
        if (operand is NullOperand)
        {
            throw value.Reject(BadQueryCodes.InvalidValue, $"The key {property} of {map.Name} is never null.");
        }

        var constant = Expressions.AsValue(value, operand);
        var like = new ValueOperand(new Column(new TableSource(map.Relation), property.Column.Column, property.Type, false));
        var (_, unified) = Comparisons.Unify(value, like, constant);
        return unified;
    }

    // A code names a thing over its versions; the first in the stated order is meant.
    private static (PropertyMap, Scalar) Alternate(EntityMap map, PropertyMap property, ExpressionSyntax value, Scope scope)
    {
        var code = Value(map, property, value, scope);
        if (map.AlternateKeyOrder.Count == 0)
        {
            return (property, code);
        }

        var versions = Rows.Of(map);
        var version = versions.It.Entity!;
        versions.Where(new Comparison(ComparisonKind.Equal, version.Value(property), code));
        versions.Sort([.. map.AlternateKeyOrder.Select(by => new SortKey(version.Value(by.Property), by.Descending))]);
        versions.Cut(null, new Number(1));
        versions.Select.OutputOf(version.Value(map.Key[0]));
        return (map.Key[0], new ScalarSelect(versions.Select, map.Key[0].Type, Nullable: false));
    }

    private static ErrorText Alternative(EntityMap map) =>
        map.AlternateKey is { } other ? (ErrorText)$" or {map.SetName}({other}=…)" : "";

    private static string Pattern(EntityMap map) =>
        map.Key is [_] ? "…" : string.Join(",", map.Key.Select(key => $"{key}=…"));
}
