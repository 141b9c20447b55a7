using System.Runtime.CompilerServices;

namespace CchcWarehouse.Etl.Review;

public enum ImportState
{
    /// <summary>It stands here from now on.</summary>
    Taken,

    /// <summary>The same stood here already.</summary>
    Unchanged,

    /// <summary>It does not fit; nothing has changed.</summary>
    Refused,
}

/// <summary>What became of one exported decision.</summary>
/// <param name="Outcome">What it changed; only where it was taken.</param>
/// <param name="Refusal">Why it does not fit; only where it was refused.</param>
public sealed record ImportedDecision(ExportedDecision Exported, ImportState State, DecisionOutcome? Outcome, DecisionRefusedException? Refusal)
{
    /// <summary>It is about a document that is not here: it is kept and applies when that comes.</summary>
    public bool IsAwaitingDocument => State == ImportState.Taken && Outcome is { Reports.Count: 0, Unreadable.Count: 0, Decision.Scope: DecisionScope.Cell or DecisionScope.Report };
}

/// <summary>Takes the decisions of another warehouse into this one, each in a transaction of its own; taken twice they change nothing.</summary>
public sealed class DecisionImport(ReviewDesk desk)
{
    /// <param name="force">Where another decision about the same thing stands, the imported one takes its place.</param>
    public async IAsyncEnumerable<ImportedDecision> RunAsync(
        IReadOnlyList<ExportedDecision> decisions, bool force, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var exported in decisions)
        {
            yield return await TakeAsync(exported, force, cancellationToken);
        }
    }

    private async Task<ImportedDecision> TakeAsync(ExportedDecision exported, bool force, CancellationToken cancellationToken)
    {
        try
        {
            return await desk.TakeOverAsync(exported, force, cancellationToken) is { } outcome
                ? new ImportedDecision(exported, ImportState.Taken, outcome, null)
                : new ImportedDecision(exported, ImportState.Unchanged, null, null);
        }
        catch (DecisionRefusedException refusal)
        {
            return new ImportedDecision(exported, ImportState.Refused, null, refusal);
        }
    }
}
