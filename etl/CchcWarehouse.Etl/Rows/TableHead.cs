using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Etl.Rows;

/// <param name="Head">The texts over the column from top to bottom, joined.</param>
internal sealed record TableColumn(int Index, ColumnRole Role, string Head);

/// <summary>The head of a table as understood: which column holds what.</summary>
/// <param name="Result">The column of the period's result, or null: the table reports no results.</param>
/// <param name="Rate">A column of shares beside the result, for rows that report only a share.</param>
/// <param name="Doubt">Why the choice of the result column is not certain.</param>
internal sealed record TableHead(
    IReadOnlyList<TableColumn> Columns,
    int? Ordinal,
    int Label,
    int? Unit,
    int? Result,
    int? Rate,
    int? Notes,
    bool ResultHoldsUnit,
    CellDoubt? Doubt,
    IReadOnlyList<TextLine> Lines,
    IReadOnlySet<string> Words)
{
    internal int Width => Columns.Count;

    // A head is this head of this table: rows are grouped by it.
    public bool Equals(TableHead? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>A row of column numbers (A, B, 1, 2) stands under the head.</summary>
    internal bool IsNumbered { get; init; }

    /// <summary>Columns that could be the result as well as the one that was taken: "Cấp xã" beside "Cấp huyện" under "Kết quả".</summary>
    internal IReadOnlyList<int> Rivals { get; init; } = [];

    /// <summary>Columns left of the labels whose texts are headings over several rows: "Lĩnh vực", "Nhóm".</summary>
    internal IReadOnlyList<int> Groups { get; init; } = [];

    /// <summary>Columns whose heads say nothing, or nothing that is known.</summary>
    internal IReadOnlyList<int> Unknown { get; init; } = [];

    /// <summary>The same form again: as many columns, holding the same.</summary>
    internal bool IsSameForm(TableHead other) =>
        Columns.Select(c => c.Role).SequenceEqual(other.Columns.Select(c => c.Role)) && ResultHoldsUnit == other.ResultHoldsUnit
        && (Result is not { } result || Columns[result].Head == other.Columns[result].Head);

    internal ColumnRole RoleOf(int column) => Columns[column].Role;

    /// <summary>Columns that only a plan has; a table with these and no result is a plan.</summary>
    internal bool HasPlan => Columns.Any(c => c.Role == ColumnRole.Plan);
}
