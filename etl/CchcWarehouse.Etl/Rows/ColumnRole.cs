namespace CchcWarehouse.Etl.Rows;

/// <summary>What a column of the form holds, told by the words of its head.</summary>
public enum ColumnRole
{
    /// <summary>Nothing that the warehouse knows: who is in charge, a deadline, a score.</summary>
    Other,
    Ordinal,
    Label,
    Unit,
    /// <summary>The result of the reference period.</summary>
    Result,
    /// <summary>A share beside the number ("Tỷ lệ (%)").</summary>
    Rate,
    /// <summary>Planned, assigned, targeted, estimated.</summary>
    Plan,
    /// <summary>An earlier period: last year, the same period last year.</summary>
    Prior,
    /// <summary>From the beginning of the year or programme.</summary>
    Cumulative,
    /// <summary>Per cent of plan, change against last year.</summary>
    Comparison,
    Notes,
}
