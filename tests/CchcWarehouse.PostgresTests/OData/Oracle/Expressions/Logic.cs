using CchcWarehouse.PostgresTests.OData.Oracle.Values;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Expressions;

/// <summary>and, or: with a null they are null, unless the other operand decides.</summary>
internal sealed class Logic(bool isAnd, Expression left, Expression right) : Expression(Kind.Boolean, left, right)
{
    public override int Precedence => isAnd ? 2 : 1;

    public override string Text => $"{Beside(Operands[0], false)} {(isAnd ? "and" : "or")} {Beside(Operands[1], true)}";

    public override object? Of(Surroundings here)
    {
        var (l, r) = ((bool?)Operands[0].Of(here), (bool?)Operands[1].Of(here));
        return isAnd ? l & r : l | r;
    }

    protected override Expression With(IReadOnlyList<Expression> operands) => new Logic(isAnd, operands[0], operands[1]);
}

/// <summary>not: of null it is null.</summary>
internal sealed class Not(Expression operand) : Expression(Kind.Boolean, operand)
{
    public override int Precedence => 7;

    public override string Text => $"not {(Operands[0].Precedence == Primary ? Operands[0].Text : $"({Operands[0].Text})")}";

    public override object? Of(Surroundings here) => !(bool?)Operands[0].Of(here);

    protected override Expression With(IReadOnlyList<Expression> operands) => new Not(operands[0]);
}
