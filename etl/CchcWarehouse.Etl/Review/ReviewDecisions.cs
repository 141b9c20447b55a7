namespace CchcWarehouse.Etl.Review;

/// <summary>Every decision that stands, at one moment. Immutable: a reading depends on it and on the document alone.</summary>
/// <remarks>No two of them are about the same thing, so the order in which they were taken says nothing.</remarks>
public sealed class ReviewDecisions
{
    private readonly IReadOnlyList<ReviewDecision> all;
    private readonly IReadOnlyDictionary<string, ReviewForm> forms;
    private readonly ILookup<string, ReviewDecision> ofDocument;
    private readonly ILookup<RowPlace, ReviewDecision> ofPlace;

    /// <param name="version">Moves on with every decision and every undoing.</param>
    public ReviewDecisions(long version, IEnumerable<ReviewDecision> decisions, IReadOnlyDictionary<string, ReviewForm> forms)
    {
        Version = version;
        all = [.. decisions.Where(d => d.Stands)];
        this.forms = forms;
        ofDocument = all.Where(d => d.Scope is DecisionScope.Cell or DecisionScope.Report).ToLookup(d => d.Sha256, StringComparer.Ordinal);
        ofPlace = all.Where(d => d.Scope is DecisionScope.Form or DecisionScope.Label).ToLookup(d => d.Row!.Place);
    }

    public static ReviewDecisions None { get; } = new(0, [], new Dictionary<string, ReviewForm>());

    public long Version { get; }

    /// <summary>The one decision that stands about the same thing.</summary>
    public ReviewDecision? AboutTheSameAs(ReviewDecision decision) => all.FirstOrDefault(d => d.IsAboutTheSameAs(decision));

    public ReviewDecision? OfReport(string sha256, DecisionAction action) => ofDocument[sha256].FirstOrDefault(d => d.Scope == DecisionScope.Report && d.Action == action);

    public IEnumerable<ReviewDecision> OfCells(string sha256) => ofDocument[sha256].Where(d => d.Scope == DecisionScope.Cell).OrderBy(d => d.Row!.SourceRow);

    /// <summary>The narrower scope first. Null too where alike forms were decided differently: then a person has to look.</summary>
    public ReviewDecision? Of(RowPlace place, IReadOnlyCollection<string> labelKeys)
    {
        var ofForm = ofPlace[place].Where(d => d.Scope == DecisionScope.Form && forms[d.FormKey!].IsOf(labelKeys)).OrderBy(d => d.FormKey, StringComparer.Ordinal).ToList();
        return ofForm.DistinctBy(d => d.IndicatorCode).Count() switch
        {
            0 => ofPlace[place].FirstOrDefault(d => d.Scope == DecisionScope.Label),
            1 => ofForm[0],
            _ => null,
        };
    }

    /// <summary>As it would stand with one more, in the place of what stands about the same thing.</summary>
    public ReviewDecisions With(ReviewDecision decision, ReviewForm? form = null) => new(
        Version, [.. all.Where(d => !d.IsAboutTheSameAs(decision)), decision],
        form is null ? forms : new Dictionary<string, ReviewForm>(forms) { [form.Key] = form });

    /// <summary>As it would stand without one, and with what that one had replaced.</summary>
    public ReviewDecisions Without(ReviewDecision decision, ReviewDecision? replaced) =>
        new(Version, [.. all.Where(d => d.Key != decision.Key), .. replaced is null ? Array.Empty<ReviewDecision>() : [replaced]], forms);
}
