namespace CchcWarehouse.Etl.Warehouse.Import;

/// <summary>So many steps at the same time; the others wait in the order in which they came.</summary>
internal sealed class Lanes(int count) : IDisposable
{
    private readonly SemaphoreSlim free = new(count);

    /// <summary>Processors that no lane has, for each of them.</summary>
    public int Spare { get; } = Math.Max(0, (Environment.ProcessorCount / count) - 1);

    /// <remarks>On a thread of the pool: a step may go on for long before it awaits anything.</remarks>
    public async Task RunAsync(Func<CancellationToken, Task> step, CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        try
        {
            await Task.Run(() => step(cancellationToken), cancellationToken);
        }
        finally
        {
            free.Release();
        }
    }

    /// <summary>Works on all; when one fails the others are told to stop, and it fails when all have ended.</summary>
    public static async Task ForAllAsync<T>(IEnumerable<T> all, Func<T, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAll([.. all.Select(one => WorkAsync(one, work, stop))]);
    }

    public void Dispose() => free.Dispose();

    private static async Task WorkAsync<T>(T one, Func<T, CancellationToken, Task> work, CancellationTokenSource stop)
    {
        try
        {
            await work(one, stop.Token);
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }
}
