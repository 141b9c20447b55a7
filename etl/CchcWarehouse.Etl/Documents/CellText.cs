using CchcWarehouse.Star.Letters;

namespace CchcWarehouse.Etl.Documents;

/// <summary>Cleans the text of a cell or paragraph whose file format keeps marks and text apart.</summary>
/// <remarks>An asterisk or a "&lt;" there is printed; only characters that nobody sees go.</remarks>
internal static class CellText
{
    internal static string Clean(string text) => Markup.Fold(CanonicalText.Compose(text));
}
