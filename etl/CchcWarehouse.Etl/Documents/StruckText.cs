namespace CchcWarehouse.Etl.Documents;

/// <summary>Text with a line through it: whether the sender takes it back, or the line came by itself, a person decides.</summary>
internal static class StruckText
{
    internal static readonly CellDoubt Doubt = new(
        "con số hoặc chữ trong ô bị gạch ngang",
        "a figure or text in the cell is struck through");
}
