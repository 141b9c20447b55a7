using CchcWarehouse.Etl.Facts.Cells;
using CchcWarehouse.Etl.Facts.Indicators;
using CchcWarehouse.Etl.Facts.Labels;
using CchcWarehouse.Etl.Rows;

namespace CchcWarehouse.Etl.Facts;

/// <summary>A row of the annex with its label, unit and result read, and its place among the others.</summary>
/// <param name="Headings">The rows above it by meaning, nearest first, areas left out.</param>
/// <param name="Before">The rows that stand close above it in the same area, nearest first.</param>
/// <param name="Area">Number of the reform area it stands in; null outside any.</param>
/// <param name="Wording">The heading, area or open question that its label is known to be.</param>
public sealed record LabelledRow(
    AnnexRow Row, LabelWords Words, Lazy<LabelWords> BareWords, UnitOfMeasureReading Unit, CellReading Cell,
    IReadOnlyList<LabelledRow> Headings, IReadOnlyList<LabelledRow> Before, bool HasChildren, string? Area, RowWording? Wording)
{
    public bool HasValue => Cell.Content is not (CellContent.Empty or CellContent.UnitOnly);

    /// <summary>The unit cell, or the unit that stands in the result cell.</summary>
    public UnitOfMeasureReading EffectiveUnit =>
        Unit.Measure is UnitOfMeasureSort.None or UnitOfMeasureSort.Unknown or UnitOfMeasureSort.Any && Cell.Unit is { } inCell && !(Unit.Measure == UnitOfMeasureSort.Unknown && inCell.Measure == UnitOfMeasureSort.Percent)
            ? inCell
            : Unit;

    /// <summary>The words of the label where it is a heading of other rows.</summary>
    public IReadOnlySet<string> HeadingWords(bool bare) => bare ? BareWords.Value.All : Words.All;

    /// <summary>Nothing is asked or answered here.</summary>
    public bool IsBlank => !HasValue && EffectiveUnit.Measure == UnitOfMeasureSort.None;
}

/// <summary>Reads every row of an annex and finds its headings.</summary>
public sealed class RowLabeller(IndicatorCatalogue catalogue, RowWordings wordings, UnitOfMeasureSpellings units, ReportingUnit reporter)
{
    private readonly ResultCell results = new(units);

    public IReadOnlyList<LabelledRow> Read(Annex annex)
    {
        var parents = annex.Rows.Select(r => r.ParentRow).OfType<int>().ToHashSet();
        var byRow = new Dictionary<int, LabelledRow>();
        var rows = new List<LabelledRow>(annex.Rows.Count);
        var above = UnitOfMeasureReading.None;
        foreach (var row in annex.Rows)
        {
            var unit = units.Read(row.Unit, above);
            above = unit.Measure == UnitOfMeasureSort.None ? above : unit;
            var labelled = Read(row, unit, parents.Contains(row.Row), byRow, rows);
            above = labelled.Wording?.Area is null ? above : UnitOfMeasureReading.None;
            byRow[row.Row] = labelled;
            rows.Add(labelled);
        }

        return rows;
    }

    private LabelledRow Read(AnnexRow row, UnitOfMeasureReading unit, bool hasChildren, Dictionary<int, LabelledRow> byRow, List<LabelledRow> rows)
    {
        var label = reporter.InFormWords(row.Label);
        if (UnitInLabel.Find(label, units, catalogue.Facets) is { } printed && (unit.Measure == UnitOfMeasureSort.None || unit.Measure == printed.Unit.Measure))
        {
            (label, unit) = (printed.Label, unit.Measure == UnitOfMeasureSort.None ? printed.Unit : unit);
        }

        var words = LabelWords.Read(label, catalogue.Lexicon, catalogue.Spelling);
        var parent = row.ParentRow is { } p ? byRow.GetValueOrDefault(p) : null;
        var wording = wordings.Find(words);
        return new LabelledRow(
            row, words, new Lazy<LabelWords>(() => words.Bare ? words : LabelWords.ReadBare(label, catalogue.Lexicon)), unit, results.Read(row.Result),
            Headings(row, parent, rows), Before(rows), hasChildren, wording?.Area ?? parent?.Area, wording);
    }

    /// <remarks>A known heading to which the form gives no rows of its own heads the rows that follow it.</remarks>
    private static List<LabelledRow> Headings(AnnexRow row, LabelledRow? parent, List<LabelledRow> rows)
    {
        List<LabelledRow> headings = parent is null ? [] : parent.Wording?.Area is null ? [parent, .. parent.Headings.Take(Deepest)] : [.. parent.Headings];
        var sibling = Above(rows).FirstOrDefault(r => r.Row.ParentRow == row.ParentRow && r.Wording?.Kind is RowWordingKind.Heading);
        return sibling is { IsBlank: true, HasChildren: false } ? [sibling, .. headings] : headings;
    }

    private static List<LabelledRow> Before(List<LabelledRow> rows) => [.. Above(rows).TakeWhile(r => r.Wording?.Area is null)];

    private static IEnumerable<LabelledRow> Above(List<LabelledRow> rows)
    {
        for (var i = rows.Count - 1; i >= 0 && i >= rows.Count - Reach; i--)
        {
            yield return rows[i];
        }
    }

    /// <summary>What opens a run of rows stands close above it.</summary>
    private const int Reach = 12;

    /// <summary>Forms go four levels deep; a deeper one says nothing more.</summary>
    private const int Deepest = 7;
}
