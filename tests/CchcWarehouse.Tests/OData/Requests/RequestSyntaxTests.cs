using CchcWarehouse.OData;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Requests.Syntax;
using Shouldly;
using Xunit;
using static CchcWarehouse.Tests.OData.Requests.SyntaxText;

namespace CchcWarehouse.Tests.OData.Requests;

public sealed class RequestSyntaxTests
{
    [Fact]
    public void No_path_is_the_service_root() => Parse("").Path.Segments.ShouldBeEmpty();

    [Theory]
    [InlineData("AdminUnits?%24top=5")]
    [InlineData("AdminUnits?TOP=5")]
    [InlineData("AdminUnits?$Top=5")]
    [InlineData("AdminUnits?&top=5&")]
    public void Options_are_known_in_any_case_and_without_dollar(string url) =>
        Parse(url).Options.ShouldBe([new TopOption(5)]);

    [Theory]
    [InlineData("AdminUnits?$top=1&$top=2", 18, "$top")]
    [InlineData("AdminUnits?$top=1&TOP=2", 18, "$top")]
    [InlineData("AdminUnits?$filter=true&filter=true", 24, "$filter")]
    [InlineData("AdminUnits?@p=1&@p=2", 16, "@p")]
    [InlineData("AdminUnits?$expand=A($top=1;top=2)", 28, "$expand")]
    public void A_repeated_option_is_refused(string url, int position, string target)
    {
        var error = Rejected(url);
        error.Code.ShouldBe(BadQueryCodes.RepeatedOption);
        error.Position.ShouldBe(position);
        error.Target.ShouldBe(target);
    }

    [Fact]
    public void Custom_options_may_be_repeated() => Parse("AdminUnits?a=1&a=2").Options.Count.ShouldBe(2);

    [Fact]
    public void An_unknown_system_option_is_refused_with_the_nearest_name()
    {
        var error = Rejected("AdminUnits?$filtre=true");
        error.Code.ShouldBe(BadQueryCodes.UnknownOption);
        error.Message.ShouldContain("$filter is one");
    }

    [Theory]
    [InlineData("$metadata?$filter=true", 10)]
    [InlineData("$batch?$top=1", 7)]
    [InlineData("AdminUnits?$levels=1", 11)]
    [InlineData("$entity", 7)]
    [InlineData("$entity?$id=a&$select=Name", 14)]
    [InlineData("/AdminUnits", 0)]
    [InlineData("AdminUnits/", 10)]
    [InlineData("AdminUnits//Name", 10)]
    [InlineData("AdminUnits/..", 11)]
    [InlineData("AdminUnits(", 11)]
    [InlineData("AdminUnits(x)", 12)]
    [InlineData("AdminUnits(Code='950'", 21)]
    [InlineData("AdminUnits('a/b')", 13)]
    [InlineData("AdminUnits/$Count", 12)]
    [InlineData("AdminUnits(1)/$links/Parent", 20)]
    [InlineData("$Metadata", 1)]
    [InlineData("AdminUnits#x", 10)]
    [InlineData("AdminUnits?$filter=Code eq '#'", 28)]
    [InlineData("AdminUnits?$filter=", 19)]
    [InlineData("AdminUnits?$filter", 18)]
    [InlineData("AdminUnits?=1", 11)]
    [InlineData("AdminUnits?@=1", 11)]
    [InlineData("AdminUnits?$top=-1", 16)]
    [InlineData("AdminUnits?$top=1.5", 17)]
    [InlineData("AdminUnits?$count=yes", 18)]
    [InlineData("AdminUnits?$skiptoken=", 22)]
    [InlineData("AdminUnits?$select=", 19)]
    [InlineData("AdminUnits?$select=Name,", 24)]
    [InlineData("AdminUnits?$select=Name)", 23)]
    [InlineData("AdminUnits?$orderby=Name up", 25)]
    [InlineData("AdminUnits?$expand=Facts()", 25)]
    [InlineData("AdminUnits?$expand=Facts($levels=0)", 33)]
    [InlineData("AdminUnits?$expand=Facts($format=json)", 25)]
    [InlineData("AdminUnits?$expand=Facts/$ref($expand=A)", 30)]
    [InlineData("AdminUnits?$expand=Facts/$count($top=1)", 32)]
    [InlineData("AdminUnits?$compute=1", 21)]
    [InlineData("AdminUnits?$search=", 19)]
    [InlineData("AdminUnits?$search=(a", 21)]
    [InlineData("AdminUnits?$search=a)", 20)]
    [InlineData("http://host", 11)]
    [InlineData("http://ho st/A", 7)]
    [InlineData("http://host:8x/A", 13)]
    public void What_is_wrong_is_rejected_where_it_stands(string url, int position)
    {
        var error = Rejected(url);
        error.Position.ShouldBe(position, error.Message);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080/odata/AdminUnits(1)/Name", "http://127.0.0.1:5080/odata/")]
    [InlineData("https://example.org/x/odata/AdminUnits", "https://example.org/x/odata/")]
    [InlineData("http://services.odata.org/OData/OData.svc/$metadata", "http://services.odata.org/OData/OData.svc/")]
    [InlineData("http://host/service/Categories", "http://host/service/")]
    [InlineData("http://host/Categories(1)", "http://host/")]
    [InlineData("http://[::1]:80/a/b/", "http://[::1]:80/a/b/")]
    public void The_service_root_of_an_absolute_url_is_found(string url, string root) => Parse(url).ServiceRoot.ShouldBe(root);

    [Fact]
    public void Percent_encoding_in_a_path_is_data()
    {
        Parse("AdminUnits(Code='A%2F1')").Path.Segments[1].ShouldBe(
            new ArgumentsSegment([new ArgumentSyntax("Code", new LiteralSyntax(LiteralKind.String, "A/1"))]));
        Parse("AdminUnits/A%2F1").Path.Segments[1].ShouldBe(new TextSegment("A/1"));
        Parse("AdminUnits/%24count").Path.Segments[1].ShouldBe(new TextSegment("$count"));
        Parse("AdminUnits/a+b").Path.Segments[1].ShouldBe(new TextSegment("a+b"));
    }

    [Fact]
    public void Keys_and_parameters_are_told_apart_by_form_only()
    {
        Parse("AdminUnits(@k)?@k=1").Path.Segments[1].ShouldBeOfType<KeySegment>();
        Parse("AsOf(on=2024-01-31)(5)/Name").Path.Segments.Select(segment => segment.GetType()).ShouldBe(
            [typeof(NameSegment), typeof(ArgumentsSegment), typeof(KeySegment), typeof(NameSegment)]);
        Parse("Ping()").Path.Segments[1].ShouldBe(new ArgumentsSegment([]));
    }

    [Fact]
    public void A_body_adds_its_options_to_those_of_the_url()
    {
        var request = Parse("AdminUnits/$query?$top=1");
        request.WithBody("$filter=IsCurrent&skip=2", RequestLimits.Default).Options.Count.ShouldBe(3);
        Should.Throw<BadQueryException>(() => request.WithBody("top=2", RequestLimits.Default)).Position.ShouldBe(0);
    }

    [Fact]
    public void Blanks_after_commas_are_harmless() =>
        Parse("Airports?$select=Name, IcaoCode&$orderby=Name desc, IcaoCode&$expand=A, B").Print()
            .ShouldBe("Airports?$select=Name,IcaoCode&$orderby=Name%20desc,IcaoCode&$expand=A,B");

    [Fact]
    public void Expand_and_select_keep_their_nested_options()
    {
        var expand = Option<ExpandOption>(
            "AdminUnits?$expand=Observations($filter=Value gt 1;orderby=Value desc;top=3;levels=max;@p=$this;$apply=aggregate($count as N)),Children/$ref,*/$ref,Parent/$count($search=x)");
        expand.Items[0].Options.Select(option => option.Name).ShouldBe(["$filter", "$orderby", "$top", "$levels", "@p", "$apply"]);
        expand.Items[1].Path.Segments[^1].ShouldBe(new SystemSegment(SystemSegmentKind.Ref));
        expand.Items[3].Path.Segments[^1].ShouldBeOfType<CountSegment>().Options.Count.ShouldBe(1);
        var select = Option<SelectOption>("AdminUnits?$select=*,Cchc.*,Tags($top=1;$filter=$this ne 'x'),f(a,b)");
        select.Items[2].Options.Count.ShouldBe(2);
        select.Items[3].Parameters.ShouldBe(["a", "b"]);
    }

    [Fact]
    public void The_numbers_of_top_and_skip_have_no_upper_bound() =>
        Option<TopOption>("AdminUnits?$top=99999999999999999999999").Value.ShouldBe(long.MaxValue);
}
