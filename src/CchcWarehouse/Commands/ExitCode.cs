namespace CchcWarehouse.Commands;

/// <summary>What a command tells the shell; the numbers are part of the public contract.</summary>
internal static class ExitCode
{
    public const int Good = 0;

    /// <summary>A failure; nothing is half done.</summary>
    public const int Failure = 1;

    /// <summary>Loaded, but some rows wait for review.</summary>
    public const int InReview = 2;

    public const int WrongUsage = 64;

    /// <summary>The file cannot be read as a report, or the request not understood.</summary>
    public const int Unreadable = 65;

    public const int NoDatabase = 69;
}
