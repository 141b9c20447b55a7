using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;

namespace CchcWarehouse.Tests.Documents.Formats;

/// <summary>A reading of a printed or scanned report beside that of its text.</summary>
/// <param name="Rows">Labelled rows of the text.</param>
/// <param name="Expected">Facts that the text gives.</param>
/// <param name="Accepted">Facts that are the text's.</param>
/// <param name="Review">Rows that wait for a person.</param>
/// <param name="Said">Lines that a finding names as not read.</param>
/// <param name="Wrong">Facts that the text does not have.</param>
/// <param name="LostInSilence">Values of the text that neither a row nor a finding shows.</param>
internal sealed record ReadingCount(int Rows, int Expected, int Accepted, int Review, int Said, IReadOnlyList<string> Wrong, IReadOnlyList<string> LostInSilence)
{
    internal static ReadingCount Of(ReportReading text, ReportReading read)
    {
        var (expected, actual) = (Facts(text), Facts(read));
        var wrong = Without(actual, expected);
        var said = read.Findings.Where(f => f.Rule is "line-not-read" or "picture-not-read").Select(f => Key(f.Actual + f.Message)).ToList();
        // A label that was cut or joined wrongly still shows; its rows wait for a person.
        var shown = string.Concat(read.Rows.Select(r => Key(r.Label)).Concat(said));
        var lost = text.Rows.Where(r => r.Value is not null && !shown.Contains(Key(r.Label), StringComparison.Ordinal));
        return new ReadingCount(
            text.Rows.Count, expected.Count, actual.Count - wrong.Count, read.Rows.Count(r => r.Status == ObservationStatus.Review), said.Count, wrong,
            [.. lost.Select(r => r.Label)]);
    }

    public override string ToString() => $"{Rows} rows | {Accepted} of {Expected} accepted | {Review} to review | {Said} said | {Wrong.Count} wrong";

    private static string Key(string text) => FoldedText.Of(text).Replace(" ", "", StringComparison.Ordinal);

    // Each as often as it stands.
    private static List<string> Without(List<string> facts, List<string> known)
    {
        var left = known.ToList();
        return facts.FindAll(f => !left.Remove(f));
    }

    private static List<string> Facts(ReportReading reading) =>
        [.. reading.Rows.Where(r => r.IndicatorCode is not null && r.Status != ObservationStatus.Review)
            .Select(r => FormattableString.Invariant($"{r.IndicatorCode} {r.Value} {r.Denominator} {r.Qualifier} {r.Status}"))];
}
