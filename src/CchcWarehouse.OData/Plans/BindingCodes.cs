namespace CchcWarehouse.OData;

/// <summary>The codes of what a request that follows the grammar can get wrong.</summary>
public static partial class BadQueryCodes
{
    /// <summary>404: the path names a resource that is not there.</summary>
    public const string NotFound = "NotFound";

    /// <summary>501: the standard has it, this service does not.</summary>
    public const string Unsupported = "NotImplemented";

    /// <summary>400: a property, navigation property, function or type that the model does not have.</summary>
    public const string UnknownName = "UnknownName";

    /// <summary>400: operands or arguments of types that do not go together.</summary>
    public const string TypeMismatch = "TypeMismatch";

    /// <summary>400: a value outside of what its type or the operation allows.</summary>
    public const string InvalidValue = "InvalidValue";

    /// <summary>400: an option or transformation that the resource does not take.</summary>
    public const string NotApplicable = "NotApplicable";

    /// <summary>400: two things under one name.</summary>
    public const string NameClash = "NameClash";

    /// <summary>400: sums over what does not add up.</summary>
    public const string NotAdditive = "NotAdditive";
}
