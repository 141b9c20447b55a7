using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Facts.Labels;
using CchcWarehouse.Star.Letters;

namespace CchcWarehouse.Etl.Review;

/// <summary>What a row asks, apart from its report: its label and the heading above it.</summary>
/// <remarks>
/// The same label means another thing under another heading, so a decision for a label always holds only under the
/// heading at which it was taken. Case, punctuation, ordinals, dates and names of units say nothing.
/// </remarks>
/// <param name="LabelKey">The label, folded.</param>
/// <param name="WithinKey">The nearest heading, folded; "#3" directly under area 3; empty outside of all.</param>
public readonly record struct RowPlace(string LabelKey, string WithinKey)
{
    public static RowPlace Of(LabelledRow row) => new(
        KeyOf(row.Row.Label),
        row.Headings is [var heading, ..] ? KeyOf(heading.Row.Label) : row.Area is { } area ? "#" + area : "");

    public static string KeyOf(string label)
    {
        var key = string.Join(' ', LabelText.Syllables(label).Select(syllable => syllable.Normal));
        return key.Length > 0 ? key : LabelText.Key(label) is { Length: > 0 } plain ? plain : CanonicalText.Compose(label).Trim();
    }
}
