namespace CchcWarehouse.OData.Responses.Rows;

/// <summary>How the bytes of a cell are written.</summary>
public enum CellForm
{
    /// <summary>PostgreSQL's binary form.</summary>
    Wire,

    /// <summary>A JSON token: an item of an array that PostgreSQL made. Strings without their quotes, still escaped.</summary>
    Json,
}

/// <summary>One value of a row, in place; null has no bytes and says so.</summary>
public readonly record struct Cell(ReadOnlyMemory<byte> Bytes, CellForm Form, bool IsNull)
{
    public static Cell Null { get; } = new(default, CellForm.Wire, IsNull: true);
}
