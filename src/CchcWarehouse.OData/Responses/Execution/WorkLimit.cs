using System.Diagnostics;

namespace CchcWarehouse.OData.Responses.Execution;

/// <summary>How long the database may work on one answer. The time in which the client takes its rows does not count.</summary>
internal sealed class WorkLimit(TimeSpan limit, CancellationToken aborted) : IDisposable
{
    private readonly CancellationTokenSource exceeded = CancellationTokenSource.CreateLinkedTokenSource(aborted);
    private TimeSpan worked;

    /// <summary>Cancelled when the work takes too long, or the client has left.</summary>
    public CancellationToken Token => exceeded.Token;

    /// <summary>Waits for the database.</summary>
    /// <exception cref="BadQueryException">It has worked too long.</exception>
    public async ValueTask<T> WaitAsync<T>(Task<T> work)
    {
        if (work.IsCompletedSuccessfully)
        {
            return work.Result;
        }

        var began = Stopwatch.GetTimestamp();
        exceeded.CancelAfter(limit > worked ? limit - worked : TimeSpan.Zero);
        try
        {
            var result = await work;
            exceeded.CancelAfter(Timeout.InfiniteTimeSpan);
            return result;
        }
        catch (OperationCanceledException) when (exceeded.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            throw new BadQueryException(
                ResponseCodes.Timeout,
                $"The database has worked on this request for {limit.TotalSeconds:0} seconds without coming to an end. Narrow it with $filter, or ask for fewer rows.");
        }
        finally
        {
            worked += Stopwatch.GetElapsedTime(began);
        }
    }

    public void Dispose() => exceeded.Dispose();
}
