using CchcWarehouse.OData;
using CchcWarehouse.OData.Compilation;
using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans;
using CchcWarehouse.OData.Requests;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.OData.Compilation;

/// <summary>A plan taken from the cache is the plan that the request would have got without it.</summary>
public sealed class QueryCompilerTests
{
    private static readonly WarehouseModel Model = new();

    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(3_000).WithReplay(20_261_121, 1_297);

    [Fact]
    public void Cached_and_uncached_requests_give_the_same_statements_and_shape()
    {
        // One compiler for all requests, so that each meets what the ones before it left.
        var compiler = new QueryCompiler(Model);
        Prop.ForAll(Requests().ToArbitrary(), request => Answer(request, compiler.Compile).ShouldBe(Answer(request, Fresh), request.Url)).Check(Fixed);
    }

    [Theory]
    [InlineData("Observations?$filter=AdminUnitKey eq 7 and Indicator/Code eq '1.1'", "Observations?$filter=AdminUnitKey eq 8 and Indicator/Code eq '2.5'")]
    [InlineData("ObservationsFlat?$filter=Year eq 2022&$top=100", "ObservationsFlat?$filter=Year eq 2023&$top=100")]
    [InlineData("ObservationsFlat?$filter=Year in (2021,2022)", "ObservationsFlat?$filter=Year in (2019,2024)")]
    [InlineData("ObservationsFlat?$filter=AdminUnitCode in ('1','2','3')", "ObservationsFlat?$filter=AdminUnitCode in ('7','8','9')")]
    [InlineData("Observations?$filter=Value gt 1.5 and RecordedAt ge 2022-01-01T00:00:00Z", "Observations?$filter=Value gt 92.59 and RecordedAt ge 2024-12-31T10:00:00Z")]
    [InlineData("Observations(12)", "Observations(99)")]
    [InlineData("AdminUnits(Code='950')", "AdminUnits(Code='01')")]
    [InlineData("Periods?$skip=10&$filter=StartDate lt 2022-07-01", "Periods?$skip=20&$filter=StartDate lt 2023-07-01")]
    [InlineData("Indicators?$filter=contains(Name,@p)&@p='thủ tục'", "Indicators?$filter=contains(Name,@p)&@p='một cửa'")]
    public void Requests_of_one_form_share_their_plan(string one, string other)
    {
        var compiler = new QueryCompiler(Model);
        var first = compiler.Compile(Parse(one), Options());
        var second = compiler.Compile(Parse(other), Options());

        compiler.Held.ShouldBe(1);
        second.Sql.Rows!.Text.ShouldBeSameAs(first.Sql.Rows!.Text);
        second.Sql.Rows.Parameters.Select(p => p.Value).ShouldNotBe(first.Sql.Rows.Parameters.Select(p => p.Value));
    }

    [Theory]
    [InlineData("Indicators?$filter=matchesPattern(Name,'^a')", "Indicators?$filter=matchesPattern(Name,'b$')")]
    [InlineData("Indicators?$filter=substring(Name,1) eq 'x'", "Indicators?$filter=substring(Name,-1) eq 'x'")]
    [InlineData("Periods?$filter=Year eq 2022", "Periods?$filter=Year eq 2022.5")]
    [InlineData("Periods?$filter=Year eq 2022", "Periods?$filter=Year eq 3000000000")]
    [InlineData("AdminUnits(1)/Name", "AdminUnits(2)/Name")]
    [InlineData("Periods?$top=5", "Periods?$top=6")]
    [InlineData("Indicators?$expand=Observations($filter=Value gt 1)", "Indicators?$expand=Observations($filter=Value gt 2)")]
    public void What_a_value_decides_is_planned_anew(string one, string other)
    {
        var compiler = new QueryCompiler(Model);
        compiler.Compile(Parse(one), Options());
        compiler.Compile(Parse(other), Options());

        compiler.Held.ShouldBe(2);
    }

    [Fact]
    public void The_cache_is_bounded_however_many_forms_come()
    {
        var compiler = new QueryCompiler(Model);
        for (var top = 1; top <= 3_000; top++)
        {
            compiler.Compile(Parse($"Periods?$top={top}"), Options());
        }

        compiler.Held.ShouldBeInRange(500, 1_000);
    }

    [Fact]
    public void A_form_that_is_in_use_outlives_a_flood_of_others()
    {
        var compiler = new QueryCompiler(Model);
        var used = compiler.Compile(Parse("Periods?$filter=Year eq 2020"), Options()).Sql.Rows!.Text;
        for (var top = 1; top <= 3_000; top++)
        {
            compiler.Compile(Parse($"Periods?$top={top}"), Options());
            compiler.Compile(Parse($"Periods?$filter=Year eq {top}"), Options()).Sql.Rows!.Text.ShouldBeSameAs(used);
        }
    }

    private static CompiledQuery Fresh(RequestSyntax request, PlanOptions options) => CompiledQuery.Of(QueryPlan.From(request, Model, options));

    /// <summary>Everything that the answer is made of, as text; or the error.</summary>
    private static string Answer(SampleRequest request, Func<RequestSyntax, PlanOptions, CompiledQuery> compile)
    {
        try
        {
            return CompiledText.Of(compile(Parse(request.Url), request.Options));
        }
        catch (BadQueryException e)
        {
            return $"{e.Code} at {e.Target} {e.Position}: {e.Message}";
        }
    }

    private static RequestSyntax Parse(string url) => RequestSyntax.Parse(url, RequestLimits.Default);

    private static PlanOptions Options() => new() { Now = new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc) };

    private static Gen<SampleRequest> Requests() =>
        from form in Gen.Elements(SampleForms.All)
        from values in SampleForms.Values().ListOf(8)
        from options in PlanningOptions(form)
        select new SampleRequest(SampleForms.Fill(form, values), options);

    private static Gen<PlanOptions> PlanningOptions(string form) =>
        from second in Gen.Choose(0, 100_000)
        from size in Gen.Elements(10_000, 100)
        from mixed in Gen.Elements(false, true)
        from after in SampleForms.After(form)
        from moment in SampleForms.Instant()
        from asOf in SampleForms.Instant()
        select new PlanOptions
        {
            Moment = moment,
            AsOf = asOf,
            Now = new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc).AddSeconds(second), PageSize = size, AllowMixed = mixed, After = after,
        };

    private sealed record SampleRequest(string Url, PlanOptions Options);
}
