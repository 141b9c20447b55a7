using System.Globalization;
using System.Xml;

namespace CchcWarehouse.Etl.Documents.Spreadsheets;

/// <summary>Reads one worksheet part of an .xlsx file in a single pass.</summary>
internal sealed class SheetPart(string name, WorkbookStyles styles, IReadOnlyList<string> strings, bool startsIn1904)
{
    private readonly List<SheetRow> rows = [];
    private readonly List<SheetRange> merges = [];
    private readonly HashSet<int> hiddenColumns = [];
    private int cells;
    private bool rowsAreHidden;

    internal Sheet Read(XmlReader reader)
    {
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            switch (reader.LocalName)
            {
                case "sheetFormatPr":
                    rowsAreHidden = IsTrue(reader.GetAttribute("zeroHeight"));
                    break;
                case "col":
                    AddColumn(reader);
                    break;
                case "row":
                    AddRow(reader);
                    break;
                case "mergeCell" when CellAddress.ReadRange(reader.GetAttribute("ref")) is { } range:
                    merges.Add(range);
                    if (merges.Count > Sheet.MostMerges)
                        throw Sheet.TooLarge(name);
                    break;
            }
        }
        rows.Sort((a, b) => a.Index.CompareTo(b.Index));
        return new Sheet(name, rows, merges, hiddenColumns);
    }

    private void AddColumn(XmlReader reader)
    {
        if (!IsTrue(reader.GetAttribute("hidden")) && reader.GetAttribute("width") is not ("0" or "0.0"))
            return;
        var last = Math.Min(Number(reader.GetAttribute("max")) ?? 0, Sheet.MostColumns);
        for (var column = Number(reader.GetAttribute("min")) ?? 1; column <= last; column++)
            hiddenColumns.Add(column - 1);
    }

    private void AddRow(XmlReader reader)
    {
        var index = Number(reader.GetAttribute("r")) is { } number ? number - 1 : rows.Count == 0 ? 0 : rows[^1].Index + 1;
        var hidden = reader.GetAttribute("hidden");
        var isHidden = IsTrue(hidden) || hidden is null && (rowsAreHidden || reader.GetAttribute("ht") is "0" or "0.0");
        var row = new List<SheetCell>();
        if (!reader.IsEmptyElement)
        {
            var (depth, next) = (reader.Depth, 0);
            while (reader.Read() && reader.Depth > depth)
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "c")
                    AddCell(reader, row, ref next);
            }
        }
        if (!row.Exists(c => c.Text.Length > 0 || c.Doubt is not null))
            return;
        rows.Add(new SheetRow(index, row, isHidden));
        cells += row.Count;
        if (rows.Count > Sheet.MostRows || cells > Sheet.MostCells)
            throw Sheet.TooLarge(name);
    }

    private void AddCell(XmlReader reader, List<SheetCell> row, ref int next)
    {
        if (CellAddress.TryRead(reader.GetAttribute("r"), out _, out var given))
            next = given;
        var column = next++;
        var (format, hasBorder) = styles.Of(reader.GetAttribute("s"));
        var (text, doubt) = Shown(reader, reader.GetAttribute("t"), format);
        if (text.Length > 0 || doubt is not null || hasBorder)
            row.Add(new SheetCell(column, text, hasBorder, doubt));
    }

    private (string Text, CellDoubt? Doubt) Shown(XmlReader reader, string? type, NumberFormat format)
    {
        string? value = null;
        var inline = "";
        var isFormula = false;
        var depth = reader.Depth;
        while (!reader.IsEmptyElement && reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "v")
                value = SharedStrings.Content(reader);
            else if (reader.LocalName == "is")
                inline = SharedStrings.ReadText(reader);
            else if (reader.LocalName == "f")
                isFormula = true;
        }
        if (isFormula && value is null)
            return ("", NeverCalculated);
        return type switch
        {
            "s" => (Number(value) is { } index && index < strings.Count ? CellText.Clean(format.ShowText(strings[index])) : "", null),
            "inlineStr" => (CellText.Clean(format.ShowText(inline)), null),
            "str" => (CellText.Clean(format.ShowText(value ?? "")), null),
            "b" => (value == "1" ? "TRUE" : "FALSE", null),
            "e" => (value ?? "", null),
            "d" => DateText(value),
            _ => ShownNumber(value, format),
        };
    }

    private (string Text, CellDoubt? Doubt) ShownNumber(string? value, NumberFormat format)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return (CellText.Clean(value ?? ""), null);
        var text = CellText.Clean(format.Show(number, startsIn1904));
        return (text, format.IsDate(number) && text.Length > 0 ? SerialDate.Doubt(text) : null);
    }

    private static (string Text, CellDoubt? Doubt) DateText(string? value)
    {
        var text = DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var date)
            ? date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
            : value ?? "";
        return (text, SerialDate.Doubt(text));
    }

    private static CellDoubt NeverCalculated { get; } = new(
        "ô là công thức chưa được tính (tệp không lưu kết quả); hãy mở bằng Excel, lưu lại rồi gửi lại",
        "the cell is a formula without a stored result; open the file in Excel, save it again and send it again");

    private static bool IsTrue(string? value) => value is "1" or "true";

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
