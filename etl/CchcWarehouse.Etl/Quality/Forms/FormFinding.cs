using System.Globalization;
using CchcWarehouse.Etl.Facts;

namespace CchcWarehouse.Etl.Quality.Forms;

/// <summary>Tells a person how a form changed: how much of each kind, and the first of them.</summary>
internal static class FormFinding
{
    public const string Rule = "form-changed";

    private const int Shown = 3;

    private static readonly (FormChangeKind Kind, string Vi, string En)[] Words =
    [
        (FormChangeKind.Added, "thêm", "added"),
        (FormChangeKind.Removed, "bỏ", "removed"),
        (FormChangeKind.Moved, "chuyển chỗ", "moved"),
        (FormChangeKind.Renumbered, "đánh số lại", "renumbered"),
        (FormChangeKind.Reworded, "đổi lời", "reworded"),
        (FormChangeKind.Remeasured, "đổi đơn vị tính", "with another unit of measure"),
    ];

    /// <param name="prior">Whose form it was compared with, and for when.</param>
    public static ReadingFinding Of(FormComparison comparison, string prior, string priorEn) => new(
        Rule, Severity.Info, null,
        $"Biểu mẫu khác với biểu mẫu trước ({prior}): {Listed(comparison, inVietnamese: true)}.",
        $"The form differs from the one before it ({priorEn}): {Listed(comparison, inVietnamese: false)}.",
        Actual: comparison.Changes.Count.ToString(CultureInfo.InvariantCulture));

    private static string Listed(FormComparison comparison, bool inVietnamese) => string.Join("; ", Words.Select(word =>
    {
        var changes = comparison.Changes.Where(c => c.Kind == word.Kind).ToList();
        return changes.Count == 0 ? null : string.Create(CultureInfo.InvariantCulture,
            $"{(inVietnamese ? word.Vi : word.En)} {changes.Count} {(inVietnamese ? "dòng" : changes.Count == 1 ? "row" : "rows")}: {string.Join(", ", changes.Take(Shown).Select(Printed))}{(changes.Count > Shown ? " …" : "")}");
    }).OfType<string>());

    private static string Printed(FormChange change) => change.Kind switch
    {
        FormChangeKind.Renumbered => $"“{FigureNames.Short(Parts(change.After!).Label)}” {Parts(change.Before!).Number} → {Parts(change.After!).Number}",
        FormChangeKind.Reworded => $"“{FigureNames.Short(Parts(change.Before!).Label)}” → “{FigureNames.Short(Parts(change.After!).Label)}”",
        FormChangeKind.Remeasured => $"“{FigureNames.Short(change.Before!)}” → “{FigureNames.Short(change.After!)}”",
        _ => $"“{FigureNames.Short(Parts((change.After ?? change.Before)!).Label)}”",
    };

    private static (string Number, string Label) Parts(string printed)
    {
        var tab = printed.IndexOf('\t', StringComparison.Ordinal);
        return (tab <= 0 ? "∅" : printed[..tab], printed[(tab + 1)..]);
    }
}
