using System.Globalization;
using System.Text.RegularExpressions;
using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Tests.Documents.Formats.Writers;

/// <summary>Writes a grid as a workbook of one sheet: heads merged, a blank row here and there.</summary>
internal static partial class XlsxWriter
{
    /// <param name="asNumbers">Cells that are one number become numbers in the format that shows them alike.</param>
    internal static byte[] Write(DocumentGrid grid, bool asNumbers)
    {
        var workbook = new WorkbookFixture();
        var sheet = workbook.Sheet("Biểu");
        var row = 0;
        foreach (var block in grid.Blocks)
        {
            if (block is TextBlock text)
                sheet.Text(++row, 0, text.Text);
            else
                row = Write((TableGrid)block, sheet, row + 1, asNumbers);
        }
        return workbook.Document().Bytes.ToArray();
    }

    private static int Write(TableGrid table, SheetFixture sheet, int row, bool asNumbers)
    {
        foreach (var line in table.Rows)
        {
            row += line.AfterBreak ? 2 : 1;
            foreach (var cell in line.Cells.Where(c => c.Text.Length > 0))
            {
                if (!asNumbers || cell.Column < 2 || !WriteNumber(sheet, row, cell))
                    sheet.Text(row, cell.Column, cell.Text);
                if (cell.ColumnSpan > 1 || cell.RowSpan > 1)
                    sheet.Merge(string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + cell.Column)}{row}:{(char)('A' + cell.Column + cell.ColumnSpan - 1)}{row + cell.RowSpan - 1}"));
            }
        }
        return row;
    }

    private static bool WriteNumber(SheetFixture sheet, int row, GridCell cell)
    {
        var (text, column) = (cell.Text, cell.Column);
        if (Whole().IsMatch(text))
            sheet.Number(row, column, text);
        else if (Thousands().IsMatch(text))
            sheet.Number(row, column, text.Replace(".", "", StringComparison.Ordinal), "#,##0");
        else if (Decimal().IsMatch(text))
            sheet.Number(row, column, text.Replace(',', '.'));
        else if (Percent().Match(text) is { Success: true } percent)
        {
            var shown = percent.Groups[1].Value.Replace(',', '.');
            var stored = double.Parse(shown, CultureInfo.InvariantCulture) / 100;
            sheet.Number(row, column, stored.ToString("R", CultureInfo.InvariantCulture), shown.Contains('.') ? "0." + new string('0', shown.Length - shown.IndexOf('.') - 1) + "%" : "0%");
        }
        else
            return false;
        return true;
    }

    [GeneratedRegex(@"^(0|[1-9][0-9]*)$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^[1-9][0-9]{0,2}(\.[0-9]{3})+$")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^[0-9]+,[0-9]*[1-9]$")]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^([0-9]+(?:[.,][0-9]{1,2})?)%$")]
    private static partial Regex Percent();
}
