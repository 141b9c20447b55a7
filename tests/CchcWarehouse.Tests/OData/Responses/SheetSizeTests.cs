using CchcWarehouse.OData;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Responses.Tables;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.OData.Responses;

public sealed class SheetSizeTests
{
    [Theory]
    [InlineData("Observations", 1_048_575)]
    [InlineData("Observations?$top=1000", 5_000_000)]
    [InlineData("Observations?$skip=4000000", 5_000_000)]
    public void What_a_sheet_holds_is_written(string url, long count) =>
        Should.NotThrow(() => SheetSize.Check(RequestSyntax.Parse(url, RequestLimits.Default), count));

    [Theory]
    [InlineData("Observations", 1_048_576)]
    [InlineData("Observations?$top=2000000", 5_000_000)]
    public void More_is_refused_with_the_number(string url, long count)
    {
        var error = Should.Throw<BadQueryException>(() => SheetSize.Check(RequestSyntax.Parse(url, RequestLimits.Default), count));
        error.Message.ShouldContain("1048575");
    }

    [Theory]
    [InlineData(1, 1, "$A$1:$A$1")]
    [InlineData(26, 5, "$A$1:$Z$5")]
    [InlineData(27, 5, "$A$1:$AA$5")]
    [InlineData(703, 1_048_576, "$A$1:$AAA$1048576")]
    public void A_range_ends_at_its_last_cell(int columns, long rows, string range) => SheetXml.Range(columns, rows).ShouldBe(range);
}
