using CchcWarehouse.Star;

namespace CchcWarehouse.Etl.Review;

/// <summary>What a person wants to decide.</summary>
/// <param name="SourceRow">The row of the report; null where it is about the report.</param>
public sealed record DecisionRequest(DecisionAction Action, DecisionScope Scope, int ReportKey, int? SourceRow, string By)
{
    /// <summary>The indicator that the row gives; only for Map.</summary>
    public string? IndicatorCode { get; init; }

    /// <summary>The right value as a cell would print it; null where the printed one is right.</summary>
    public string? ValueText { get; init; }

    /// <summary>Whose report it is; only for Identify.</summary>
    public DecidedIdentity? Identity { get; init; }

    public string? Reason { get; init; }

    /// <summary>The person knows better than what stands against it.</summary>
    public bool Force { get; init; }
}

public enum RefusalKind
{
    /// <summary>It is about something that is not there.</summary>
    NotFound,

    /// <summary>It could never be right: an unknown indicator, a value that is none.</summary>
    Wrong,

    /// <summary>Something else stands against it now.</summary>
    Conflict,
}

/// <summary>A decision that is not taken: nothing has changed.</summary>
public sealed class DecisionRefusedException(RefusalKind kind, string code, string message, string messageEn, bool canForce = false)
    : WarehouseException(message, messageEn)
{
    public RefusalKind Kind { get; } = kind;

    /// <summary>Stable name of the reason, such as <c>indicator-taken</c>.</summary>
    public string Code { get; } = code;

    public bool CanForce { get; } = canForce;
}
