namespace CchcWarehouse.Etl.Warehouse.Import;

/// <summary>A fact with its keys settled, on its way in with many others.</summary>
/// <remarks>Grain: one indicator, administrative unit and reference period.</remarks>
/// <param name="PeriodKey">Year × 100 + place in the year.</param>
/// <param name="ReportKey">The report it was read from, already in the warehouse.</param>
/// <param name="Value">Null exactly when <paramref name="Status"/> is NotReported or NotNumeric.</param>
public readonly record struct ImportedFact(
    int PeriodKey, int AdminUnitKey, int IndicatorKey, int ReportKey, int SourceRow, int UnitOfMeasureKey,
    ImportedStatus Status, decimal? Value, decimal? Denominator);

/// <summary>Why a fact has a value, or none. The names are the warehouse's.</summary>
public enum ImportedStatus
{
    Normal,
    NotReported,
    NotNumeric,
    Suspect,
}

/// <param name="Inserted">Facts that are new.</param>
/// <param name="Changed">Facts that took the place of one that stood with another content.</param>
/// <param name="Same">Facts that stand already: nothing was written for them.</param>
public sealed record ImportOutcome(long Inserted, long Changed, long Same)
{
    public static ImportOutcome operator +(ImportOutcome one, ImportOutcome other) => one.Add(other);

    public ImportOutcome Add(ImportOutcome other) => new(Inserted + other.Inserted, Changed + other.Changed, Same + other.Same);
}
