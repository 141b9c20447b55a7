namespace CchcWarehouse.Etl.Documents.Spreadsheets;

/// <summary>Reads the records of one worksheet of a .xls workbook.</summary>
internal sealed class BiffSheetReader(BiffWorkbook workbook, string name)
{
    private readonly SortedDictionary<int, List<SheetCell>> rows = [];
    private readonly HashSet<int> hiddenRows = [];
    private readonly HashSet<int> hiddenColumns = [];
    private readonly List<SheetRange> merges = [];
    private (int Row, int Column, int Style)? openFormula;
    private int cells;

    internal Sheet Read(IEnumerable<BiffRecord> records)
    {
        foreach (var record in records)
        {
            Read(record);
            if (rows.Count > Sheet.MostRows || cells > Sheet.MostCells || merges.Count > Sheet.MostMerges)
                throw Sheet.TooLarge(name);
        }
        return new Sheet(name,
            [.. rows.Select(r => new SheetRow(r.Key, [.. r.Value.OrderBy(c => c.Column)], hiddenRows.Contains(r.Key)))],
            merges, hiddenColumns);
    }

    private void Read(BiffRecord record)
    {
        switch (record.Kind)
        {
            case BiffKind.Row when (record.UInt16(12) & 0x20) != 0:
                hiddenRows.Add(record.UInt16(0));
                break;
            case BiffKind.ColumnInfo when (record.UInt16(8) & 1) != 0 || record.UInt16(4) == 0:
                for (int column = record.UInt16(0); column <= Math.Min((int)record.UInt16(2), Sheet.MostColumns); column++)
                    hiddenColumns.Add(column);
                break;
            case BiffKind.MergedCells:
                AddMerges(record);
                break;
            case BiffKind.SharedTextCell:
                AddText(record, workbook.Texts.ElementAtOrDefault((int)record.UInt32(6)) ?? "");
                break;
            case BiffKind.TextCell:
                AddText(record, BiffTexts.Long(record, 6));
                break;
            case BiffKind.Number:
                AddNumber(record.UInt16(0), record.UInt16(2), record.UInt16(4), record.Double(6));
                break;
            case BiffKind.ShortNumber:
                AddNumber(record.UInt16(0), record.UInt16(2), record.UInt16(4), Short(record.UInt32(6)));
                break;
            case BiffKind.MultipleNumbers:
                for (var i = 0; 4 + 6 * i + 6 <= record.Length - 2; i++)
                    AddNumber(record.UInt16(0), record.UInt16(2) + i, record.UInt16(4 + 6 * i), Short(record.UInt32(6 + 6 * i)));
                break;
            case BiffKind.TruthOrError:
                Add(record.UInt16(0), record.UInt16(2), record.UInt16(4), record.Byte(7) != 0 ? ErrorName(record.Byte(6)) : Truth(record.Byte(6)));
                break;
            case BiffKind.Formula:
                AddFormula(record);
                break;
            case BiffKind.FormulaText when openFormula is var (row, column, style):
                Add(row, column, style, CellText.Clean(workbook.StyleOf(style).Format.ShowText(BiffTexts.Long(record, 0))));
                openFormula = null;
                break;
        }
    }

    private void AddMerges(BiffRecord record)
    {
        for (var i = 0; i < record.UInt16(0) && 10 + 8 * i <= record.Length; i++)
            merges.Add(new SheetRange(record.UInt16(2 + 8 * i), record.UInt16(6 + 8 * i), record.UInt16(4 + 8 * i), record.UInt16(8 + 8 * i)));
    }

    // A result that is no number is marked by ones in its last two bytes.
    private void AddFormula(BiffRecord record)
    {
        var (row, column, style) = (record.UInt16(0), record.UInt16(2), record.UInt16(4));
        openFormula = null;
        if (record.UInt16(12) != 0xffff)
        {
            AddNumber(row, column, style, record.Double(6));
            return;
        }
        switch (record.Byte(6))
        {
            case 0:
                openFormula = (row, column, style);
                break;
            case 1:
                Add(row, column, style, Truth(record.Byte(8)));
                break;
            case 2:
                Add(row, column, style, ErrorName(record.Byte(8)));
                break;
        }
    }

    private void AddText(BiffRecord record, string text) =>
        Add(record.UInt16(0), record.UInt16(2), record.UInt16(4), CellText.Clean(workbook.StyleOf(record.UInt16(4)).Format.ShowText(text)));

    private void AddNumber(int row, int column, int style, double value)
    {
        var format = workbook.StyleOf(style).Format;
        var text = CellText.Clean(format.Show(value, workbook.StartsIn1904));
        Add(row, column, style, text, format.IsDate(value) && text.Length > 0 ? SerialDate.Doubt(text) : null);
    }

    private void Add(int row, int column, int style, string text, CellDoubt? doubt = null)
    {
        if (!rows.TryGetValue(row, out var list))
            rows[row] = list = [];
        list.Add(new SheetCell(column, text, workbook.StyleOf(style).HasBorder, doubt));
        cells++;
    }

    // 30 bits of a number: whole or the upper half of a double, perhaps in hundredths.
    private static double Short(uint packed)
    {
        var value = (packed & 2) != 0 ? (int)packed >> 2 : BitConverter.UInt64BitsToDouble((ulong)(packed & ~3u) << 32);
        return (packed & 1) != 0 ? value / 100 : value;
    }

    private static string Truth(byte value) => value != 0 ? "TRUE" : "FALSE";

    private static string ErrorName(byte code) => code switch
    {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
}
