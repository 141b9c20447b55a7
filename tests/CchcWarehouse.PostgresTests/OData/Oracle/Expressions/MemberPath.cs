using CchcWarehouse.PostgresTests.OData.Oracle.Values;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Expressions;

/// <summary>A value of the item, or of one that single links lead to; without such an item it is null.</summary>
/// <param name="variable">$it, $this or a range variable; null: none is written.</param>
internal sealed class MemberPath(string? variable, IReadOnlyList<string> names, ValueMember member) : Expression(member.Kind)
{
    public IReadOnlyList<string> Names => names;

    public ValueMember Member => member;

    public override bool IsName => member.IsName;

    public override bool IsFree => variable is null or "$it";

    public override string Text => string.Join('/', variable is null ? names : [variable, .. names]);

    public override object? Of(Surroundings here)
    {
        var item = variable switch
        {
            null or "$this" => here.Current,
            "$it" => here.It,
            _ => here.Variables[variable],
        };
        foreach (var link in names.SkipLast(1))
        {
            if (item[link] is not Item next)
            {
                return null;
            }

            item = next;
        }

        return item[names[^1]];
    }

    protected override Expression With(IReadOnlyList<Expression> operands) => this;
}
