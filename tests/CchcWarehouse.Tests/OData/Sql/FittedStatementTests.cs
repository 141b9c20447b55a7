using CchcWarehouse.OData.Compilation;
using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Sql;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.OData.Sql;

/// <summary>Who holds the dimensions hands keys over instead of codes, and names the year in the statement itself.</summary>
public sealed class FittedStatementTests
{
    private static readonly WarehouseModel Model = new();

    [Fact]
    public void A_code_becomes_the_key_it_stands_for()
    {
        var fitted = Fit("ObservationsFlat?$filter=IndicatorCode eq '1.1' and AdminUnitCode eq '950'&$select=Value", Keys(("1.1", 5), ("950", 700)))!;

        fitted.Text.ShouldContain("o.indicator_key = $1 AND o.admin_unit_key = $2");
        fitted.Text.ShouldNotContain("dim_");
        fitted.Parameters.Select(parameter => parameter.Value).ShouldBe([5, 700]);
        fitted.IsByKeys.ShouldBeTrue();
    }

    [Fact]
    public void A_unit_of_several_versions_is_found_by_all_their_keys()
    {
        var fitted = Fit("ObservationsFlat?$filter=AdminUnitCode eq '950' and IndicatorCode eq '1.1'", Keys(("950", 700), ("1.1", 5), ("950", 9_000)))!;

        fitted.Text.ShouldContain("o.admin_unit_key = ANY (ARRAY[$1, $2]) AND o.indicator_key = $3");
        fitted.Parameters.Select(parameter => parameter.Value).ShouldBe([700, 9_000, 5]);
        fitted.IsByKeys.ShouldBeTrue();
    }

    [Theory]
    [InlineData("ObservationsFlat?$filter=Year eq 2022", ">= 202200 AND", "< 202300")]
    [InlineData("ObservationsFlat?$filter=Year ge -3", ">= -300")]
    [InlineData("ObservationsFlat?$filter=PeriodCode eq '2022-Q1'", "o.period_key = 202221")]
    public void What_chooses_partitions_stands_in_the_statement(string url, params string[] expected)
    {
        var fitted = Fit(url, Keys(("2022-Q1", 202221)))!;
        foreach (var text in expected)
        {
            fitted.Text.ShouldContain(text);
        }

        fitted.Parameters.ShouldBeEmpty();
    }

    [Fact]
    public void Another_request_of_the_form_brings_its_own_keys_and_year()
    {
        var compiler = new QueryCompiler(Model);
        var keys = Keys(("1.1", 5), ("2.5", 6));
        Rows(compiler, "ObservationsFlat?$filter=IndicatorCode eq '1.1' and Year eq 2022").Fitted!.Of(keys);
        var second = Rows(compiler, "ObservationsFlat?$filter=IndicatorCode eq '2.5' and Year eq 2023").Fitted!.Of(keys)!;

        compiler.Held.ShouldBe(1);
        second.Text.ShouldContain(">= 202300");
        second.Parameters.Single().Value.ShouldBe(6);
    }

    [Fact]
    public void Further_values_stay_parameters_and_are_planned_for()
    {
        var fitted = Fit("ObservationsFlat?$filter=IndicatorCode eq '1.1' and Value gt 90", Keys(("1.1", 5)))!;

        fitted.Parameters.Count.ShouldBe(2);
        fitted.IsByKeys.ShouldBeFalse();
    }

    [Theory]
    [InlineData("ObservationsFlat?$filter=IndicatorCode eq 'none'")]
    [InlineData("ObservationsFlat?$filter=PeriodCode eq 'none'")]
    public void A_code_without_a_key_of_its_own_is_left_to_the_database(string url) => Fit(url, Keys()).ShouldBeNull();

    [Theory]
    [InlineData("ObservationsFlat?$filter=IndicatorCode in ('1.1','2.5')")]
    [InlineData("Observations?$filter=Value gt 90")]
    public void A_statement_without_a_single_code_has_no_other_form(string url) => Rows(new(Model), url).Fitted.ShouldBeNull();

    [Fact]
    public void At_a_former_moment_the_cached_dimensions_know_nothing()
    {
        var query = new QueryCompiler(Model).Compile(
            RequestSyntax.Parse("ObservationsFlat?$filter=IndicatorCode eq '1.1'", RequestLimits.Default),
            new PlanOptions { Now = DateTime.UnixEpoch, Moment = DateTime.UnixEpoch });

        query.Sql.Rows!.Fitted.ShouldBeNull();
    }

    private static SqlStatement? Fit(string url, Func<RelationMap, string, IReadOnlyList<int>> keys) => Rows(new(Model), url).Fitted!.Of(keys);

    private static SqlStatement Rows(QueryCompiler compiler, string url) =>
        compiler.Compile(RequestSyntax.Parse(url, RequestLimits.Default), new PlanOptions { Now = DateTime.UnixEpoch }).Sql.Rows!;

    private static Func<RelationMap, string, IReadOnlyList<int>> Keys(params (string Code, int Key)[] known) =>
        (_, code) => [.. known.Where(item => item.Code == code).Select(item => item.Key)];
}
