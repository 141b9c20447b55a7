using CchcWarehouse.PostgresTests.OData.Oracle.Values;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Expressions;

/// <summary>An expression as the generator made it: it prints itself for the URL and has its value of a row in memory.</summary>
internal abstract class Expression(Kind kind, params IReadOnlyList<Expression> operands)
{
    public const int Primary = 9;

    public Kind Kind { get; } = kind;

    public IReadOnlyList<Expression> Operands { get; } = operands;

    /// <summary>How strongly it binds, as the grammar has it: or 1, and 2, eq 3, gt 4, add 5, mul 6, not and minus 7.</summary>
    public virtual int Precedence => Primary;

    /// <summary>Names order as the Vietnamese alphabet has them; what is made of them does not.</summary>
    public virtual bool IsName => false;

    public abstract string Text { get; }

    public abstract object? Of(Surroundings here);

    /// <summary>Expressions of the same type that say less, to find out what a wrong answer is about.</summary>
    public virtual IEnumerable<Expression> Smaller()
    {
        foreach (var operand in Operands.Where(operand => operand.Kind == Kind && operand.IsFree))
        {
            yield return operand;
        }

        for (var i = 0; i < Operands.Count; i++)
        {
            foreach (var smaller in Operands[i].Smaller())
            {
                yield return With([.. Operands.Take(i), smaller, .. Operands.Skip(i + 1)]);
            }
        }
    }

    /// <summary>Whether it means the same outside of the expression it stands in: it uses no range variable.</summary>
    public virtual bool IsFree => Operands.All(operand => operand.IsFree);

    public override string ToString() => Text;

    protected abstract Expression With(IReadOnlyList<Expression> operands);

    /// <summary>The operand as it stands beside an operator.</summary>
    protected string Beside(Expression operand, bool isRight) =>
        operand.Precedence < Precedence || (isRight && operand.Precedence == Precedence) ? $"({operand.Text})" : operand.Text;
}
