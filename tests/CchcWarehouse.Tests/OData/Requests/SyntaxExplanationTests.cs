using System.Text.Json;
using CchcWarehouse.OData.Requests;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.OData.Requests;

public sealed class SyntaxExplanationTests
{
    [Fact]
    public void An_understood_url_is_ok()
    {
        var explanation = Explain("AdminUnits?$filter=Code eq '950' or contains(Name,'x')&$top=5");
        explanation.ToJson().ShouldBe("""{"input":"AdminUnits?$filter=Code eq '950' or contains(Name,'x')&$top=5","ok":true}""");
        explanation.ToText().ShouldBe(
            """
            AdminUnits?$filter=Code%20eq%20'950'%20or%20contains(Name,'x')&$top=5
            request 
              path AdminUnits
              $filter
                or
                  eq
                    path Code
                    string '950'
                  contains()
                    path Name
                    string 'x'
              $top 5

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void An_error_names_position_and_option()
    {
        var explanation = Explain("AdminUnits?$filter=Code eq");
        using var json = JsonDocument.Parse(explanation.ToJson());
        json.RootElement.GetProperty("ok").GetBoolean().ShouldBeFalse();
        json.RootElement.GetProperty("position").GetInt32().ShouldBe(26);
        json.RootElement.GetProperty("option").GetString().ShouldBe("$filter");
        json.RootElement.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
        explanation.ToText().ShouldStartWith("AdminUnits?$filter=Code eq\n                          ^\n");
    }

    [Fact]
    public void An_error_in_the_path_has_no_option() =>
        Explain("AdminUnits/$foo").ToJson().ShouldContain("\"option\":null");

    [Theory]
    [InlineData("$filter=Value gt 1&$top=2")]
    [InlineData("%24filter=Value gt 1")]
    [InlineData("?$filter=Value gt 1")]
    [InlineData("@p=1")]
    [InlineData("count=true")]
    public void Options_without_a_path_are_understood(string input) => Explain(input).Ok.ShouldBeTrue();

    [Fact]
    public void The_grammar_alone_allows_an_option_to_be_repeated() => Explain("AdminUnits?$format=json&$Format=xml").Ok.ShouldBeTrue();

    private static SyntaxExplanation Explain(string input) => SyntaxExplanation.Of(input, RequestLimits.Default);
}
