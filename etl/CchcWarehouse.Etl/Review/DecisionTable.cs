using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CchcWarehouse.Etl.Review;

/// <summary>Decisions as tab-separated tables, like the files of <c>db/reference</c>.</summary>
public static class DecisionTable
{
    private static readonly string[] Heads =
    [
        "decision", "action", "scope", "sha256", "source_row", "printed_number", "label", "within", "printed_value", "label_key", "within_key", "form",
        "overruled_code", "indicator_code", "value", "admin_unit_code", "period_code", "number", "issued_on", "forced", "decided_by", "decided_at", "reason", "form_labels",
    ];

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One decision a line, under a head; <see cref="DecisionTableReader"/> reads them again.</summary>
    /// <param name="forms">What the forms that decisions are about consist of, by key.</param>
    public static IEnumerable<string> Lines(IEnumerable<ReviewDecision> decisions, IReadOnlyDictionary<string, ReviewForm> forms) =>
        decisions.Select(d => Line(Fields(d, d.FormKey is { } key ? forms[key] : null))).Prepend(string.Join('\t', Heads));

    /// <summary>
    /// What was decided for labels everywhere, as further lines of <c>indicator_aliases.tsv</c>: a decision becomes a wording that
    /// the program knows by itself.
    /// </summary>
    public static IEnumerable<string> Aliases(IEnumerable<ReviewDecision> decisions) => decisions
        .Where(d => d is { Scope: DecisionScope.Label, IndicatorCode: not null, Row: not null })
        .OrderBy(d => d.IndicatorCode, StringComparer.Ordinal).ThenBy(d => d.Row!.PrintedLabel, StringComparer.Ordinal)
        .Select(d => Line([d.IndicatorCode, d.Row!.PrintedLabel, d.Row.WithinLabel?.Replace(';', ' ').Replace('|', ' '), null, null, "judged"]))
        .Prepend("indicator_code\talias\twithin\tafter\tlevel\tbasis");

    private static string?[] Fields(ReviewDecision d, ReviewForm? form) =>
    [
        d.Key.ToString(CultureInfo.InvariantCulture), d.Action.ToString(), d.Scope.ToString(), d.Sha256, d.Row?.SourceRow.ToString(CultureInfo.InvariantCulture),
        d.Row?.PrintedNumber, d.Row?.PrintedLabel, d.Row?.WithinLabel, d.Row?.PrintedValue, d.Row?.Place.LabelKey, d.Row?.Place.WithinKey, d.FormKey,
        d.OverruledCode, d.IndicatorCode, d.ValueText, d.Identity?.AdminUnitCode, d.Identity?.PeriodCode, d.Identity?.Number,
        d.Identity?.IssuedOn?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), d.IsForced ? "1" : null, d.DecidedBy,
        NodaTime.Text.InstantPattern.ExtendedIso.Format(d.DecidedAt), d.Reason,
        form is null ? null : JsonSerializer.Serialize(form.LabelKeys, Json),
    ];

    private static string Line(IEnumerable<string?> fields) => string.Join('\t', fields.Select(field => string.Join(' ', (field ?? "").Split('\t', '\n', '\r'))));
}
