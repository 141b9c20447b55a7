using System.Text.Encodings.Web;
using System.Text.Json;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Warehouse;

namespace CchcWarehouse.Commands;

/// <summary>What a load did: a table for people, one JSON object a file for machines.</summary>
internal static class LoadSummary
{
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void PrintTable(IReadOnlyList<LoadedFile> files)
    {
        var table = Terminal.Table(
            new("Tệp", "File"), new("Đơn vị", "Unit"), new("Kỳ", "Period"), new("Kết quả", "Outcome"),
            new("Dòng", "Rows"), new("Đã nạp", "Loaded"), new("Chờ xem xét", "In review"), new("Ghi nhận", "Findings"));
        foreach (var file in files)
        {
            var report = file.Reading?.Report;
            table.AddTexts(
                file.File, report?.AdminUnitName, report?.PeriodCode, State(file).ToString(),
                $"{file.Outcome?.Rows}", $"{file.Outcome?.LoadedRows}", $"{file.Outcome?.ReviewRows}", $"{file.Reading?.Findings.Count}");
        }

        Terminal.Output.Write(table);
        Console.Out.WriteLine(Total(files));
    }

    public static void PrintJson(IReadOnlyList<LoadedFile> files)
    {
        using var output = Console.OpenStandardOutput();
        foreach (var file in files)
        {
            using (var json = new Utf8JsonWriter(output, OneLine))
                Write(file, json);
            output.WriteByte((byte)'\n');
        }
    }

    public static Spoken Total(IReadOnlyCollection<LoadedFile> files)
    {
        var (rows, loaded, review) = (
            files.Sum(f => f.Outcome?.Rows ?? 0), files.Sum(f => f.Outcome?.LoadedRows ?? 0), files.Sum(f => f.Outcome?.ReviewRows ?? 0));
        var unchanged = files.Count(f => f.Outcome?.State is LoadState.Unchanged);
        var refused = files.Count(f => f.Failure is not null);
        return new Spoken(
            $"{files.Count} tệp: {rows} dòng, {loaded} số liệu trong kho, {review} dòng chờ xem xét; {unchanged} tệp đã có từ trước, {refused} tệp không nạp được.",
            $"{files.Count} files: {rows} rows, {loaded} observations in the warehouse, {review} rows in review; {unchanged} files were there before, {refused} could not be loaded.");
    }

    private static Spoken State(LoadedFile file) => file.Outcome switch
    {
        { State: LoadState.Unchanged } => new("đã có", "there before"),
        { State: LoadState.InReview } => new("chờ xem xét", "in review"),
        { IsCurrent: false } => new("bản cũ hơn", "older revision"),
        { Revision: > 1 } o => new($"bản sửa {o.Revision}", $"revision {o.Revision}"),
        not null => new("đã nạp", "loaded"),
        null when file.Failure is UnreadableDocumentException => new("từ chối", "rejected"),
        null => new("lỗi", "failed"),
    };

    private static void Write(LoadedFile file, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("file", file.File);
        json.WriteString("sha256", file.Sha256);
        WriteNumber(json, "loadKey", file.LoadKey);
        json.WriteString("state", file.State);
        WriteNumber(json, "reportKey", file.Outcome?.ReportKey);
        WriteNumber(json, "revision", file.Outcome?.Revision);
        if (file.Outcome is { } outcome)
            json.WriteBoolean("isCurrent", outcome.IsCurrent);
        else
            json.WriteNull("isCurrent");
        json.WriteString("adminUnitCode", file.Reading?.Report.AdminUnitCode);
        json.WriteString("adminUnitName", file.Reading?.Report.AdminUnitName);
        json.WriteString("periodCode", file.Reading?.Report.PeriodCode);
        json.WriteNumber("rowsRead", file.Outcome?.Rows ?? 0);
        json.WriteNumber("rowsLoaded", file.Outcome?.LoadedRows ?? 0);
        json.WriteNumber("rowsInReview", file.Outcome?.ReviewRows ?? 0);
        json.WriteNumber("findings", file.Reading?.Findings.Count ?? 0);
        json.WriteString("error", file.Failure?.Message);
        json.WriteString("errorEn", (file.Failure as UnreadableDocumentException)?.MessageEn ?? file.Failure?.Message);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}
