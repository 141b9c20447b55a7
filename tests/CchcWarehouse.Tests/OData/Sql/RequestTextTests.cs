using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Sql;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.OData.Sql;

/// <summary>No text of a request reaches the text of a statement: what a client makes up is a parameter or is named anew.</summary>
public sealed class RequestTextTests
{
    private const int Rounds = 5_000;

    private static readonly WarehouseModel Model = new();
    private static readonly PlanOptions Options = new() { Now = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc) };

    [Fact]
    public void Nothing_that_a_client_makes_up_stands_in_a_statement()
    {
        var requests = new MarkedRequests(seed: 20_260_102);
        var (understood, parameters) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var url = requests.Next();
            var explanation = RequestExplanation.Of(url, Model, Options, RequestLimits.Default);
            if (explanation.Sql is not { } sql)
            {
                explanation.Error.ShouldNotBeNull(url);
                continue;
            }

            understood++;
            foreach (var statement in new[] { sql.Exists, sql.Count, sql.Rows }.OfType<SqlStatement>())
            {
                statement.Text.ShouldNotContain(MarkedRequests.Mark, Case.Insensitive, url);
                statement.Text.ShouldNotContain(MarkedRequests.Digits, Case.Sensitive, url);
                statement.Text.ShouldNotContain(MarkedRequests.Year, Case.Sensitive, url);
                parameters += statement.Parameters.Count(parameter => Carries(parameter.ToString()));
            }
        }

        understood.ShouldBeGreaterThan(Rounds * 9 / 10);
        parameters.ShouldBeGreaterThan(understood);
    }

    /// <summary>Values of one form give one text: nothing of them can stand in it.</summary>
    [Theory]
    [InlineData("AdminUnits(Code='{0}')/Observations?$filter=Note eq '{0}'&$compute='{0}' as A")]
    [InlineData("Observations?$apply=compute(concat(Note,'{0}') as A)/groupby((A))/filter(A ne '{0}')&$orderby=A")]
    [InlineData("Observations?$filter=Note in ('{0}','b') and contains(Note,'{0}') and AdminUnit/Children/any(c:c/Name gt '{0}')")]
    public void Values_of_one_form_give_one_text(string form)
    {
        var statements = new[] { "x", "'';DROP TABLE x--", "%25", "$1", "😀" }
            .Select(value => Uri.EscapeDataString(Uri.UnescapeDataString(value)))
            .Select(value => RequestExplanation.Of(form.Replace("{0}", value, StringComparison.Ordinal), Model, Options, RequestLimits.Default))
            .Select(explanation => explanation.Sql?.Rows?.Text ?? explanation.Error?.Message);
        statements.Distinct().Count().ShouldBe(1);
        statements.First()!.ShouldStartWith("SELECT");
    }

    [Fact]
    public void A_name_that_the_model_lacks_is_refused_and_never_printed()
    {
        foreach (var url in (string[])["Observations?$filter=zqx eq 1", "Observations?$orderby=zqx", "Observations?$apply=groupby((zqx))", "zqx", "Observations?$select=zqx", "Observations?$expand=zqx"])
        {
            RequestExplanation.Of(url, Model, Options, RequestLimits.Default).Sql.ShouldBeNull(url);
        }
    }

    private static bool Carries(string parameter) =>
        parameter.Contains(MarkedRequests.Mark, StringComparison.Ordinal) || parameter.Contains(MarkedRequests.Digits, StringComparison.Ordinal);
}
