using System.Globalization;
using CchcWarehouse.Etl.Documents.Spreadsheets;
using CsvHelper;
using CsvHelper.Configuration;

namespace CchcWarehouse.Etl.Documents;

/// <summary>Values parted by a semicolon, comma or tab, quoted where they hold one: what a spreadsheet exports.</summary>
/// <remarks>
/// The separator is the one that cuts most records into equally many fields. Text with tabs is another
/// layout, unless it quotes its fields as a spreadsheet does.
/// </remarks>
internal static class DelimitedText
{
    private const int SampleRecords = 300;
    private const int FewestFields = 3;
    private const int FewestRecords = 3;
    private const double MostAgree = 0.6;

    internal static DocumentGrid? TryRead(string text)
    {
        var declared = Declared(text);
        if (declared is null && !MayBe(text))
            return null;
        var separator = declared ?? Separator(text);
        return separator is null ? null : Grid(Records(text, separator, out _).Skip(declared is null ? 0 : 1).ToList());
    }

    // "sep=;" in the first line is a word to the spreadsheet, not a record.
    private static string? Declared(string text) =>
        text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 5 && text[5] is '\r' or '\n' ? text[4].ToString() : null;

    private static bool MayBe(string text) =>
        text.AsSpan().IndexOfAny(";,\t") >= 0 && !text.AsSpan().TrimStart().StartsWith("|", StringComparison.Ordinal);

    private static string? Separator(string text)
    {
        if (text.Contains('\t', StringComparison.Ordinal))
            return IsQuotedTabs(text) ? "\t" : null;
        var best = new[] { ";", "," }.Select(s => (Separator: s, Fit: Fit(text, s))).MaxBy(s => s.Fit);
        return best.Fit > 0 ? best.Separator : null;
    }

    /// <summary>How well a separator fits: the common number of fields, by the share of records that have it.</summary>
    private static double Fit(string text, string separator)
    {
        var records = Records(text, separator, out var isBroken).Take(SampleRecords).ToList();
        var common = records.GroupBy(r => r.Fields.Length).Where(g => g.Key >= FewestFields).MaxBy(g => g.Count());
        if (isBroken() || common is null || common.Count() < FewestRecords || common.Count() < MostAgree * records.Count)
            return 0;
        return common.Key * common.Count() / (double)records.Count;
    }

    private static bool IsQuotedTabs(string text) =>
        (text.StartsWith('"') || text.Contains("\t\"", StringComparison.Ordinal) || text.Contains("\n\"", StringComparison.Ordinal))
        && Fit(text, "\t") > 0;

    private sealed record DelimitedRecord(int Line, string[] Fields);

    // A field that goes on after its closing quote was never quoted by a spreadsheet.
    private static IEnumerable<DelimitedRecord> Records(string text, string separator, out Func<bool> isBroken)
    {
        var broken = false;
        isBroken = () => broken;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator,
            BadDataFound = _ => broken = true,
            IgnoreBlankLines = true,
            DetectColumnCountChanges = false,
            MaxFieldSize = 0,
            ExceptionMessagesContainRawData = false,
        };
        return Parsed(text, configuration);
    }

    private static IEnumerable<DelimitedRecord> Parsed(string text, CsvConfiguration configuration)
    {
        using var parser = new CsvParser(new StringReader(text), configuration);
        for (var line = 1; parser.Read(); line = parser.RawRow + 1)
            yield return new DelimitedRecord(line, parser.Record ?? []);
    }

    private static DocumentGrid Grid(List<DelimitedRecord> records)
    {
        if (records.Count > Sheet.MostRows)
            throw Sheet.TooLarge("csv");
        var texts = records.Select(r => r.Fields.Select(CellText.Clean).ToArray()).ToList();
        var used = Enumerable.Range(0, texts.Max(t => t.Length)).Where(c => texts.Exists(t => c < t.Length && t[c].Length > 0)).ToList();
        var rows = records.Zip(texts, (record, fields) => new VisibleRow(
            record.Line - 1,
            [.. used.Select((c, column) => new VisibleCell(column, 1, 1, c < fields.Length ? fields[c] : "", null))],
            HasBorder: false));
        return new DocumentGrid([.. SheetBlocks.Of([.. rows.Where(r => r.Filled > 0)], positionsAreExact: false)]);
    }
}
