using System.Diagnostics;

namespace CchcWarehouse.Bench;

/// <summary>What is under way, for whoever watches; the table alone goes to standard output.</summary>
internal static class Progress
{
    private static readonly long Began = Stopwatch.GetTimestamp();

    public static void Say(FormattableString text) =>
        Console.Error.WriteLine(FormattableString.Invariant($"{Stopwatch.GetElapsedTime(Began):mm\\:ss}  {FormattableString.Invariant(text)}"));

    /// <summary>Says now and then how many have gone by.</summary>
    public static IEnumerable<T> Count<T>(IEnumerable<T> all, Counter counter)
    {
        const int Batch = 1 << 16;
        var own = 0;
        foreach (var one in all)
        {
            yield return one;
            if (++own % Batch == 0)
            {
                counter.Add(Batch);
            }
        }
    }

    /// <summary>How many of all have gone by, told at every tenth of them.</summary>
    internal sealed class Counter(long total, string name)
    {
        private long count;

        public void Add(int more)
        {
            var now = Interlocked.Add(ref count, more);
            if (now * 10 / total != (now - more) * 10 / total)
            {
                Say($"  {Number.Short(now)} of {Number.Short(total)} {name}");
            }
        }
    }
}
