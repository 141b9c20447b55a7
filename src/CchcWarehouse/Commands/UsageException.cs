namespace CchcWarehouse.Commands;

/// <summary>The command was not called as it is meant to be.</summary>
/// <param name="command">The command whose help tells how; null for all of them.</param>
internal sealed class UsageException(Spoken reason, string? command = null) : Exception(reason.ToString())
{
    public Spoken Reason { get; } = reason;

    public string? Command { get; } = command;
}
