namespace CchcWarehouse.OData.Responses.Exports;

/// <summary>What an operator may set about answers made for later fetching, in the section <c>OData:Exports</c>.</summary>
public sealed record ExportOptions
{
    /// <summary>Where the answers lie. Servers that share a database share this folder too. Null: below the data folder.</summary>
    public string? Folder { get; init; }

    /// <summary>How long a complete answer is kept.</summary>
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromDays(1);

    /// <summary>What all answers together may take on the disk, in bytes.</summary>
    public long MaxBytes { get; init; } = 8L * 1024 * 1024 * 1024;

    /// <summary>Answers that may wait or be worked on at once; a further request is told to come again.</summary>
    public int MaxOpen { get; init; } = 100;

    /// <summary>How long the database may work on one answer.</summary>
    public TimeSpan WorkLimit { get; init; } = TimeSpan.FromMinutes(30);
}
