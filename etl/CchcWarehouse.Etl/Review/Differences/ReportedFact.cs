using System.Globalization;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Facts.Indicators;
using CchcWarehouse.Star.Facts;

namespace CchcWarehouse.Etl.Review.Differences;

/// <summary>What one report says of one indicator.</summary>
public sealed record ReportedFact(
    string IndicatorCode, string? IndicatorName, string? UnitOfMeasureCode, int Row, string Label, string? PrintedValue,
    decimal? Value, decimal? Denominator, string Qualifier, string Status, string? TextValue, string? CodeLabel, string? ValueGivenBy)
{
    /// <summary>The facts of a reading, waiting rows left out.</summary>
    public static IEnumerable<ReportedFact> Of(ReportReading reading) => reading.Rows
        .Where(row => row is { IndicatorCode: not null, Status: not ObservationStatus.Review })
        .Select(row => Named(row.IndicatorCode!, row.Row, row.Label, row.PrintedValue, row.Value, row.Denominator, row.Qualifier.ToString(),
            row.Status.ToString(), row.TextValue, row.CodeLabel, row.Decision is { ValueText: not null } given ? given.DecidedBy : null));

    /// <summary>The facts of the stored rows of a report.</summary>
    public static IEnumerable<ReportedFact> Of(IEnumerable<ReportRow> rows) => rows
        .Where(row => row is { IndicatorCode: not null, Status: not "Review" })
        .Select(row => Named(row.IndicatorCode!, row.SourceRow, row.PrintedLabel, row.PrintedValue, row.Value, row.Denominator, row.Qualifier,
            row.Status, row.TextValue, row.CodeLabel, row.ValueGivenBy));

    /// <summary>Whether the two say the same, however it is printed.</summary>
    public bool SaysTheSameAs(ReportedFact other) =>
        (Value, Denominator, Qualifier, Status, Value is null ? TextValue : null) == (other.Value, other.Denominator, other.Qualifier, other.Status, other.Value is null ? other.TextValue : null);

    /// <summary>The value as an office would write it, with its sign, whole and status where they say something.</summary>
    public string Written
    {
        get
        {
            var sign = Qualifier switch { "Above" => "> ", "Below" => "< ", "About" => "≈ ", _ => "" };
            var value = Value is { } number ? sign + Print(number) + (Denominator is { } whole ? "/" + Print(whole) : "") : TextValue is { } words ? $"“{words}”" : "";
            return Status is "Normal" ? value : $"{value} [{Status}]".TrimStart();
        }
    }

    private static ReportedFact Named(
        string code, int row, string label, string? printed, decimal? value, decimal? denominator, string qualifier, string status,
        string? text, string? codeLabel, string? givenBy)
    {
        var indicator = IndicatorCatalogue.Shared.Find(code);
        return new(code, indicator?.Name, indicator?.UnitOfMeasure, row, label, printed, value, denominator, qualifier, status, text, codeLabel, givenBy);
    }

    private static string Print(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture).Replace('.', ',');
}
