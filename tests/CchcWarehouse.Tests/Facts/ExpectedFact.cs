using System.Globalization;
using CchcWarehouse.Etl.Facts;

namespace CchcWarehouse.Tests.Facts;

/// <summary>One line of a fixture: value, status and indicator as a careful reader decided them.</summary>
internal sealed record ExpectedFact(
    int Line, IReadOnlyList<string> Kinds, decimal? Value, decimal? Denominator, string Qualifier,
    IReadOnlyList<string> Statuses, IReadOnlyList<string> Codes)
{
    internal static List<ExpectedFact> Read(string folder, string name)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", folder, name + ".tsv")).Where(l => !l.StartsWith('#')).ToList();
        var heads = lines[0].Split('\t');
        return [.. lines.Skip(1).Select(l => Of(heads.Zip(l.Split('\t')).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal)))];
    }

    /// <summary>In what a reading differs from what the reader found; empty when it is honest and right.</summary>
    internal IEnumerable<string> Differences(RowReading row)
    {
        var waits = row.Status is ObservationStatus.Review;
        var silent = waits || row.Status is ObservationStatus.NotNumeric;
        if (!Kinds.Contains(row.Kind.ToString()) && !(waits && row.Kind is RowKind.Measure or RowKind.Coded))
        {
            yield return $"kind {row.Kind}, not {string.Join('|', Kinds)}";
        }

        if (!Statuses.Contains(row.Status.ToString()))
        {
            yield return $"status {row.Status}, not {string.Join('|', Statuses)}";
        }

        if (row.Value != Value && !(silent && row.Value is null))
        {
            yield return $"value {row.Value?.ToString(CultureInfo.InvariantCulture) ?? "none"}, not {Value?.ToString(CultureInfo.InvariantCulture) ?? "none"}";
        }

        if (row.Denominator != Denominator && !(silent && row.Denominator is null))
        {
            yield return $"denominator {row.Denominator}, not {Denominator}";
        }

        if (row.Value is not null && Qualifier.Length > 0 && row.Qualifier.ToString() != Qualifier)
        {
            yield return $"qualifier {row.Qualifier}, not {Qualifier}";
        }

        if (!Codes.Contains(row.IndicatorCode ?? "") && !(waits && row.IndicatorCode is null))
        {
            yield return $"indicator {row.IndicatorCode ?? "none"}, not {string.Join('|', Codes)}";
        }
    }

    private static ExpectedFact Of(Dictionary<string, string> cells)
    {
        var remark = cells.GetValueOrDefault("remark", "").Split("; ");
        return new ExpectedFact(
            int.Parse(cells["line"], CultureInfo.InvariantCulture),
            [cells["kind"], .. Also(remark, "also-kind:")],
            Number(cells["value"]), Number(cells["denominator"]), cells["qualifier"],
            [cells["status"], .. Also(remark, "also:")],
            [cells["indicator_code"], .. Also(remark, "also-code:")]);
    }

    private static IEnumerable<string> Also(string[] remark, string mark) =>
        remark.Where(p => p.StartsWith(mark, StringComparison.Ordinal)).Select(p => p[mark.Length..].Trim());

    private static decimal? Number(string text) => text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
