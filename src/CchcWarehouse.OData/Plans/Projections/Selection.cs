using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Plans.Projections;

/// <summary>What $select asks of one object: its values by name, parts of its nested objects, links of navigation properties.</summary>
internal sealed class Selection
{
    private readonly List<string> listed = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Selection> nested = new(StringComparer.Ordinal);
    private readonly List<NavigationMap> links = [];

    /// <summary>Every value of the object: there is no $select, or it has a star.</summary>
    public bool All { get; private set; }

    /// <summary>What the context URL lists; null: nothing.</summary>
    public IReadOnlyList<string>? Listed => listed.Count == 0 ? null : listed;

    public IReadOnlyList<NavigationMap> Links => links;

    public static Selection Of(SelectOption? option, Instance it, Scope scope)
    {
        var selection = new Selection { All = option is null };
        foreach (var item in option?.Items ?? [])
        {
            selection.Add(item, it, scope);
        }

        return selection;
    }

    public bool Contains(string name) => All || names.Contains(name) || nested.ContainsKey(name);

    /// <summary>The selection inside of a nested object.</summary>
    public Selection Within(string name) => nested.GetValueOrDefault(name) ?? new Selection { All = true };

    private void Add(SelectSyntax item, Instance it, Scope scope)
    {
        switch (item.Path.Segments)
        {
            case [StarSegment { Namespace: null }]:
                All = true;
                List("*");
                break;
            case [StarSegment or AnnotationSegment, ..]:
                throw item.Reject(BadQueryCodes.Unsupported, "The model has no operations or instance annotations to select.");
            default:
                Add(item.Path.Segments, 0, item.Options, it, scope);
                break;
        }
    }

    private void Add(SyntaxList<PathSegment> path, int index, SyntaxList<OptionSyntax> options, Instance it, Scope scope)
    {
        if (path[index] is not NameSegment segment)
        {
            throw path[index].Reject(BadQueryCodes.NotApplicable, "The name of a property is expected in $select.");
        }

        if (segment.Name.Namespace is not null)
        {
            SkipCast(path, index, options, it, scope);
            return;
        }

        var name = segment.Name.Name;
        var last = index == path.Count - 1;
        switch (it.Find(name))
        {
            case ValueMember when last && options.Count == 0:
                names.Add(name);
                List(name);
                break;
            case ObjectMember { Navigation: null } inner:
                AddNested(path, index, options, inner, scope);
                break;
            case ObjectMember { Navigation: { } navigation } when last && options.Count == 0:
                AddLink(navigation);
                break;
            case CollectionMember { Navigation: { } navigation } when last && options.Count == 0:
                AddLink(navigation);
                break;
            case CollectionMember { Navigation: null } when last && options.Count == 0:
                names.Add(name);
                List(name);
                break;
            case null:
                throw MemberPaths.Unknown(segment, name, it);
            default:
                throw segment.Reject(
                    BadQueryCodes.NotApplicable,
                    $"{name} has no parts that $select can name; of a navigation property say $expand={name}($select=…).");
        }
    }

    private void SkipCast(SyntaxList<PathSegment> path, int index, SyntaxList<OptionSyntax> options, Instance it, Scope scope)
    {
        var name = ((NameSegment)path[index]).Name;
        if (index + 1 < path.Count && it.Entity is { } entity && scope.Context.Model.EntityType(name.Name) == entity.Map
            && name.Namespace == WarehouseModel.Namespace)
        {
            Add(path, index + 1, options, it, scope);
            return;
        }

        throw path[index].Reject(BadQueryCodes.UnknownName, $"The model has no derived type or operation {name}.");
    }

    private void AddNested(SyntaxList<PathSegment> path, int index, SyntaxList<OptionSyntax> options, ObjectMember inner, Scope scope)
    {
        if (index == path.Count - 1 && options.Count == 0)
        {
            names.Add(inner.Name);
            List(inner.Name);
            return;
        }

        var within = nested.GetValueOrDefault(inner.Name) ?? (nested[inner.Name] = new Selection());
        if (index < path.Count - 1)
        {
            within.Add(path, index + 1, options, inner.Instance, scope);
        }

        foreach (var option in index == path.Count - 1 ? options : [])
        {
            var select = option as SelectOption
                ?? throw option.Reject(BadQueryCodes.NotApplicable, $"{option.Name} is not allowed on the object {inner.Name} in $select; $select is.");
            foreach (var item in select.Items)
            {
                within.Add(item, inner.Instance, scope);
            }
        }
    }

    private void AddLink(NavigationMap navigation)
    {
        if (!links.Contains(navigation))
        {
            links.Add(navigation);
            List(navigation.Name);
        }
    }

    private void List(string name)
    {
        if (!listed.Contains(name, StringComparer.Ordinal))
        {
            listed.Add(name);
        }
    }
}
