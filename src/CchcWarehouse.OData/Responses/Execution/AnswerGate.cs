namespace CchcWarehouse.OData.Responses.Execution;

/// <summary>How many answers the database works on at once: short ones and long ones apart, so that neither waits for the other.</summary>
/// <remarks>
/// About twice as many short answers as there are processors: more would only wait for each other. A long answer has its
/// turn while it works and gives it up while its client reads, so slow clients hold a connection and nothing else. A short
/// answer whose client reads slowly goes on as a long one.
/// </remarks>
public sealed class AnswerGate : IDisposable
{
    /// <summary>Long answers that may be open, each with its connection.</summary>
    public const int OpenLong = 32;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim shortOnes = new(ShortLimit);
    private readonly SemaphoreSlim sharing = new(SharedLimit);
    private readonly SemaphoreSlim openLong = new(OpenLong);
    private readonly SemaphoreSlim workingLong = new(Math.Max(2, Environment.ProcessorCount));

    public static int ShortLimit => Math.Max(4, 2 * Environment.ProcessorCount);

    /// <summary>Small answers under way in shared sessions: one is written while the next is read. More would wait there, and not in their order.</summary>
    private static int SharedLimit => 2 * ShortLimit;

    /// <exception cref="BadQueryException">Too many answers are under way for too long.</exception>
    public async Task<AnswerTurn> EnterAsync(bool isLong, CancellationToken cancellationToken)
    {
        var place = isLong ? openLong : shortOnes;
        await WaitAsync(place, cancellationToken);
        if (!isLong)
        {
            return new(this, place, null);
        }

        try
        {
            await WaitAsync(workingLong, cancellationToken);
            return new(this, place, workingLong);
        }
        catch
        {
            place.Release();
            throw;
        }
    }

    /// <summary>A turn in the shared sessions.</summary>
    /// <exception cref="BadQueryException">Too many answers are under way for too long.</exception>
    public async ValueTask<AnswerTurn> ShareAsync(CancellationToken cancellationToken)
    {
        if (!sharing.Wait(0, CancellationToken.None))
        {
            await WaitAsync(sharing, cancellationToken);
        }

        return new(this, sharing, null);
    }

    public void Dispose()
    {
        shortOnes.Dispose();
        sharing.Dispose();
        openLong.Dispose();
        workingLong.Dispose();
    }

    /// <summary>The places of long answers, one of them taken; null: there is none free.</summary>
    internal (SemaphoreSlim Place, SemaphoreSlim Work)? TryLengthen() => openLong.Wait(0) ? (openLong, workingLong) : null;

    private static async Task WaitAsync(SemaphoreSlim semaphore, CancellationToken cancellationToken)
    {
        if (!await semaphore.WaitAsync(Patience, cancellationToken))
        {
            throw new BadQueryException(ResponseCodes.Unavailable, "Too many requests are being answered. Try again in a few seconds.");
        }
    }
}

/// <summary>The turn of one answer.</summary>
public sealed class AnswerTurn : IDisposable
{
    private readonly AnswerGate gate;
    private SemaphoreSlim place;
    private SemaphoreSlim? work;
    private bool works = true;

    internal AnswerTurn(AnswerGate gate, SemaphoreSlim place, SemaphoreSlim? work) => (this.gate, this.place, this.work) = (gate, place, work);

    /// <summary>Waits for the client; meanwhile another long answer may work.</summary>
    public async ValueTask WhileClientReadsAsync(ValueTask reading, CancellationToken cancellationToken)
    {
        if (reading.IsCompletedSuccessfully || !TryGiveUp())
        {
            await reading;
            return;
        }

        await reading;
        await work!.WaitAsync(cancellationToken);
        works = true;
    }

    public void Dispose()
    {
        if (works)
        {
            work?.Release();
        }

        place.Release();
    }

    private bool TryGiveUp()
    {
        if (work is null)
        {
            if (gate.TryLengthen() is not var (longPlace, longWork))
            {
                return false;
            }

            place.Release();
            (place, work, works) = (longPlace, longWork, false);
            return true;
        }

        works = false;
        work.Release();
        return true;
    }
}
