using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Apply;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;
using CchcWarehouse.OData.Wording;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>Paths inside expressions: AdminUnit/Province/Name, Observations/any(o:…), $it/Code, $root/Periods(202200)/Year.</summary>
internal static class MemberPaths
{
    public static Operand Bind(PathSyntax path, Scope scope)
    {
        var segments = path.Segments;
        var (operand, next) = Start(segments, scope);
        return Continue(operand, segments, next, scope);
    }

    /// <summary>The member that a path of plain names leads to.</summary>
    /// <exception cref="BadQueryException">A name is unknown or leads through a collection.</exception>
    public static Member Member(PathSyntax path, Scope scope)
    {
        var current = scope.Current;
        foreach (var segment in path.Segments)
        {
            if (IsCast(segment, current, scope))
            {
                continue;
            }

            var member = segment is NameSegment { Name: { Namespace: null } name }
                ? current.Find(name.Name) ?? throw Unknown(segment, name.Name, current)
                : throw segment.Reject(BadQueryCodes.NotApplicable, "A path of property names is expected here.");
            if (segment == path.Segments[^1])
            {
                return member;
            }

            current = member is ObjectMember inner
                ? inner.Instance
                : throw segment.Reject(BadQueryCodes.TypeMismatch, $"{name.Name} is {Kind(member)}: the path cannot go on through it.");
        }

        throw path.Reject(BadQueryCodes.NotApplicable, "A property is expected here.");
    }

    private static (Operand Operand, int Next) Start(SyntaxList<PathSegment> segments, Scope scope)
    {
        var first = segments[0];
        switch (first)
        {
            case VariableSegment { Variable: ImplicitVariable.It }:
                return (new InstanceOperand(scope.It ?? throw first.Reject(BadQueryCodes.NotApplicable, "There is no $it here.")), 1);
            case VariableSegment { Variable: ImplicitVariable.This }:
                return (new InstanceOperand(scope.This ?? throw first.Reject(
                    BadQueryCodes.NotApplicable, "$this is the member of a collection that options nested in $expand, $select or $count are about; there is none here.")), 1);
            case VariableSegment { Variable: ImplicitVariable.Root } when segments.Count > 1 && segments[1] is NameSegment set:
                var map = scope.Context.Model.EntitySet(set.Name.ToString())
                    ?? throw set.Reject(BadQueryCodes.UnknownName, $"There is no entity set {set.Name}.");
                return (new CollectionOperand(map.SetName, () => Rows.Of(map)), 2);
            case AliasSegment alias:
                return (Aliased(alias, scope), 1);
            case NameSegment { Name: { Namespace: null } name } when scope.Variables.TryGetValue(name.Name, out var variable):
                return (new InstanceOperand(variable), 1);
            case NameSegment { Name.Namespace: not null } function when segments.Count > 1 && segments[1] is ArgumentsSegment arguments:
                return (Function(function, arguments, scope), 2);
            case AnnotationSegment annotation:
                throw annotation.Reject(BadQueryCodes.Unsupported, "Annotations have no values in this service that an expression could use.");
            case VariableSegment { Variable: ImplicitVariable.These } when scope.These is { } these:
                return (new CollectionOperand("$these", these), 1);
            case VariableSegment variable:
                throw variable.Reject(BadQueryCodes.Unsupported, $"${variable.Variable.ToString().ToLowerInvariant()} has no meaning here.");
            default:
                return (new InstanceOperand(scope.Current), 0);
        }
    }

    private static Operand Function(NameSegment function, ArgumentsSegment arguments, Scope scope) =>
        HierarchyPredicates.Knows(function.Name) ? HierarchyPredicates.Bind(function, arguments, scope)
        : RollupNodes.IsCall(function) ? RollupNodes.Bind(function, arguments, scope)
        : throw function.Reject(BadQueryCodes.UnknownName, $"The model has no type or function {function.Name}.");

    private static Operand Continue(Operand operand, SyntaxList<PathSegment> segments, int next, Scope scope)
    {
        for (; next < segments.Count; next++)
        {
            if (operand is CollectionOperand set && segments[next] is KeySegment or ArgumentsSegment)
            {
                return Keyed(set, segments, next, scope);
            }

            operand = operand switch
            {
                InstanceOperand { Instance: var instance } => Step(instance, segments[next], scope),
                CollectionOperand collection => Collections.Step(collection, segments[next], scope),
                NullOperand => operand,
                _ => throw segments[next].Reject(BadQueryCodes.TypeMismatch, $"{operand.Title} has no parts: the path cannot go on."),
            };
        }

        return operand;
    }

    private static Operand Step(Instance instance, PathSegment segment, Scope scope)
    {
        if (IsCast(segment, instance, scope))
        {
            return new InstanceOperand(instance);
        }

        if (segment is not NameSegment { Name: { Namespace: null, Name: var name } })
        {
            throw segment is AnnotationSegment
                ? segment.Reject(BadQueryCodes.Unsupported, "Annotations have no values in this service that an expression could use.")
                : segment.Reject(BadQueryCodes.UnknownName, $"The name of a property of {instance.Title} is expected here.");
        }

        return instance.Find(name) switch
        {
            ValueMember { Type: EdmPrimitiveTypeKind.Boolean } value => new ConditionOperand(new BooleanCondition(value.Value)),
            ValueMember value => new ValueOperand(value.Value, value.TextOrder),
            ObjectMember inner => new InstanceOperand(inner.Instance),
            CollectionMember collection => new CollectionOperand(name, collection.Open) { Navigation = collection.Navigation },
            _ => throw Unknown(segment, name, instance),
        };
    }

    // Entities of this service are not derived from one another: a cast names what is there already.
    private static bool IsCast(PathSegment segment, Instance instance, Scope scope)
    {
        if (segment is not NameSegment { Name: { Namespace: not null } name })
        {
            return false;
        }

        var type = string.Equals(name.Namespace, WarehouseModel.Namespace, StringComparison.Ordinal) ? scope.Context.Model.EntityType(name.Name) : null;
        return type is null ? throw segment.Reject(BadQueryCodes.UnknownName, $"The model has no type or function {name}.")
            : type == instance.Entity?.Map ? true
            : throw segment.Reject(BadQueryCodes.TypeMismatch, $"{instance.Title} is never a {type.Name}.");
    }

    // One member of a collection: its value is read by a select of its own.
    private static Operand Keyed(CollectionOperand collection, SyntaxList<PathSegment> segments, int next, Scope scope)
    {
        var rows = collection.Open();
        var it = rows.It.Entity ?? throw segments[next].Reject(BadQueryCodes.NotApplicable, $"The members of {collection.Name} have no key.");
        foreach (var (property, value) in Keys.Bind(it.Map, segments[next], collection.Navigation, scope))
        {
            rows.Where(new Comparison(ComparisonKind.Equal, it.Value(property), value));
        }

        var result = Continue(new InstanceOperand(rows.It), segments, next + 1, scope);
        if (result is InstanceOperand)
        {
            throw segments[^1].Reject(BadQueryCodes.TypeMismatch, $"A property of {it.Title} is expected here.");
        }

        var found = Expressions.AsValue(segments[^1], result);
        rows.Select.OutputOf(found.Value);
        return new ValueOperand(new ScalarSelect(rows.Select, found.Value.Type, Nullable: true), found.TextOrder);
    }

    private static Operand Aliased(AliasSegment segment, Scope scope)
    {
        // The standard: an alias without a value is null.
        if (!scope.Aliases.TryGetValue(segment.Name, out var alias))
        {
            return new NullOperand();
        }

        if (scope.Pending.Contains(segment.Name))
        {
            throw segment.Reject(BadQueryCodes.InvalidValue, $"The alias @{segment.Name} is defined by itself.");
        }

        return Expressions.Bind(alias.Value, scope with { Pending = scope.Pending.Add(segment.Name), This = alias.This ?? scope.This });
    }

    private static string Kind(Member member) => member is CollectionMember
        ? "a collection: say any or all, or /$count, of its members"
        : "a primitive value";

    internal static BadQueryException Unknown(PathSegment segment, string name, Instance instance) =>
        segment.Reject(BadQueryCodes.UnknownName, $"{instance.Title} has no property {name}.{Nearest(name, instance)}");

    private static ErrorText Nearest(string name, Instance instance)
    {
        var names = instance.Members.Select(m => m.Name)
            .Concat(instance.Entity?.Map.Navigations.Select(n => n.Name) ?? []);
        var near = names.OrderBy(candidate => Spelling.Distance(candidate, name)).FirstOrDefault();
        return near is not null && Spelling.Distance(near, name) <= Math.Max(2, name.Length / 3) ? (ErrorText)$" Is {near} meant?" : "";
    }
}
