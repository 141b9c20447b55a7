using CchcWarehouse.Etl.Quality.Related;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Quality;

public sealed class OtherValuesTests
{
    [Fact]
    public void Leaving_one_out_is_the_same_as_never_having_had_it()
    {
        var samples = Gen.Choose(-20, 20).Select(n => (decimal)n).ListOf().Where(s => s.Count > 1).ToArbitrary();
        Prop.ForAll(samples, sample =>
        {
            var values = sample.ToList();
            var all = new OtherValues(values);
            for (var i = 0; i < values.Count; i++)
            {
                List<decimal> others = [.. values[..i], .. values[(i + 1)..]];
                var median = Robust.Median(others);
                all.Without(values[i]).ShouldBe((median, Robust.Deviation(others, median)));
            }
        }).QuickCheckThrowOnFailure();
    }
}
