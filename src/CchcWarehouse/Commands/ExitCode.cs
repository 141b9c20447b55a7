namespace CchcWarehouse.Commands;

/// <summary>What a command tells the shell. Part of the public contract.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>Nothing was left half done.</summary>
    public const int Failure = 1;

    /// <summary>Loaded, but some rows wait for review.</summary>
    public const int InReview = 2;

    public const int WrongUsage = 64;

    /// <summary>The file cannot be read as a report, or a request not as OData.</summary>
    public const int Unreadable = 65;

    public const int DatabaseUnreachable = 69;
}
