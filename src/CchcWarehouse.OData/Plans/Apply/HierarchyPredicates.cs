using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>The functions of the Aggregation vocabulary that ask where a node stands: isnode, isroot, isleaf, isdescendant, isancestor, issibling.</summary>
/// <remarks>Nodes are told by their identifier. What is no node is nowhere: each answer is true or false, never null.</remarks>
internal sealed class HierarchyPredicates
{
    private const string Other = "Other";
    private const string MaxDistance = "MaxDistance";
    private const string IncludeSelf = "IncludeSelf";

    /// <summary>The parameters beside those that all of them have.</summary>
    private static readonly Dictionary<string, string[]> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["isnode"] = [],
        ["isroot"] = [],
        ["isleaf"] = [],
        ["isdescendant"] = ["Ancestor", MaxDistance, IncludeSelf],
        ["isancestor"] = ["Descendant", MaxDistance, IncludeSelf],
        ["issibling"] = [Other, IncludeSelf],
    };

    private readonly Dictionary<string, ExpressionSyntax> arguments;
    private readonly SyntaxNode call;
    private readonly Scope scope;
    private readonly Hierarchy hierarchy;

    private HierarchyPredicates(SyntaxNode call, Dictionary<string, ExpressionSyntax> arguments, Scope scope)
    {
        (this.call, this.arguments, this.scope) = (call, arguments, scope);
        hierarchy = Hierarchy.Bind(Argument("HierarchyNodes"), Qualifier(), nodeProperty: null, scope);
    }

    /// <summary>Aggregation is the usual alias of the vocabulary's namespace.</summary>
    public static bool Knows(QualifiedName name) => IsOfVocabulary(name) && Functions.ContainsKey(name.Name);

    public static bool IsOfVocabulary(QualifiedName name) => name.Namespace is "Aggregation" or "Org.OData.Aggregation.V1";

    public static Operand Bind(NameSegment function, ArgumentsSegment given, Scope scope)
    {
        string[] known = ["HierarchyNodes", "HierarchyQualifier", "Node", .. Functions[function.Name.Name]];
        var arguments = new Dictionary<string, ExpressionSyntax>(StringComparer.Ordinal);
        foreach (var argument in given.Arguments)
        {
            if (!known.Contains(argument.Name, StringComparer.Ordinal) || !arguments.TryAdd(argument.Name, argument.Value))
            {
                throw argument.Reject(
                    BadQueryCodes.UnknownName, $"{function.Name.Name} takes each of {string.Join(", ", known)} once, and not {argument.Name}.");
            }
        }

        var condition = new HierarchyPredicates(function, arguments, scope).Condition(function.Name.Name.ToLowerInvariant());
        return new ConditionOperand(new DecidedCondition(condition, TruthTest.NotTrue(condition), TruthTest.True(condition)));
    }

    private Scalar Condition(string function) => function switch
    {
        "isnode" => Is(hierarchy.Nodes(), Node("Node")),
        "isroot" => Is(hierarchy.Roots(), Node("Node")),
        "isleaf" => Junction.All(Is(hierarchy.Nodes(), Node("Node")), Negation.Of(HasChildren(Node("Node")))),
        "isdescendant" => Below(Node("Node"), Node("Ancestor")),
        "isancestor" => Below(Node("Descendant"), Node("Node")),
        _ => Siblings(Node("Node"), Node(Other)),
    };

    // From the end that is the same for all rows the other one is reached once for all of them.
    private Scalar Below(Scalar lower, Scalar upper)
    {
        var (from, to, direction) = upper is Constant or ScalarSelect || lower is not (Constant or ScalarSelect)
            ? (upper, lower, HierarchyDirection.Descendants)
            : (lower, upper, HierarchyDirection.Ancestors);
        var start = hierarchy.Nodes();
        var node = start.It.Entity!.Value(hierarchy.Map.Node);
        start.Where(new Comparison(ComparisonKind.Equal, node, from));
        return hierarchy.Reach(start, node, direction, Distance(), []).Contains(to, WithSelf(), []);
    }

    private Scalar Siblings(Scalar one, Scalar other)
    {
        var (mine, theirs) = (hierarchy.Nodes(), hierarchy.Nodes());
        var (my, their) = (mine.It.Entity!, theirs.It.Entity!);
        mine.Where(new Comparison(ComparisonKind.Equal, my.Value(hierarchy.Map.Node), one));
        theirs.Where(new Comparison(ComparisonKind.Equal, their.Value(hierarchy.Map.Node), other));
        theirs.Where(new Comparison(ComparisonKind.Equal, hierarchy.ParentOf(their), hierarchy.ParentOf(my)));
        mine.Where(new Exists(theirs.Select));
        var related = new Exists(mine.Select);
        return WithSelf() ? related : Junction.All(related, new Comparison(ComparisonKind.NotEqual, one, other));
    }

    private Exists HasChildren(Scalar node)
    {
        var children = hierarchy.Nodes();
        children.Where(new Comparison(ComparisonKind.Equal, hierarchy.ParentOf(children.It.Entity!), node));
        return new Exists(children.Select);
    }

    private InSelect Is(Rows nodes, Scalar node)
    {
        nodes.Select.OutputOf(nodes.It.Entity!.Value(hierarchy.Map.Node));
        return new InSelect(node, nodes.Select);
    }

    private Scalar Node(string name)
    {
        var argument = Argument(name);
        var operand = Expressions.Bind(argument, scope);
        var value = operand is NullOperand ? Constant.Null(hierarchy.Map.Node.Type) : Expressions.AsValue(argument, operand).Value;
        return Types.Common(value.Type, hierarchy.Map.Node.Type) is not null
            ? value
            : throw argument.Reject(
                BadQueryCodes.TypeMismatch, $"{name} is the {hierarchy.Map.Node} of a node ({Names.Of(hierarchy.Map.Node.Type)}), not {Names.Of(value.Type)}.");
    }

    private Scalar? Distance()
    {
        if (!arguments.TryGetValue(MaxDistance, out var most))
        {
            return null;
        }

        var value = Expressions.Value(most, scope).Value;
        return Types.IsInteger(value.Type)
            ? value
            : throw most.Reject(BadQueryCodes.TypeMismatch, "MaxDistance is a whole number.");
    }

    private bool WithSelf() => arguments.TryGetValue(IncludeSelf, out var include)
        && (include is LiteralSyntax { Kind: LiteralKind.Boolean, Text: var text }
            ? text == "true"
            : throw include.Reject(BadQueryCodes.InvalidValue, "IncludeSelf is true or false."));

    private string Qualifier() => Argument("HierarchyQualifier") is LiteralSyntax { Kind: LiteralKind.String } literal
        ? Tied(literal).Text
        : throw call.Reject(BadQueryCodes.InvalidValue, "HierarchyQualifier is the name of a hierarchy in quotes, such as 'AdminUnitHierarchy'.");

    private LiteralSyntax Tied(LiteralSyntax literal)
    {
        scope.Context.Form?.Tie([literal]);
        return literal;
    }

    private ExpressionSyntax Argument(string name) => arguments.TryGetValue(name, out var argument)
        ? argument
        : throw call.Reject(BadQueryCodes.InvalidValue, $"The function needs the parameter {name}.");
}
