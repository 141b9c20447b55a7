using System.Text.RegularExpressions;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Facts.Cells;
using CchcWarehouse.Etl.Quality.Expressions;

namespace CchcWarehouse.Etl.Quality;

/// <summary>0,985 where 98,5 % is meant.</summary>
/// <remarks>
/// 0,5 % can be true, so a small rate alone is no evidence. Evidence is what says a hundred times as much: the counts that the
/// rate is made of, a percentage in the note, or a table all of whose rates are at most 1.
/// </remarks>
internal static partial class FractionsForPercents
{
    private const int EnoughRates = 4;

    public static IEnumerable<ReadingFinding> Check(IReadOnlyList<RowReading> rows)
    {
        var rates = rows.Where(r => r is { UnitOfMeasureCode: "PCT", IndicatorCode: not null, Value: > 0, Qualifier: ValueQualifier.Exact }).ToList();
        var allSmall = rates.Count >= EnoughRates && rates.TrueForAll(r => r.Value <= 1);
        var counts = rows.Where(r => r is { IndicatorCode: not null, Value: not null, Status: ObservationStatus.Normal or ObservationStatus.Suspect })
            .GroupBy(r => r.IndicatorCode!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        return rates.Where(IsFraction).Select(row => (Evidence(row, counts) ?? (allSmall ? EveryRateIsSmall : null)) is { } evidence ? Finding(row, evidence) : null)
            .OfType<ReadingFinding>();
    }

    private static Reason EveryRateIsSmall { get; } = new("mọi tỷ lệ trong bảng đều không quá 1", "every rate of the table is at most 1");

    private static bool IsFraction(RowReading row) =>
        row.Value <= 1 && row.PrintedValue is { } printed && !printed.Contains('%', StringComparison.Ordinal) && Fraction().IsMatch(printed);

    private static Reason? Evidence(RowReading row, Dictionary<string, RowReading> counts)
    {
        var meant = Meant(row);
        var trait = FigureNames.Traits[row.IndicatorCode!];
        if (trait is { Numerator: { } numerator, Denominator: { } denominator }
            && counts.GetValueOrDefault(numerator) is { Value: { } part } top && counts.GetValueOrDefault(denominator) is { Value: > 0 and var whole } bottom
            && IsWithin(100 * part / whole, meant))
        {
            return new($"{top.PrintedValue} trên {bottom.PrintedValue} là {SideText.Number(100 * part / whole, true)}%",
                $"{top.PrintedValue} of {bottom.PrintedValue} is {SideText.Number(100 * part / whole, false)} %");
        }

        return Percent().Matches(row.Note ?? "").FirstOrDefault(match =>
                VietnameseNumber.Read(match.Groups["share"].Value, NumberForm.Percent).Value is { } share && IsWithin(share, meant)) is { } noted
            ? new($"ghi chú nêu {noted.Value}", $"the note says {noted.Value}")
            : null;
    }

    /// <summary>A hundred times what is printed, as exactly as it is printed.</summary>
    private static Interval Meant(RowReading row) => PrintedFigure.Share(row.Value!.Value, Fraction().Match(row.PrintedValue!).Groups["digits"].Length) is var share
        ? Interval.Between(100 * share.Low!.Value, 100 * share.High!.Value)
        : default;

    private static bool IsWithin(decimal value, Interval range) => value >= range.Low && value <= range.High;

    private static ReadingFinding Finding(RowReading row, Reason evidence)
    {
        var (vi, en) = (SideText.Number(100 * row.Value!.Value, true), SideText.Number(100 * row.Value.Value, false));
        return new(
            "percent-printed-as-fraction", Severity.Warning, row.Row,
            $"Đơn vị tính là %, ô ghi {row.PrintedValue}, có lẽ muốn nói {vi}%: {evidence.Message}.",
            $"The unit is %, the cell says {row.PrintedValue}, which may stand for {en} %: {evidence.MessageEn}.",
            $"{vi}%", row.PrintedValue);
    }

    [GeneratedRegex(@"\A\s*[01][.,](?<digits>\d+)\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"(?<![\d.,])(?<share>\d+(?:[.,]\d+)?)\s*%")]
    private static partial Regex Percent();
}
