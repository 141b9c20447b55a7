using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;
using CchcWarehouse.OData.Wording;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>Aggregates without a method: aggregate(Value) is the sum, aggregate(UnitOfMeasureCode) the one code or null.</summary>
internal static class CustomAggregates
{
    public static AggregateTerm Bind(AggregateSyntax item, Rows rows, Scope scope)
    {
        var member = item.Operand is PathSyntax path ? MemberPaths.Member(path, scope) as ValueMember : null;
        return member?.Declared is { DefaultAggregate: not DefaultAggregate.None }
            ? Over(item, member)
            : throw item.Reject(
                BadQueryCodes.UnknownName,
                $"There is no custom aggregate {AggregatePath.CustomName(item)} of {rows.It.Title}{Known(rows.It)}; name a method, such as with sum as Total.");
    }

    /// <summary>The custom aggregate of a member, which is one of its own kind again.</summary>
    public static AggregateTerm Over(SyntaxNode node, ValueMember member) => member.Declared switch
    {
        { DefaultAggregate: DefaultAggregate.Sum } declared =>
            AggregateTerm.Over(node, new AggregateMethod(new QualifiedName(null, "sum")), member.Value, TextOrder.Ordinal, isEntity: false) with { Declared = declared },
        var declared => new AggregateTerm(Only(member)) { Declared = declared },
    };

    private static Choice Only(ValueMember member)
    {
        var (least, most) = (
            new AggregateCall(AggregateFunction.Minimum, member.Value, member.Type, member.TextOrder),
            new AggregateCall(AggregateFunction.Maximum, member.Value, member.Type, member.TextOrder));
        return new Choice([(new Comparison(ComparisonKind.Equal, least, most), least)], null, member.Type);
    }

    private static ErrorText Known(Instance it)
    {
        var names = it.Members.OfType<ValueMember>().Where(m => m.Declared is { DefaultAggregate: not DefaultAggregate.None }).Select(m => m.Name).ToList();
        return names.Count == 0 ? "" : (ErrorText)$", which has {string.Join(", ", names)}";
    }
}
