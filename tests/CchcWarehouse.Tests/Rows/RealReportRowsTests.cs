using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Rows;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Rows;

public sealed class RealReportRowsTests
{
    [Theory]
    [InlineData("000", 182, 137)]
    [InlineData("001", 211, 150)]
    [InlineData("002", 77, 57)]
    [InlineData("003", 143, 99)]
    [InlineData("004", 110, 79)]
    public void Every_labelled_row_and_every_filled_result_cell_is_found(string number, int rows, int results)
    {
        if (RealReports.Read(number) is not { } bytes)
            return;
        var annex = AnnexReader.Read(SourceDocument.FromBytes(number + ".txt", bytes));

        annex.Rows.Count.ShouldBe(rows);
        annex.Rows.Count(r => r.Result is not null).ShouldBe(results);
        annex.Errors.ShouldBeEmpty();
        annex.Rows.Select(r => r.Row).ShouldBe(Enumerable.Range(1, rows));
    }
}
