namespace CchcWarehouse.Etl.Documents.Spreadsheets;

/// <summary>Reads "B7" and "A1:C3"; rows and columns count from 0.</summary>
internal static class CellAddress
{
    internal static bool TryRead(ReadOnlySpan<char> text, out int row, out int column)
    {
        row = column = 0;
        var at = 0;
        for (; at < text.Length && char.IsAsciiLetter(text[at]) && at < 4; at++)
            column = column * 26 + (text[at] & 0x1f);
        var isWhole = at > 0 && int.TryParse(text[at..], out row) && row > 0;
        row--;
        column--;
        return isWhole;
    }

    internal static SheetRange? ReadRange(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        return colon > 0
            && TryRead(text[..colon], out var firstRow, out var firstColumn)
            && TryRead(text[(colon + 1)..], out var lastRow, out var lastColumn)
            && firstRow <= lastRow && firstColumn <= lastColumn
            ? new SheetRange(firstRow, firstColumn, lastRow, lastColumn)
            : null;
    }
}
