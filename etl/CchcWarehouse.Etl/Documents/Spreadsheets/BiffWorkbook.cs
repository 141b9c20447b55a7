namespace CchcWarehouse.Etl.Documents.Spreadsheets;

/// <summary>What all sheets of a .xls workbook share: texts, formats, the list of sheets.</summary>
internal sealed class BiffWorkbook
{
    private readonly Dictionary<int, string> codes = [];
    private readonly List<(int Format, bool HasBorder)> styles = [];
    private readonly Dictionary<int, NumberFormat> formats = [];
    private readonly List<BiffRecord> texts = [];

    internal BiffWorkbook(ReadOnlyMemory<byte> stream)
    {
        var isText = false;
        foreach (var record in BiffRecords.OfPart(stream, 0))
        {
            isText = record.Kind == BiffKind.SharedTexts || isText && record.Kind == BiffKind.Continue;
            if (isText)
                texts.Add(record);
            else
                Add(record);
        }
        Texts = texts.Count > 0 ? new BiffTexts(texts).ReadAll() : [];
    }

    internal List<string> Texts { get; }

    internal List<BiffSheet> Sheets { get; } = [];

    internal bool StartsIn1904 { get; private set; }

    internal bool IsEncrypted { get; private set; }

    internal (NumberFormat Format, bool HasBorder) StyleOf(int index)
    {
        if (index >= styles.Count)
            return (NumberFormat.General, false);
        var (number, hasBorder) = styles[index];
        if (!formats.TryGetValue(number, out var format))
            formats[number] = format = NumberFormat.Parse(codes.GetValueOrDefault(number) ?? BuiltInFormats.Of(number));
        return (format, hasBorder);
    }

    private void Add(BiffRecord record)
    {
        switch (record.Kind)
        {
            case BiffKind.FilePassword:
                IsEncrypted = true;
                break;
            case BiffKind.DateMode:
                StartsIn1904 = record.UInt16(0) == 1;
                break;
            case BiffKind.Format:
                codes[record.UInt16(0)] = BiffTexts.Long(record, 2);
                break;
            case BiffKind.CellStyle:
                styles.Add((record.UInt16(2), record.Length >= 12 && record.UInt16(10) != 0));
                break;
            case BiffKind.Sheet when record.Byte(5) == 0:
                Sheets.Add(new BiffSheet(BiffTexts.Short(record, 6), (int)record.UInt32(0), (record.Byte(4) & 3) != 0));
                break;
        }
    }
}

/// <param name="At">Where the records of the sheet begin in the stream.</param>
internal sealed record BiffSheet(string Name, int At, bool IsHidden);
