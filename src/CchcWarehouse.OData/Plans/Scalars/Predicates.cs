using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Relations;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Scalars;

public enum ComparisonKind
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,

    /// <summary>Null is a value like any other: IS DISTINCT FROM.</summary>
    Distinct,

    /// <summary>IS NOT DISTINCT FROM.</summary>
    NotDistinct,
}

/// <summary>How texts are ordered and compared.</summary>
public enum TextOrder
{
    /// <summary>By code points: codes and every other text that is no name.</summary>
    Ordinal,

    /// <summary>By the Vietnamese alphabet: names.</summary>
    Vietnamese,
}

/// <summary>A comparison with SQL's meaning: unknown where an operand is null, but for the two of distinctness.</summary>
public sealed record Comparison : Scalar
{
    public Comparison(ComparisonKind kind, Scalar left, Scalar right, TextOrder textOrder = TextOrder.Ordinal)
        : base(EdmPrimitiveTypeKind.Boolean, IsThreeValued(kind) && (left.Nullable || right.Nullable))
    {
        (Kind, Left, Right, TextOrder) = (kind, left, right, textOrder);
        Size = SizeOf([left, right]);
    }

    public ComparisonKind Kind { get; }

    public Scalar Left { get; }

    public Scalar Right { get; }

    public TextOrder TextOrder { get; }

    private static bool IsThreeValued(ComparisonKind kind) => kind is not (ComparisonKind.Distinct or ComparisonKind.NotDistinct);
}

public enum JunctionKind
{
    And,
    Or,
}

/// <summary>A chain of AND or OR, flat.</summary>
public sealed record Junction : Scalar
{
    private Junction(JunctionKind kind, IReadOnlyList<Scalar> operands)
        : base(EdmPrimitiveTypeKind.Boolean, AnyNullable(operands))
    {
        (Kind, Operands) = (kind, operands);
        Size = SizeOf(operands);
    }

    public JunctionKind Kind { get; }

    public IReadOnlyList<Scalar> Operands { get; }

    public static Scalar All(params IEnumerable<Scalar> operands) => Of(JunctionKind.And, operands);

    public static Scalar Any(params IEnumerable<Scalar> operands) => Of(JunctionKind.Or, operands);

    public static Scalar Of(JunctionKind kind, IEnumerable<Scalar> operands)
    {
        var neutral = kind == JunctionKind.And;
        var flat = new List<Scalar>();
        foreach (var operand in operands)
        {
            switch (operand)
            {
                case Constant { Type: EdmPrimitiveTypeKind.Boolean, Value: bool value } when value == neutral:
                    break;
                case Constant { Type: EdmPrimitiveTypeKind.Boolean, IsNull: false }:
                    return operand;
                case Junction same when same.Kind == kind:
                    flat.AddRange(same.Operands);
                    break;
                default:
                    flat.Add(operand);
                    break;
            }
        }

        return flat switch
        {
            [] => neutral ? Constant.True : Constant.False,
            [var only] => only,
            _ => new Junction(kind, flat),
        };
    }
}

/// <summary>NOT: unknown stays unknown.</summary>
public sealed record Negation : Scalar
{
    private Negation(Scalar operand)
        : base(EdmPrimitiveTypeKind.Boolean, operand.Nullable)
    {
        Operand = operand;
        Size = operand.Size + 1;
    }

    public Scalar Operand { get; }

    public static Scalar Of(Scalar operand) => operand switch
    {
        Constant { Type: EdmPrimitiveTypeKind.Boolean, Value: bool value } => value ? Constant.False : Constant.True,
        Constant { IsNull: true } => operand,
        Negation negation => negation.Operand,
        _ => new Negation(operand),
    };
}

/// <summary>IS TRUE or IS NOT TRUE: unknown counts as not true, and nothing is unknown any more.</summary>
public sealed record TruthTest : Scalar
{
    private TruthTest(Scalar operand, bool isTrue)
        : base(EdmPrimitiveTypeKind.Boolean, false)
    {
        (Operand, IsTrue) = (operand, isTrue);
        Size = operand.Size + 1;
    }

    public Scalar Operand { get; }

    public bool IsTrue { get; }

    public static Scalar True(Scalar operand) => operand switch
    {
        { Nullable: false } => operand,
        Constant { IsNull: true } => Constant.False,
        _ => new TruthTest(operand, true),
    };

    public static Scalar NotTrue(Scalar operand) => operand switch
    {
        { Nullable: false } => Negation.Of(operand),
        Constant { IsNull: true } => Constant.True,
        _ => new TruthTest(operand, false),
    };
}

/// <summary>IS NULL or IS NOT NULL.</summary>
public sealed record NullTest : Scalar
{
    private NullTest(Scalar operand, bool isNull)
        : base(EdmPrimitiveTypeKind.Boolean, false)
    {
        (Operand, IsNull) = (operand, isNull);
        Size = operand.Size + 1;
    }

    public Scalar Operand { get; }

    public bool IsNull { get; }

    public static Scalar Null(Scalar operand) => Of(operand, true);

    public static Scalar NotNull(Scalar operand) => Of(operand, false);

    private static Scalar Of(Scalar operand, bool isNull) => operand switch
    {
        { Nullable: false } => isNull ? Constant.False : Constant.True,
        Constant { IsNull: true } => isNull ? Constant.True : Constant.False,
        _ => new NullTest(operand, isNull),
    };
}

/// <summary>Membership in a list of values: = ANY or &lt;&gt; ALL over one array parameter, so that the list's length does not show.</summary>
public sealed record Membership : Scalar
{
    public Membership(Scalar operand, IReadOnlyList<Constant> items, EdmPrimitiveTypeKind itemType, bool isMember)
        : base(EdmPrimitiveTypeKind.Boolean, operand.Nullable)
    {
        (Operand, Items, ItemType, IsMember) = (operand, items, itemType, isMember);
        Size = operand.Size + 1;
    }

    public Scalar Operand { get; }

    /// <summary>None of them is null.</summary>
    public IReadOnlyList<Constant> Items { get; }

    public EdmPrimitiveTypeKind ItemType { get; }

    public bool IsMember { get; }
}

/// <summary>Membership of an expression in the one-column rows of a select.</summary>
public sealed record InSelect(Scalar Operand, Select Rows) : Scalar(EdmPrimitiveTypeKind.Boolean, Operand.Nullable);

/// <summary>Whether a select has any row.</summary>
public sealed record Exists(Select Rows) : Scalar(EdmPrimitiveTypeKind.Boolean, false);

/// <summary>(a, b) > (1, 2): later in the order of the columns, as an index has them.</summary>
public sealed record RowComparison(IReadOnlyList<Scalar> Left, IReadOnlyList<Scalar> Right) : Scalar(EdmPrimitiveTypeKind.Boolean, false);

/// <summary>A key is one of those that a select finds; the select is run once, before the rows are looked for by their keys.</summary>
/// <param name="Keys">Of one column, about none of the sources around it.</param>
/// <param name="One">It finds one key at most.</param>
public sealed record KeyLookup(Scalar Key, Select Keys, bool One) : Scalar(EdmPrimitiveTypeKind.Boolean, true)
{
    /// <summary>The one code that the keys are looked up by: who holds the dimension's rows knows its key. Null: another condition.</summary>
    public DimensionCode? Code { get; init; }
}

/// <summary>A code of a dimension in a request.</summary>
public sealed record DimensionCode(RelationMap Dimension, Constant Code);
