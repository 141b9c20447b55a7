namespace CchcWarehouse.OData.Requests.Syntax;

/// <summary>Anything that yields a value: commonExpr of the grammar.</summary>
public abstract record ExpressionSyntax : SyntaxNode;

public enum LogicalOperator
{
    And,
    Or,
}

/// <summary>A chain of one logical operator, flat: <c>a or b or c</c> has three operands.</summary>
public sealed record LogicalSyntax(LogicalOperator Operator, SyntaxList<ExpressionSyntax> Operands) : ExpressionSyntax;

public enum BinaryOperator
{
    Equal,
    NotEqual,
    GreaterThan,
    GreaterThanOrEqual,
    LessThan,
    LessThanOrEqual,
    Has,
    In,
    Add,
    Subtract,
    Multiply,

    /// <summary><c>div</c>: truncates between integers.</summary>
    Divide,

    /// <summary><c>divby</c>: the exact quotient, also between integers.</summary>
    DivideBy,
    Modulo,
}

/// <param name="Right">Of <c>in</c>: a <see cref="ListSyntax"/>, an array, an alias or a path.</param>
public sealed record BinarySyntax(BinaryOperator Operator, ExpressionSyntax Left, ExpressionSyntax Right)
    : ExpressionSyntax;

public sealed record NotSyntax(ExpressionSyntax Operand) : ExpressionSyntax;

public sealed record NegateSyntax(ExpressionSyntax Operand) : ExpressionSyntax;

/// <summary>The parenthesised list right of <c>in</c>; it may be empty.</summary>
public sealed record ListSyntax(SyntaxList<ExpressionSyntax> Items) : ExpressionSyntax;

/// <summary>A JSON array; its items may be any expression.</summary>
public sealed record ArraySyntax(SyntaxList<ExpressionSyntax> Items) : ExpressionSyntax;

/// <summary>A JSON object; its values may be any expression.</summary>
public sealed record ObjectSyntax(SyntaxList<MemberSyntax> Members) : ExpressionSyntax;

public sealed record MemberSyntax(string Name, ExpressionSyntax Value) : SyntaxNode;

/// <summary>A call of a canonical function; functions of the model are <see cref="ArgumentsSegment"/>s of a path.</summary>
/// <param name="Function">The name as the standard writes it: <c>matchesPattern</c>, <c>geo.distance</c>.</param>
public sealed record CallSyntax(string Function, SyntaxList<ExpressionSyntax> Arguments) : ExpressionSyntax;

/// <summary><c>case(condition:value,…)</c>; null when no condition holds.</summary>
public sealed record CaseSyntax(SyntaxList<CaseBranchSyntax> Branches) : ExpressionSyntax;

public sealed record CaseBranchSyntax(ExpressionSyntax Condition, ExpressionSyntax Value) : SyntaxNode;

/// <param name="Operand">Null: the current instance.</param>
public sealed record CastSyntax(ExpressionSyntax? Operand, TypeSyntax Type) : ExpressionSyntax;

/// <param name="Operand">Null: the current instance.</param>
public sealed record IsofSyntax(ExpressionSyntax? Operand, TypeSyntax Type) : ExpressionSyntax;

/// <param name="Name">With or without its namespace, as written.</param>
public sealed record TypeSyntax(QualifiedName Name, bool IsCollection) : SyntaxNode;

/// <summary>A name as written: <c>Sales.Manager</c> has the namespace <c>Sales</c>, <c>Manager</c> has none.</summary>
/// <remarks>Only the model tells whether <c>A.B</c> is a cast, a function, or an enumeration type.</remarks>
public readonly record struct QualifiedName(string? Namespace, string Name)
{
    public override string ToString() => Namespace is null ? Name : $"{Namespace}.{Name}";
}
