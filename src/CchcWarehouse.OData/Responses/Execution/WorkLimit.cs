using System.Diagnostics;

namespace CchcWarehouse.OData.Responses.Execution;

/// <summary>How long the database may work on one answer. The time in which the client takes its rows does not count.</summary>
/// <remarks>One timer for the whole answer: where it goes off while the client reads, or has read meanwhile, it is set again.</remarks>
internal sealed class WorkLimit : IDisposable
{
    /// <summary>Set again at the earliest after this: the rest may be next to nothing.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    private readonly TimeSpan limit;
    private readonly CancellationToken aborted;
    private readonly CancellationTokenSource exceeded;
    private readonly Lock counting = new();
    private Timer? timer;
    private TimeSpan worked;
    private long began;
    private bool isOver;

    public WorkLimit(TimeSpan limit, CancellationToken aborted)
    {
        (this.limit, this.aborted) = (limit, aborted);
        exceeded = CancellationTokenSource.CreateLinkedTokenSource(aborted);
    }

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

        Begin();
        try
        {
            return await work;
        }
        catch (OperationCanceledException) when (exceeded.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            throw new BadQueryException(
                ResponseCodes.Timeout,
                $"The database has worked on this request for {limit.TotalSeconds:0} seconds without coming to an end. Narrow it with $filter, or ask for fewer rows.");
        }
        finally
        {
            End();
        }
    }

    public void Dispose()
    {
        lock (counting)
        {
            isOver = true;
            timer?.Dispose();
        }

        exceeded.Dispose();
    }

    private void Begin()
    {
        lock (counting)
        {
            began = Stopwatch.GetTimestamp();
            timer ??= new(static state => ((WorkLimit)state!).Check(), this, limit, Timeout.InfiniteTimeSpan);
        }
    }

    private void End()
    {
        lock (counting)
        {
            worked += Stopwatch.GetElapsedTime(began);
            began = 0;
        }
    }

    private void Check()
    {
        lock (counting)
        {
            if (isOver)
            {
                return;
            }

            var left = limit - worked - (began == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(began));
            if (began == 0 || left > TimeSpan.Zero)
            {
                timer!.Change(left > Step ? left : Step, Timeout.InfiniteTimeSpan);
                return;
            }
        }

        Cancel();
    }

    private void Cancel()
    {
        try
        {
            exceeded.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The answer has come to its end at this very moment.
        }
    }
}
