using CchcWarehouse.Etl.Facts.Cells;

namespace CchcWarehouse.Etl.Facts.Indicators;

public enum IndicatorKind { Count, Percent, YesNo, Coded }

/// <summary>One indicator of the catalogue, as far as reading a report needs it.</summary>
/// <param name="NearCodes">Neighbours that are easily mistaken for it.</param>
/// <param name="Codes">The code list of a yes-no or coded indicator; null otherwise.</param>
public sealed record Indicator(
    string Code, string Area, string Group, string GroupName, string Name,
    IndicatorKind Kind, string UnitOfMeasure, IReadOnlyList<string> NearCodes, CodeScale? Codes)
{
    public bool IsCoded => Kind is IndicatorKind.YesNo or IndicatorKind.Coded;

    /// <summary>Points are neither counted nor shared out.</summary>
    public bool IsScore => UnitOfMeasure is "POINT";

    /// <summary>Only whole numbers make sense: persons, files, documents.</summary>
    public bool IsWhole => Kind == IndicatorKind.Count && !IsScore;
}
