using CchcWarehouse.PostgresTests.OData.Http;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Checklist;

/// <summary>Each row of the checklist, by its number, over HTTP.</summary>
[Collection(ODataCollection.Name)]
public sealed class ChecklistTests(ODataServer server)
{
    public static TheoryData<string> Numbers => [.. Checklist.Rows.Select(row => row.Number)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task The_row_holds(string number) => await Checklist.Rows.Single(row => row.Number == number).RunAsync(server);

    [Fact]
    public void Every_row_is_there_once_and_in_order()
    {
        foreach (var (title, rows) in Checklist.Sections)
        {
            rows.ShouldNotBeEmpty(title);
            rows.Select(Checklist.Place).Distinct().ShouldBe(Enumerable.Range(Checklist.Place(rows[0]), rows.Select(Checklist.Place).Distinct().Count()), title);
        }
    }

    /// <summary>What the documentation says of each row is what its requests gave.</summary>
    [Fact]
    public async Task The_documentation_says_what_the_rows_gave()
    {
        var sections = new List<(string, IEnumerable<(ChecklistRow, string)>)>();
        foreach (var (title, rows) in Checklist.Sections)
        {
            var outcomes = new List<(ChecklistRow, string)>();
            foreach (var row in rows)
            {
                outcomes.Add((row, await row.RunAsync(server)));
            }

            sections.Add((title, outcomes));
        }

        var document = new ChecklistDocument();
        var table = ChecklistDocument.Print(sections);
        if (ChecklistDocument.IsToBeRewritten)
        {
            document.Write(table);
        }

        document.Table.ShouldBe(table, "CCHC_UPDATE_GOLDEN=1 rewrites the table in docs/odata.md.");
    }
}
