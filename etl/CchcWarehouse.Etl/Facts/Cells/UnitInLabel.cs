using System.Text.RegularExpressions;
using CchcWarehouse.Etl.Facts.Labels;

namespace CchcWarehouse.Etl.Facts.Cells;

/// <summary>The unit of measure that a form prints behind the label: "Số lượng phiếu khảo sát (phiếu)", "…, ĐVT: phiếu".</summary>
/// <param name="Label">The label without it.</param>
public sealed partial record UnitInLabel(string Label, UnitOfMeasureReading Unit)
{
    /// <summary>Null where the label ends otherwise, or in a word that tells indicators apart: "(xã)", "(công chức)".</summary>
    public static UnitInLabel? Find(string label, UnitOfMeasureSpellings units, LabelFacets facets)
    {
        var m = End().Match(label);
        var text = m.Groups["unit"].Value.Trim();
        if (!m.Success || m.Index == 0 || TellsApart(text, facets))
        {
            return null;
        }

        var unit = CodeScale.Parse(text) is { } scale
            ? scale.Entries.Count > 1 ? new UnitOfMeasureReading(text, UnitOfMeasureSort.Scale, null, scale) : null
            : units.Find(text);
        return unit is null or { Measure: UnitOfMeasureSort.Any } ? null : new UnitInLabel(label[..m.Index], unit);
    }

    private static bool TellsApart(string text, LabelFacets facets)
    {
        var word = text.Replace(' ', '_');
        return facets.Words(bareForm: false).Contains(VietnameseSyllable.Normal(word), StringComparer.Ordinal) || facets.Words(bareForm: true).Contains(VietnameseSyllable.Bare(word), StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\s*(?:[(\[]\s*(?:(?:đvt|đơn vị tính|đơn vị|tính theo)\s*:?\s)?\s*(?<unit>[^()\[\]]+?)\s*[)\]]|[,;:–-]\s*(?:đvt|đơn vị tính)\s*:\s*(?<unit>[^()\[\]:]+?))\s*[.:;]?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex End();
}
