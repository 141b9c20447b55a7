namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>Which transformations may stand at a place of $apply.</summary>
[Flags]
internal enum StageKinds
{
    None = 0,

    /// <summary>The output is another shape: aggregate, groupby, concat, joins, compute.</summary>
    Shaping = 1,

    /// <summary>The output is a part of the input.</summary>
    Selecting = 2,

    /// <summary>ancestors, descendants, traverse, and functions of the model.</summary>
    Hierarchical = 4,

    Preserving = Selecting | Hierarchical,
    Any = Shaping | Preserving,
}
