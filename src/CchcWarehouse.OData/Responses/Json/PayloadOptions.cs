using CchcWarehouse.OData.Responses.Negotiation;

namespace CchcWarehouse.OData.Responses.Json;

/// <summary>What a payload depends on beside its shape.</summary>
/// <param name="ServiceRoot">Absolute, as the client reached it, with its last slash.</param>
/// <param name="OmitNulls">Properties without a value are left out.</param>
public sealed record PayloadOptions(ResponseFormat Format, ODataVersion Version, string ServiceRoot, bool OmitNulls)
{
    /// <summary>The address of the application that the service root is a part of, without a slash at its end.</summary>
    public required string ApplicationRoot { get; init; }

    /// <summary>Which annotations are written; null: those that the service finds needful.</summary>
    public AnnotationFilter? Annotations { get; init; }

    public bool IsFull => Format.Metadata == MetadataLevel.Full;

    public bool IsBare => Format.Metadata == MetadataLevel.None;

    /// <summary>The name of control information: <c>@odata.count</c>, or <c>@count</c> in 4.01.</summary>
    public string Control(string name) => $"@{Version.Prefix()}{name}";

    /// <summary>The name that a control information of a member has: <c>Value@odata.type</c>.</summary>
    public string Control(string member, string name) => $"{member}{Control(name)}";

    /// <summary>The name of a primitive type in control information.</summary>
    public string TypeName(Microsoft.OData.Edm.EdmPrimitiveTypeKind type) => Version == ODataVersion.V40 ? $"#{type}" : type.ToString();
}
