using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Quality.Expressions;
using CchcWarehouse.Etl.Quality.Narrative;

namespace CchcWarehouse.Etl.Quality;

/// <summary>The figures of one report by indicator, with the names that its rules may use beside them.</summary>
/// <remarks>A figure that its own reading already doubts is no evidence against another.</remarks>
public sealed class ReportFigures : IFigures
{
    private readonly Dictionary<string, (RowReading Row, Interval Value)> rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, decimal> names;
    private readonly HashSet<int?> unread;
    private readonly NarrativeFigures? text;

    /// <param name="names">Such as <c>communes</c>: what stands in no row.</param>
    /// <param name="text">What the report's text states; null where it has none.</param>
    public ReportFigures(IReadOnlyList<RowReading> rows, IReadOnlyDictionary<string, decimal> names, NarrativeFigures? text = null)
    {
        this.text = text;
        this.names = new Dictionary<string, decimal>(names, StringComparer.Ordinal);
        unread = rows.Where(r => r.Status == ObservationStatus.Review).Select(r => r.ParentRow).ToHashSet();
        foreach (var row in rows)
        {
            if (row is { IndicatorCode: { } code, Status: ObservationStatus.Normal } && PrintedFigure.Of(row) is { } value)
            {
                this.rows.TryAdd(code, (row, value));
            }
        }
    }

    public Interval? Find(Figure figure) =>
        figure.Of is "text" ? text?.Find(figure.Name)?.Value
        : figure.Of is not null ? null
        : rows.TryGetValue(figure.Name, out var row) ? row.Value
        : names.TryGetValue(figure.Name, out var named) ? Interval.Of(named)
        : null;

    /// <summary>A row that waits for review stands among these figures: it may be what seems to lack.</summary>
    public bool HasUnreadBeside(IEnumerable<Figure> figures) =>
        unread.Count > 0 && figures.Select(f => RowOf(f.Name)).Any(row => row is not null && unread.Contains(row.ParentRow));

    public StatedFigure? StatedAs(string name) => text?.Find(name);

    public RowReading? RowOf(string code) => rows.TryGetValue(code, out var row) ? row.Row : null;
}
