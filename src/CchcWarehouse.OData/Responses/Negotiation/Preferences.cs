using System.Globalization;

namespace CchcWarehouse.OData.Responses.Negotiation;

/// <summary>The header Prefer (RFC 7240): what the client would like. Unknown preferences are ignored.</summary>
public sealed class Preferences
{
    /// <summary>The largest page that a client may ask for.</summary>
    public const int LargestPage = 1_000_000;

    public const string PageSizeName = "maxpagesize";
    public const string OmitValuesName = "omit-values";
    public const string AnnotationsName = "include-annotations";
    public const string TrackChangesName = "track-changes";
    public const string ContinueOnErrorName = "continue-on-error";
    public const string RespondAsyncName = "respond-async";
    public const string WaitName = "wait";
    public const string AllowMixedName = "cchc.allow-mixed";

    private const string Prefix = "odata.";

    private readonly Dictionary<string, string> sent;

    private Preferences(Dictionary<string, string> sent) => this.sent = sent;

    public static Preferences None { get; } = new([]);

    public bool AreNone => sent.Count == 0;

    /// <summary>Rows a page, already capped.</summary>
    public int? MaxPageSize => int.TryParse(Value(PageSizeName), NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
        ? Math.Min(size, LargestPage) : null;

    /// <summary>Properties that are null are left out.</summary>
    public bool OmitsNulls => Same(Value(OmitValuesName), "nulls");

    /// <summary>Which annotations are wanted, such as <c>*</c>; null: not asked for.</summary>
    public AnnotationFilter? IncludeAnnotations => Value(AnnotationsName) is { } patterns ? new(patterns) : null;

    public bool TracksChanges => IsOn(TrackChangesName);

    public bool RespondsAsync => IsOn(RespondAsyncName);

    /// <summary>Null: not said; multipart and JSON batches have different defaults.</summary>
    public bool? ContinuesOnError => Value(ContinueOnErrorName) is null ? null : IsOn(ContinueOnErrorName);

    /// <summary>How long the client waits for an answer; null: not said.</summary>
    public TimeSpan? Wait => int.TryParse(Value(WaitName), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>Aggregates over values that do not add up are wanted all the same.</summary>
    public bool AllowsMixed => IsOn(AllowMixedName);

    /// <summary>Of a preference sent twice the first counts.</summary>
    public static Preferences Parse(string? prefer)
    {
        if (string.IsNullOrEmpty(prefer))
        {
            return None;
        }

        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var header = new HeaderText(prefer);
        while (!header.AtEnd)
        {
            var name = header.TakeToken(",;=");
            values.TryAdd(name, header.TryTake('=') ? header.TakeValue(",;") : "");
            header.SkipTo(',');
            header.TryTake(',');
        }

        return new(values);
    }

    /// <summary>The header Prefer without some of its preferences, in either spelling.</summary>
    public static string Without(string? prefer, params IReadOnlyList<string> names) => string.Join(", ", Parse(prefer).sent
        .Where(item => !names.Any(name => Same(item.Key, name) || Same(item.Key, Prefix + name)))
        .Select(item => item.Value.Length == 0 ? item.Key : $"{item.Key}=\"{item.Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""));

    /// <summary>The header Preference-Applied for these preferences, as far as they were sent, in the client's spelling.</summary>
    /// <param name="applied">Names without prefix, each with the value that was applied; null: without a value.</param>
    /// <returns>Null: nothing was applied.</returns>
    public string? Applied(params IEnumerable<(string Name, string? Value)> applied)
    {
        var items = applied.Where(item => Value(item.Name) is not null).Select(item =>
            Spelling(item.Name) + (item.Value is null ? "" : "=" + item.Value));
        return string.Join(", ", items) is { Length: > 0 } header ? header : null;
    }

    /// <remarks>Where both spellings are sent, the one without prefix counts.</remarks>
    private string Spelling(string name) => sent.ContainsKey(name) ? name : Prefix + name;

    private string? Value(string name) => sent.GetValueOrDefault(Spelling(name));

    private bool IsOn(string name) => Value(name) is { } value && !Same(value, "false");

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
