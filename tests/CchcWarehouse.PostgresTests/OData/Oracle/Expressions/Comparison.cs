using CchcWarehouse.PostgresTests.OData.Oracle.Values;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Expressions;

/// <summary>The six comparisons; none of them is ever null.</summary>
internal sealed class Comparison(string word, Expression left, Expression right) : Expression(Kind.Boolean, left, right)
{
    public override int Precedence => word is "eq" or "ne" ? 3 : 4;

    public override string Text => $"{Beside(Operands[0], true)} {word} {Beside(Operands[1], true)}";

    public override object? Of(Surroundings here)
    {
        var (l, r) = (Operands[0].Of(here), Operands[1].Of(here));
        return word switch
        {
            "eq" => Ordering.AreEqual(l, r),
            "ne" => !Ordering.AreEqual(l, r),
            "gt" => Greater(l, r, here),
            "lt" => Greater(r, l, here),
            "ge" => (l is null && r is null) || Greater(l, r, here) || (l is not null && Ordering.AreEqual(l, r)),
            _ => (l is null && r is null) || Greater(r, l, here) || (l is not null && Ordering.AreEqual(l, r)),
        };
    }

    protected override Expression With(IReadOnlyList<Expression> operands) => new Comparison(word, operands[0], operands[1]);

    private bool Greater(object? left, object? right, Surroundings here) => left is not (null or double.NaN) && right is not (null or double.NaN)
        && here.Ordering.Compare(left, right, Operands[0].IsName || Operands[1].IsName) > 0;
}

/// <summary>in: equality with any member of a list; never null.</summary>
internal sealed class Membership(Expression value, IReadOnlyList<Expression> items) : Expression(Kind.Boolean, [value, .. items])
{
    public override int Precedence => 8;

    public override string Text => $"{Beside(Operands[0], true)} in ({string.Join(',', Operands.Skip(1).Select(item => item.Text))})";

    public override object? Of(Surroundings here)
    {
        var value = Operands[0].Of(here);
        return Operands.Skip(1).Any(item => Ordering.AreEqual(value, item.Of(here)));
    }

    public override IEnumerable<Expression> Smaller() =>
        base.Smaller().Concat(Enumerable.Range(1, Operands.Count - 1).Where(_ => Operands.Count > 2)
            .Select(i => With([.. Operands.Take(i), .. Operands.Skip(i + 1)])));

    protected override Expression With(IReadOnlyList<Expression> operands) => new Membership(operands[0], [.. operands.Skip(1)]);
}
