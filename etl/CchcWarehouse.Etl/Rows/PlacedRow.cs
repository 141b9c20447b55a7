using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Etl.Rows;

/// <summary>A row of the table with each text under its column.</summary>
/// <param name="Texts">By column of the head; empty where nothing is printed.</param>
/// <param name="Reason">How a shifted row was put right; null where the cells stood in their places.</param>
/// <param name="Doubt">Why another placing is nearly as good.</param>
internal sealed record PlacedRow(int Line, string[] Texts, bool AfterBreak, Facts.Reason? Reason = null, CellDoubt? Doubt = null);
