using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Quality.Expressions;
using CchcWarehouse.Star.Dimensions;

namespace CchcWarehouse.Etl.Quality.Related;

/// <summary>A figure that stands in the warehouse.</summary>
/// <remarks>Only exact ones: a bound says nothing against another report.</remarks>
public sealed record RelatedFigure(long ObservationKey, int ReportKey, int SourceRow, ReferencePeriod Period, string IndicatorCode, decimal Value)
{
    public IndicatorTrait Trait => FigureNames.Traits[IndicatorCode];
}

/// <summary>A finding on one report that rests on another one.</summary>
public sealed record RelatedFinding(int ReportKey, long? ObservationKey, ReadingFinding Finding)
{
    internal static RelatedFinding On(RelatedFigure figure, QualityRule rule, RelatedNames figures)
    {
        var finding = RuleFinding.Of(rule, figures, figures.Name, figures.NameEn, figure.SourceRow);
        return new RelatedFinding(figure.ReportKey, figure.ObservationKey, finding with
        {
            Message = $"“{FigureNames.Short(figure.Trait.Name)}”: {finding.Message}",
            MessageEn = $"“{figure.Trait.NameEn}”: {finding.MessageEn}",
        });
    }
}

/// <summary>The names that a rule over several reports may use, with their values and what a person calls them.</summary>
internal sealed class RelatedNames : IFigures
{
    private readonly Dictionary<string, (decimal Value, string? Vi, string? En)> values = new(StringComparer.Ordinal);

    public RelatedNames Add(string name, decimal value, string? vi = null, string? en = null)
    {
        values[name] = (value, vi, en);
        return this;
    }

    public Interval? Find(Figure figure) => values.TryGetValue(Key(figure), out var held) ? Interval.Of(held.Value) : null;

    public string Name(Figure figure) => values.GetValueOrDefault(Key(figure)).Vi ?? FigureNames.Name(figure, null);

    public string NameEn(Figure figure) => values.GetValueOrDefault(Key(figure)).En ?? FigureNames.NameEn(figure, null);

    private static string Key(Figure figure) => figure.Of is null ? figure.Name : $"{figure.Of} {figure.Name}";
}

/// <summary>The middle of a sample and how far from it a figure commonly lies.</summary>
internal static class Robust
{
    public static decimal Median(IEnumerable<decimal> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>The median absolute deviation: unlike the standard deviation it is not drawn by the very outlier.</summary>
    public static decimal Deviation(IReadOnlyCollection<decimal> values, decimal median) => Median(values.Select(v => Math.Abs(v - median)));
}
