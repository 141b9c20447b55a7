using System.Text;
using CchcWarehouse.OData;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Requests.Syntax;
using Shouldly;
using Xunit;
using static CchcWarehouse.Tests.OData.Requests.SyntaxText;

namespace CchcWarehouse.Tests.OData.Requests;

public sealed class RequestLimitsTests
{
    private static readonly RequestLimits Wide = new() { UrlLength = int.MaxValue, Nodes = int.MaxValue, ListItems = int.MaxValue };

    public static TheoryData<string> TooLarge => new(
        $"AdminUnits?$filter={new string('x', 20_000)}",
        $"AdminUnits?$filter={Repeat("a eq 1 or ", 800)}b",
        $"AdminUnits?$filter=a in ({Repeat("1,", 1_000)}1)",
        $"AdminUnits?$filter=a in [{Repeat("1,", 1_000)}1]",
        $"AdminUnits?$filter={Repeat("(", 101)}a",
        $"AdminUnits?$filter={Repeat("not ", 101)}a",
        $"AdminUnits?$filter={Repeat("-", 101)}a",
        $"AdminUnits?$filter={Repeat("a add ", 150)}a",
        $"AdminUnits?$filter={Repeat("tolower(", 101)}a",
        $"AdminUnits?$filter={Repeat("[", 101)}",
        $"AdminUnits?$filter={Repeat("a/any(x:", 101)}",
        $"AdminUnits?$filter={Repeat("a/", 101)}a",
        $"AdminUnits{Repeat("/a", 101)}",
        $"AdminUnits?$search={Repeat("(", 101)}a",
        $"AdminUnits?$search={Repeat("NOT ", 101)}a",
        $"AdminUnits?$apply={Repeat("identity/", 21)}identity",
        $"AdminUnits?$expand={Repeat("A($expand=", 6)}A",
        $"AdminUnits?$expand={Repeat("A,", 50)}A",
        $"AdminUnits?$apply={Repeat("concat(identity,", 25)}");

    [Theory]
    [MemberData(nameof(TooLarge))]
    public void What_is_too_large_is_refused_with_the_limit_and_the_way_around(string url)
    {
        var error = Rejected(url);
        error.Code.ShouldBe(BadQueryCodes.Limit, error.Message);
        error.Message.ShouldMatch("more than [0-9]+");
        error.Message.ShouldContain(";");
    }

    [Fact]
    public void A_chain_of_thousands_of_terms_is_read_without_recursion() =>
        RequestSyntax.ParseExpression(Repeat("a eq 1 or ", 50_000) + "b", Wide)
            .ShouldBeOfType<LogicalSyntax>().Operands.Count.ShouldBe(50_001);

    [Fact]
    public void A_list_of_thousands_of_members_is_read() =>
        RequestSyntax.ParseExpression($"a in ({Repeat("'x',", 50_000)}'y')", Wide)
            .ShouldBeOfType<BinarySyntax>().Right.ShouldBeOfType<ListSyntax>().Items.Count.ShouldBe(50_001);

    [Fact]
    public void Everyday_requests_are_far_from_the_limits() =>
        Parse($"Observations?$filter=AdminUnit/Code in ({Repeat("'950',", 500)}'951') and ({Repeat("Value ge 1 and ", 50)}true)").ShouldNotBeNull();

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();
}
