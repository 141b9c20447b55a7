namespace CchcWarehouse.OData.Requests.Syntax;

/// <summary>What a literal looks like. Its type is settled by the binder: 'P1D' may become a duration.</summary>
public enum LiteralKind
{
    Null,
    Boolean,

    /// <summary>Digits with an optional sign, of any length.</summary>
    Integer,

    /// <summary>A number with a fraction and no exponent: exact.</summary>
    Decimal,

    /// <summary>A number with an exponent, or INF, -INF, NaN.</summary>
    Double,

    String,
    Date,
    DateTimeOffset,
    TimeOfDay,

    /// <summary>Written with the prefix; without it, it is a string.</summary>
    Duration,
    Guid,
    Binary,

    /// <summary>Written with the type's name; without it, it is a string.</summary>
    Enumeration,
    Geography,
    Geometry,
}

/// <summary>A value written in the request.</summary>
/// <param name="Text">
/// The value without prefix, quotes and escapes. Booleans, numbers' exponents and INF/NaN are in the standard's case,
/// a number has no plus sign, times end in Z or an offset.
/// </param>
/// <param name="Type">The type's name before an enumeration literal, otherwise null.</param>
public sealed record LiteralSyntax(LiteralKind Kind, string Text, QualifiedName? Type = null) : ExpressionSyntax;
