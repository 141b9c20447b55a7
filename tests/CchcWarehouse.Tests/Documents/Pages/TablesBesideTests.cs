using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Documents.Pages;
using CchcWarehouse.Tests.Documents.Formats;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Pages;

/// <summary>Ruled tables that share the height of a page, and texts that a column cannot hold.</summary>
public sealed class TablesBesideTests
{
    private static readonly double[] Wide = [40, 80, 300, 400];
    private static readonly double[] Narrow = [450, 520, 600];

    [Fact]
    public void Two_tables_side_by_side_are_both_read_the_longer_one_last()
    {
        var tables = Read(Table(Wide, 100, ["TT", "Chỉ tiêu", "Số"], ["1", "Văn bản", "5"], ["2", "Hồ sơ", "7"], ["3", "Phiếu", "9"]), Table(Narrow, 110, ["Họ tên", "Phiếu"], ["An", "35"]));

        tables.Select(t => string.Join(" ; ", Enumerable.Range(0, t.Rows.Count).Select(t.Row)))
            .ShouldBe(["Họ tên | Phiếu ; An | 35", "TT | Chỉ tiêu | Số ; 1 | Văn bản | 5 ; 2 | Hồ sơ | 7 ; 3 | Phiếu | 9"]);
        tables.SelectMany(t => t.Rows).SelectMany(r => r.Cells).ShouldAllBe(c => c.Doubt == null);
    }

    [Fact]
    public void A_text_that_runs_over_the_last_border_stays_in_its_cell()
    {
        var (words, lines) = Table(Wide, 100, ["TT", "Chỉ tiêu", "Ghi chú"], ["1", "Văn bản", "theo"]);

        Read((words.Append(new PageWord(366, 124, 420, 136, "Quyết")).Append(new PageWord(423, 124, 450, 136, "định")), lines)).ShouldHaveSingleItem().Row(1).ShouldBe("1 | Văn bản | theo Quyết định");
    }

    private static List<TableGrid> Read(params (IEnumerable<PageWord> Words, RuledLines Lines)[] tables)
    {
        var lines = new RuledLines([.. tables.SelectMany(t => t.Lines.Horizontal)], [.. tables.SelectMany(t => t.Lines.Vertical)]);
        return [.. PageBlocks.Of([new Page(1, 842, 595, [.. tables.SelectMany(t => t.Words)], lines)]).Blocks.OfType<TableGrid>()];
    }

    // Rows twenty points high.
    private static (IEnumerable<PageWord> Words, RuledLines Lines) Table(double[] columns, double top, params string[][] rows)
    {
        var words = from row in Enumerable.Range(0, rows.Length)
                    from column in Enumerable.Range(0, rows[row].Length)
                    select new PageWord(columns[column] + 4, top + 20 * row + 4, columns[column] + 62, top + 20 * row + 16, rows[row][column]);
        var horizontal = Enumerable.Range(0, rows.Length + 1).Select(r => new RuledLine(top + 20 * r, columns[0], columns[^1]));
        return (words, new RuledLines([.. horizontal], [.. columns.Select(c => new RuledLine(c, top, top + 20 * rows.Length))]));
    }
}
