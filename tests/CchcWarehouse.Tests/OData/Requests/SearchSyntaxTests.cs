using CchcWarehouse.OData.Requests.Syntax;
using Shouldly;
using Xunit;
using static CchcWarehouse.Tests.OData.Requests.SyntaxText;

namespace CchcWarehouse.Tests.OData.Requests;

public sealed class SearchSyntaxTests
{
    [Theory]
    [InlineData("a b", "a AND b")]
    [InlineData("a OR b c", "a OR b AND c")]
    [InlineData("(a OR b) c", "(a OR b) AND c")]
    [InlineData("NOT a b", "NOT a AND b")]
    [InlineData("a AND", "a AND (AND)")]
    [InlineData("AND OR NOT", "(AND) OR (NOT)")]
    [InlineData("NOT NOT", "NOT (NOT)")]
    [InlineData("not a", "not AND a")]
    [InlineData("\"cải cách\" OR 1.1.4", "\"cải cách\" OR 1.1.4")]
    [InlineData(" a ", "a")]
    [InlineData("a+b", "a AND b")]
    [InlineData("c%2B%2B", "c++")]
    [InlineData("a%3Bb", "a;b")]
    [InlineData("'not \"closed'", "'not \"closed'")]
    public void Not_binds_before_and_and_before_or(string search, string canonical) =>
        Uri.UnescapeDataString(Parse($"AdminUnits?$search={search}").Print()).ShouldBe($"AdminUnits?$search={canonical}");

    [Fact]
    public void Words_may_hold_digits_hyphens_dots_and_apostrophes() =>
        Option<TextSearchOption>("AdminUnits?$search=2024-Q1 O'Neil 1.1.4").Search.ShouldBeOfType<SearchAnd>()
            .Operands.ShouldBe([new SearchTerm("2024-Q1", false), new SearchTerm("O'Neil", false), new SearchTerm("1.1.4", false)]);
}
