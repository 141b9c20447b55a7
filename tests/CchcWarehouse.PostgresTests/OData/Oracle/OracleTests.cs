using System.Globalization;
using CchcWarehouse.PostgresTests.OData.Oracle.Generation;
using CchcWarehouse.PostgresTests.OData.Oracle.Requests;
using CchcWarehouse.PostgresTests.OData.Oracle.Warehouse;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Oracle;

/// <summary>Generated requests have the answers that the standard gives them, worked out in memory without the compiler.</summary>
/// <remarks>The seed is fixed; CCHC_ORACLE_CASES (of all tests together) and CCHC_ORACLE_SEED make a longer or another run.</remarks>
public sealed class OracleTests(OracleServer server) : IClassFixture<OracleServer>
{
    private const int Usual = 3_600;

    [Fact]
    public Task Filters_agree() => AgreeAsync(0.4, generator => generator.Filter());

    [Fact]
    public Task Computed_values_and_orders_agree() => AgreeAsync(0.2, generator => generator.Compute());

    [Fact]
    public Task Expanded_collections_agree() => AgreeAsync(0.15, generator => generator.Expand());

    [Fact]
    public Task Transformed_collections_agree() => AgreeAsync(0.25, generator => generator.Apply());

    private static int Number(string variable, int usual) =>
        int.Parse(Environment.GetEnvironmentVariable(variable) ?? $"{usual}", CultureInfo.InvariantCulture);

    private async Task AgreeAsync(double share, Func<RequestGenerator, Request> make)
    {
        var cases = (int)(Number("CCHC_ORACLE_CASES", Usual) * share);
        var run = new OracleRun(server);
        (await run.RunAsync(cases, Number("CCHC_ORACLE_SEED", 20_260_101), make)).ShouldBeEmpty();
        run.Decided.ShouldBeGreaterThan(cases * 9 / 10);
    }
}
