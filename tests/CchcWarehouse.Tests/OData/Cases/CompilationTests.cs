using System.Globalization;
using System.Text;
using CchcWarehouse.OData.Cases;
using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Sql;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.OData.Cases;

/// <summary>Plan, SQL and parameters of each case.</summary>
public sealed class CompilationTests
{
    private static readonly WarehouseModel Model = new();
    private static readonly PlanOptions Options = new() { Now = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), ApplicationRoot = "https://example.org" };

    public static TheoryData<string> Names => [.. CaseFile.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_request_becomes_the_plan_and_the_statements_of_its_case(string name)
    {
        var file = CaseFile.Read(name);
        var explanation = RequestExplanation.Of(file.Url, Model, Options, RequestLimits.Default);
        explanation.Error.ShouldBeNull(name);
        var sql = explanation.Sql!;
        var found = new Dictionary<string, string?>
        {
            ["plan"] = PlanText.Print(explanation.Plan!).TrimEnd(),
            ["exists"] = Whole(sql.Exists),
            ["count"] = Whole(sql.Count),
            ["sql"] = sql.Rows is { } rows ? ByClauses(rows.Text) : null,
            ["parameters"] = sql.Rows is { Parameters.Count: > 0 } read ? Parameters(read) : null,
        };
        var expected = file.Expected(found);
        foreach (var (stage, text) in found)
        {
            expected[stage].ShouldBe(text, $"{name}: {stage}");
        }
    }

    [Fact]
    public void There_are_enough_cases() => CaseFile.Names.Count().ShouldBeGreaterThan(40);

    private static string? Whole(SqlStatement? statement) => statement is null
        ? null
        : string.Join('\n', [ByClauses(statement.Text), .. statement.Parameters.Count > 0 ? [Parameters(statement)] : Array.Empty<string>()]);

    private static string Parameters(SqlStatement statement) =>
        string.Join('\n', statement.Parameters.Select((parameter, i) => string.Create(CultureInfo.InvariantCulture, $"${i + 1} = {parameter}")));

    /// <summary>The clauses of the outermost select on lines of their own.</summary>
    private static string ByClauses(string sql)
    {
        string[] clauses = [" FROM ", " JOIN ", " LEFT JOIN ", " CROSS JOIN ", " WHERE ", " GROUP BY ", " ORDER BY ", " LIMIT ", " OFFSET "];
        var (text, depth) = (new StringBuilder(), 0);
        for (var i = 0; i < sql.Length; i++)
        {
            depth += sql[i] switch { '(' => 1, ')' => -1, _ => 0 };
            text.Append(depth == 0 && clauses.Any(clause => string.CompareOrdinal(sql, i, clause, 0, clause.Length) == 0)
                && !sql[..i].EndsWith(" LEFT", StringComparison.Ordinal) && !sql[..i].EndsWith(" CROSS", StringComparison.Ordinal) ? '\n' : sql[i]);
        }

        return text.ToString();
    }
}
