namespace CchcWarehouse.Etl.Warehouse;

/// <summary>What became of a document that was loaded.</summary>
public enum LoadState
{
    /// <summary>The facts stand; single rows may wait for review.</summary>
    Loaded,

    /// <summary>Whose report it is, or for when, is not certain: kept with its rows, no fact loaded.</summary>
    InReview,

    /// <summary>The same bytes were here before: nothing was written.</summary>
    Unchanged,
}

/// <param name="ReportKey">The report that the document made, or had made before.</param>
/// <param name="IsCurrent">This revision's facts are the ones that stand; false where a later revision was here first.</param>
/// <param name="Rows">Labelled rows read, headings included.</param>
public sealed record LoadOutcome(
    LoadState State, int ReportKey, int Revision, bool IsCurrent, int Rows, int LoadedRows, int ReviewRows)
{
    /// <summary>The whole report waits for a person, since now or since it first came.</summary>
    public bool Waits { get; init; } = State == LoadState.InReview;

    /// <summary>The reading as it was settled; null where nothing was written.</summary>
    public Facts.ReportReading? Settled { get; init; }
}
