using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime.Text;

namespace CchcWarehouse.Etl.Facts;

/// <summary>Writes a reading as <c>inspect --json</c> prints it: one object on one line.</summary>
/// <remarks>Decimals are written digit by digit as they are held; absent values are printed as null.</remarks>
public static class ReadingJson
{
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = false };

    /// <summary>One reading and a line feed, so that several make a file of JSON lines.</summary>
    public static void WriteLine(ReportReading reading, Stream stream)
    {
        using (var json = new Utf8JsonWriter(stream, OneLine))
        {
            Write(reading, json);
        }

        stream.WriteByte((byte)'\n');
    }

    public static void Write(ReportReading reading, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("file", reading.FileName);
        json.WriteString("sha256", reading.Sha256);
        json.WritePropertyName("report");
        Write(reading.Report, json);
        json.WriteStartArray("rows");
        foreach (var row in reading.Rows)
        {
            Write(row, json);
        }

        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (var finding in reading.Findings)
        {
            Write(finding, json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(ReportIdentity report, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("adminUnitCode", report.AdminUnitCode);
        json.WriteString("adminUnitName", report.AdminUnitName);
        json.WriteString("adminUnitLevel", report.AdminUnitLevel);
        json.WriteString("periodCode", report.PeriodCode);
        json.WriteString("number", report.Number);
        json.WriteString("issuedOn", report.IssuedOn is { } day ? LocalDatePattern.Iso.Format(day) : null);
        json.WriteString("title", report.Title);
        json.WriteEndObject();
    }

    private static void Write(RowReading row, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("row", row.Row);
        json.WriteNumber("line", row.Line);
        Write("parentRow", row.ParentRow, json);
        json.WriteString("printedNumber", row.PrintedNumber);
        json.WriteString("label", row.Label);
        json.WriteString("kind", row.Kind.ToString());
        json.WriteString("printedUnit", row.PrintedUnit);
        json.WriteString("printedValue", row.PrintedValue);
        Write("value", row.Value, json);
        Write("denominator", row.Denominator, json);
        json.WriteString("qualifier", row.Qualifier.ToString());
        json.WriteString("status", row.Status.ToString());
        json.WriteString("textValue", row.TextValue);
        json.WriteString("codeLabel", row.CodeLabel);
        json.WriteString("indicatorCode", row.IndicatorCode);
        json.WriteString("unitOfMeasureCode", row.UnitOfMeasureCode);
        json.WriteString("note", row.Note);
        json.WriteStartArray("reasons");
        foreach (var reason in row.Reasons)
        {
            json.WriteStringValue(reason.Message);
        }

        json.WriteEndArray();
        json.WriteStartArray("reasonsEn");
        foreach (var reason in row.Reasons)
        {
            json.WriteStringValue(reason.MessageEn);
        }

        json.WriteEndArray();
        json.WriteStartArray("candidates");
        foreach (var candidate in row.Candidates)
        {
            json.WriteStartObject();
            json.WriteString("indicatorCode", candidate.IndicatorCode);
            json.WriteNumber("certainty", (decimal)candidate.Certainty);
            json.WriteString("why", candidate.Why);
            json.WriteString("whyEn", candidate.WhyEn);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(ReadingFinding finding, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule);
        json.WriteString("severity", finding.Severity.ToString());
        Write("row", finding.Row, json);
        json.WriteString("message", finding.Message);
        json.WriteString("messageEn", finding.MessageEn);
        json.WriteString("expected", finding.Expected);
        json.WriteString("actual", finding.Actual);
        json.WriteEndObject();
    }

    private static void Write(string name, decimal? value, Utf8JsonWriter json)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
