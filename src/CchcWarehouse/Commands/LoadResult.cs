using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Warehouse;

namespace CchcWarehouse.Commands;

/// <summary>What became of one file, for people and, as JSON, for machines.</summary>
/// <param name="ExitCode">What the file alone would end the command with.</param>
internal sealed record LoadResult(
    string File, string State, long? LoadKey, int? ReportKey, string? AdminUnitCode, string? AdminUnitName, string? PeriodCode,
    int? Revision, int RowsRead, int RowsLoaded, int RowsInReview, int Findings, string? Error, string? ErrorEn,
    [property: JsonIgnore] int ExitCode)
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static LoadResult Of(string path, long loadKey, ReportReading reading, LoadOutcome outcome) => new(
        path, outcome.State.ToString(), loadKey, outcome.ReportKey, reading.Report.AdminUnitCode, reading.Report.AdminUnitName,
        reading.Report.PeriodCode, outcome.Revision, outcome.Rows, outcome.LoadedRows, outcome.ReviewRows, reading.Findings.Count, null, null,
        outcome.State == LoadState.InReview || outcome.ReviewRows > 0 ? Commands.ExitCode.InReview : Commands.ExitCode.Success);

    public static LoadResult Of(string path, UnreadableDocumentException unreadable) => new(
        path, "Rejected", null, null, null, null, null, null, 0, 0, 0, 0, unreadable.Message, unreadable.MessageEn, Commands.ExitCode.Unreadable);

    public static void Print(IReadOnlyList<LoadResult> results)
    {
        var table = Terminal.Table(
            new Spoken("Tệp", "File"), new Spoken("Đơn vị", "Unit"), new Spoken("Kỳ", "Period"), new Spoken("Kết quả", "State"),
            new Spoken("Dòng", "Rows"), new Spoken("Đã nạp", "Loaded"), new Spoken("Soát xét", "Review"), new Spoken("Phát hiện", "Findings"));
        foreach (var result in results)
            table.AddTexts(
                Path.GetFileName(result.File), result.AdminUnitName ?? "?", result.PeriodCode ?? "?", result.State,
                Number(result.RowsRead), Number(result.RowsLoaded), Number(result.RowsInReview), Number(result.Findings));
        Terminal.Output.Write(table);
        foreach (var result in results.Where(result => result.Error is not null))
            Console.Error.WriteLine($"{result.File}: {new Spoken(result.Error!, result.ErrorEn!)}");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
