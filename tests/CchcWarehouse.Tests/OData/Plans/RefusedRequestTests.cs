using CchcWarehouse.OData;
using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.Tests.OData.Wording;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.OData.Plans;

/// <summary>Requests that follow the grammar and that only the model shows to be wrong: the binder refuses them where they are wrong.</summary>
public sealed class RefusedRequestTests
{
    private static readonly WarehouseModel Model = new();

    /// <summary>Cases of the standard's grammar suite that text alone does not decide, with names of this model.</summary>
    [Theory]
    [InlineData("core-0213", "AdminUnits/Latest()", "Latest()")]
    [InlineData("core-0243", "AdminUnits(1)/$value", "$value")]
    [InlineData("aggregation-0005", "AdminUnits?$apply=aggregate(Observations/Value sub Observations/Denominator with sum as Total)", "Value sub")]
    [InlineData("aggregation-0014", "Observations?$apply=aggregate(SourceRow as Total)", "SourceRow")]
    [InlineData("aggregation-0015", "Observations?$apply=aggregate(SourceRow)", "SourceRow")]
    [InlineData("aggregation-0036", "Observations?$apply=aggregate(SourceRow from PeriodKey with average as Mean)", "SourceRow")]
    [InlineData("aggregation-0069", "Observations?$apply=groupby((AdminUnit/Code/Name))", "Code/Name")]
    [InlineData("aggregation-0097", "Observations?$apply=join(AdminUnit as Unit,identity)", "AdminUnit as")]
    [InlineData("aggregation-0155", "AdminUnits?$apply=groupby((Observations/Period/Year))", "Observations/Period")]
    public void Cases_that_need_a_model_are_refused(string id, string url, string at) => Refused(url).Position.ShouldBe(url.IndexOf(at, StringComparison.Ordinal), id);

    [Theory]
    [InlineData("Observations?$filter=isdefined(Nope)", "Nope")]
    [InlineData("Observations?$filter=isdefined('x')", "path of a property")]
    [InlineData("AdminUnits?$filter=Aggregation.isroot(HierarchyNodes=$root/Periods,HierarchyQualifier='AdminUnitHierarchy',Node=AdminUnitKey)", "no recursive hierarchy")]
    [InlineData("AdminUnits?$filter=Aggregation.isroot(HierarchyNodes=$root/AdminUnits,HierarchyQualifier='AdminUnitHierarchy')", "needs the parameter Node")]
    [InlineData("AdminUnits?$filter=Aggregation.isroot(HierarchyNodes=$root/AdminUnits,HierarchyQualifier='AdminUnitHierarchy',Node=Name)", "Edm.Int32")]
    [InlineData("AdminUnits?$filter=Aggregation.isroot(HierarchyNodes=$root/AdminUnits,HierarchyQualifier='AdminUnitHierarchy',Node=1,Ancestor=2)", "not Ancestor")]
    [InlineData("AdminUnits?$filter=Aggregation.isdescendant(HierarchyNodes=$root/AdminUnits,HierarchyQualifier='AdminUnitHierarchy',Node=1,Ancestor=2,MaxDistance='x')", "whole number")]
    [InlineData("AdminUnits?$filter=Aggregation.isroot(HierarchyNodes=AdminUnitKey,HierarchyQualifier='AdminUnitHierarchy',Node=1)", "$root/AdminUnits")]
    [InlineData("Observations?$filter=AdminUnit eq Aggregation.rollupnode()", "rolluprecursive")]
    [InlineData("Observations?$apply=groupby((rolluprecursive($root/AdminUnits,AdminUnitHierarchy,AdminUnit/AdminUnitKey)),filter(AdminUnit eq Aggregation.rollupnode(Position=2)))", "Position=1")]
    [InlineData("Observations?$filter=Aggregation.custom()", "no type or function")]
    [InlineData("Observations/$filter(Value gt 1)/$count?$filter=Value lt 9", "not by both")]
    public void Refusals_say_what_would_be_right(string url, string message) => Refused(url).Message.ShouldContain(message);

    /// <summary>An option nearly written right is named; one that is not is not guessed.</summary>
    [Theory]
    [InlineData("AdminUnits?$filtre=true", "$filter is one")]
    [InlineData("AdminUnits?$slect=Name", "$select is one")]
    [InlineData("AdminUnits?$foo=1", "the options are $apply")]
    public void Unknown_options_are_answered_with_known_ones(string url, string message) => Refused(url).Message.ShouldContain(message);

    private static BadQueryException Refused(string url)
    {
        var refused = Should.Throw<BadQueryException>(() =>
            QueryPlan.From(RequestSyntax.Parse(url, RequestLimits.Default), Model, new PlanOptions { Now = new(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc) }));
        refused.ShouldBeSaidInVietnamese();
        return refused;
    }
}
