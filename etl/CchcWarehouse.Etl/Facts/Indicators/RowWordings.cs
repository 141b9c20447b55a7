using CchcWarehouse.Etl.Facts.Labels;
using CchcWarehouse.Star.Reference;

namespace CchcWarehouse.Etl.Facts.Indicators;

public enum RowWordingKind { Area, Heading, Text }

/// <param name="Area">Number of the reform area; only for areas.</param>
public sealed record RowWording(RowWordingKind Kind, string Text, string? Area);

/// <summary>Labels that are known to measure nothing: areas, headings, open questions.</summary>
/// <remarks>Source: <c>db/reference/row_wordings.tsv</c>.</remarks>
public sealed class RowWordings
{
    private readonly IReadOnlyList<(RowWording Wording, LabelWords Words, Lazy<LabelWords> Bare)> wordings;
    private readonly IndicatorCatalogue catalogue;

    private RowWordings(IndicatorCatalogue catalogue, IReadOnlyList<(RowWording, LabelWords, Lazy<LabelWords>)> wordings)
    {
        this.catalogue = catalogue;
        this.wordings = wordings;
    }

    public static RowWordings Shared { get; } = Load(IndicatorCatalogue.Shared);

    /// <summary>The wording that a label is, at most one slip of the hand apart.</summary>
    public RowWording? Find(LabelWords label)
    {
        RowWording? slipped = null;
        foreach (var (wording, words, bare) in wordings)
        {
            var slips = SlipsFrom(label, label.Bare ? bare.Value : words);
            if (slips == 0)
            {
                return wording;
            }

            slipped ??= slips == 1 ? wording : null;
        }

        return slipped;
    }

    /// <summary>Null when the label is something else.</summary>
    private int? SlipsFrom(LabelWords label, LabelWords wording)
    {
        if (label.Measure != wording.Measure || label.Main.Count > wording.All.Count + 1 || wording.Main.Count > label.All.Count + 1
            || wording.Main.Count(label.All.Contains) < wording.Main.Count - 1)
        {
            return null;
        }

        var difference = WordDifference.Between(label, wording, w => catalogue.IsCritical(w, label.Bare), w => catalogue.IsWord(w, label.Bare));
        return difference is { Missing.Count: 0, Extra.Count: 0, Shared: > 0 } ? difference.Slips : null;
    }

    private static RowWordings Load(IndicatorCatalogue catalogue)
    {
        var table = ReferenceTable.Read("row_wordings.tsv");
        var (kind, text, area) = (table.Column("kind"), table.Column("wording"), table.Column("area"));
        return new RowWordings(catalogue, [.. table.Entries.Select(e => (
            new RowWording(Enum.Parse<RowWordingKind>(e[kind]!), e[text]!, e[area]),
            LabelWords.Read(e[text]!, catalogue.Lexicon),
            new Lazy<LabelWords>(() => LabelWords.ReadBare(e[text]!, catalogue.Lexicon))))]);
    }
}
