using CchcWarehouse.Etl.Warehouse.Import;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Warehouse.Import;

public sealed class LanesTests
{
    [Fact]
    public async Task No_more_steps_are_under_way_than_there_are_lanes()
    {
        using var lanes = new Lanes(2);
        var (now, most) = (0, 0);
        var changing = new Lock();

        await Lanes.ForAllAsync(Enumerable.Range(0, 20), (_, all) => lanes.RunAsync(StepAsync, all), CancellationToken.None);

        most.ShouldBeLessThanOrEqualTo(2);
        now.ShouldBe(0);

        async Task StepAsync(CancellationToken stop)
        {
            Count(1);
            await Task.Yield();
            Count(-1);
        }

        void Count(int more)
        {
            lock (changing)
            {
                now += more;
                most = Math.Max(most, now);
            }
        }
    }

    [Fact]
    public async Task A_lane_is_free_again_after_a_step_that_failed()
    {
        using var lanes = new Lanes(1);
        await Should.ThrowAsync<ArithmeticException>(() => lanes.RunAsync(_ => throw new ArithmeticException(), CancellationToken.None));

        var ran = false;
        await lanes.RunAsync(
            _ =>
            {
                ran = true;
                return Task.CompletedTask;
            },
            CancellationToken.None);

        ran.ShouldBeTrue();
    }

    [Fact]
    public async Task What_failed_is_told_and_not_that_the_others_were_stopped()
    {
        var stopped = 0;

        await Should.ThrowAsync<ArithmeticException>(() => Lanes.ForAllAsync([1, 2, 3], WorkAsync, CancellationToken.None));

        stopped.ShouldBe(2);

        // It ends with the failure of the third, after the others have ended.
        async Task WorkAsync(int one, CancellationToken stop)
        {
            if (one == 3)
            {
                throw new ArithmeticException();
            }

            try
            {
                await Task.Delay(Timeout.Infinite, stop);
            }
            finally
            {
                Interlocked.Increment(ref stopped);
            }
        }
    }
}
