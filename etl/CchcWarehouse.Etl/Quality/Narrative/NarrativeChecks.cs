using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Quality.Expressions;

namespace CchcWarehouse.Etl.Quality.Narrative;

/// <summary>Table against text: what both state must agree.</summary>
internal static class NarrativeChecks
{
    public static IEnumerable<ReadingFinding> Check(ReportFigures table, NarrativeFigures text)
    {
        foreach (var stated in text.All.Where(s => table.RowOf(s.Name) is not null).OrderBy(s => table.RowOf(s.Name)!.Row))
        {
            var row = table.RowOf(stated.Name)!;
            var inTable = PrintedFigure.Of(row)!.Value;
            if (inTable.Low > stated.Value.High || inTable.High < stated.Value.Low)
            {
                var (vi, en) = (Number(stated.Value, true), Number(stated.Value, false));
                yield return new ReadingFinding(
                    "table-contradicts-text", Severity.Warning, row.Row,
                    $"Biểu ghi {row.PrintedValue} nhưng phần lời văn ghi {vi}: “{stated.Text}” (dòng {stated.Line}).",
                    $"The table prints {row.PrintedValue}, the text says {en}: “{stated.Text}” (line {stated.Line}).",
                    vi, row.PrintedValue);
            }
        }
    }

    private static string Number(Interval value, bool inVietnamese) =>
        SideText.Number(value.Exact ?? PrintedFigure.AsPrinted(value.Low!.Value, value.High!.Value), inVietnamese);
}
