using System.Text;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Rows;
using CchcWarehouse.Star.Letters;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Rows;

/// <summary>What must not change the rows, and what must not bring the reader down.</summary>
public sealed class RobustnessTests
{
    public static TheoryData<string> Documents => [.. ExpectedRow.Names("unseen", "*.txt")];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Decomposed_letters_line_ends_and_encodings_give_the_same_rows(string name)
    {
        var text = Encoding.UTF8.GetString(ExpectedRow.Document("unseen", name));
        var expected = Summary(Read(text), withLines: true);

        Summary(Read(Decomposed(text)), withLines: true).ShouldBe(expected);
        Summary(Read(text.Replace("\n", "\r\n", StringComparison.Ordinal)), withLines: true).ShouldBe(expected);
        Summary(Read(text.Replace('\n', '\r')), withLines: true).ShouldBe(expected);
        Summary(Printed.Document([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]), withLines: true).ShouldBe(expected);
        Summary(Read('\ufeff' + text), withLines: true).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_blank_line_before_any_row_changes_nothing(string name) =>
        BreakAnywhere(Encoding.UTF8.GetString(ExpectedRow.Document("unseen", name)));

    [Theory]
    [InlineData("000")]
    [InlineData("001")]
    [InlineData("002")]
    [InlineData("004")]
    public void A_blank_line_before_any_row_of_a_real_report_changes_nothing(string name)
    {
        if (RealReports.Read(name) is { } bytes)
            BreakAnywhere(Encoding.UTF8.GetString(bytes));
    }

    [Theory]
    [InlineData("000")]
    [InlineData("001")]
    [InlineData("002")]
    [InlineData("004")]
    public void Empty_cells_left_away_at_the_end_of_a_line_change_nothing(string name)
    {
        if (RealReports.Read(name) is not { } bytes)
            return;
        var text = Encoding.UTF8.GetString(bytes);

        Summary(Read(string.Join('\n', text.Split('\n').Select(l => l.TrimEnd('\t')))), withLines: true).ShouldBe(Summary(Read(text), withLines: true));
    }

    [Theory]
    [InlineData("002")]
    [InlineData("004")]
    public void The_order_of_the_columns_changes_nothing(string name)
    {
        if (RealReports.Read(name) is not { } bytes)
            return;
        var text = Encoding.UTF8.GetString(bytes);
        var expected = Summary(Read(text), withLines: true);
        foreach (var order in new int[][] { [0, 1, 3, 2, 4], [0, 1, 4, 2, 3], [0, 1, 4, 3, 2], [1, 0, 2, 3, 4] })
        {
            var permuted = text.Split('\n').Select(l => l.Split('\t') is { Length: 5 } cells ? string.Join('\t', order.Select(i => InPlace(cells, i, order))) : l);
            Summary(Read(string.Join('\n', permuted)), withLines: true).ShouldBe(expected, string.Join(',', order));
        }
    }

    [Fact]
    public void A_letterhead_of_cells_before_the_table_changes_nothing()
    {
        if (RealReports.Read("003") is not { } bytes)
            return;
        var text = Encoding.UTF8.GetString(bytes);
        var letterhead = "\tUBND TỈNH HÀ TĨNH\nUBND HUYỆN HƯƠNG KHÊ\n\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n";
        var closing = "\tNơi nhận:\n- Lưu: VT.\n\tTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn A\n";

        var annex = Read(letterhead + text + closing);

        Summary(annex, withLines: false).ShouldBe(Summary(Read(text), withLines: false));
        annex.HeadingLines[0].Text.ShouldBe("UBND TỈNH HÀ TĨNH");
        annex.ClosingLines.Select(l => l.Text).ShouldContain("TM. ỦY BAN NHÂN DÂN");
    }

    [Fact]
    public void A_blank_line_between_cells_of_their_own_lines_changes_nothing()
    {
        var texts = new[] { "07-one-cell-per-line-six-columns" }.Select(n => ExpectedRow.Document("unseen", n)).ToList();
        if (RealReports.Read("003") is { } real)
            texts.Add(real);
        foreach (var text in texts.Select(Encoding.UTF8.GetString))
        {
            var lines = text.Split('\n');
            var expected = Summary(Read(text), withLines: false);
            for (var i = 20; i < lines.Length - 1; i += 7)
            {
                if (lines[i].StartsWith('\t') && lines[i].Length > 1)
                    Summary(Read(string.Join('\n', [.. lines[..i], "", .. lines[i..]])), withLines: false).ShouldBe(expected, $"a break before line {i + 1}");
            }
        }
    }

    [Fact]
    public void Random_bytes_are_read_or_refused_and_nothing_else()
    {
        var random = new Random(20230214);
        for (var i = 0; i < 3000; i++)
        {
            var bytes = new byte[random.Next(400)];
            random.NextBytes(bytes);
            ReadOrRefuse(bytes);
        }
    }

    [Fact]
    public void Documents_torn_and_shuffled_are_read_or_refused_and_nothing_else()
    {
        var random = new Random(20230215);
        var texts = ExpectedRow.Names("unseen", "*.txt").Select(n => Encoding.UTF8.GetString(ExpectedRow.Document("unseen", n))).ToList();
        for (var i = 0; i < 600; i++)
            ReadOrRefuse(Encoding.UTF8.GetBytes(Torn(texts[random.Next(texts.Count)], random)));
    }

    [Fact]
    public void A_hundred_thousand_rows_are_read()
    {
        var text = new StringBuilder(Printed.Title).Append(Printed.Head.Replace('|', '\t')).Append('\n');
        for (var i = 0; i < 100_000; i++)
            text.Append(i % 90 + 1).Append("\tSố hồ sơ TTHC tiếp nhận ").Append(i).Append("\tHồ sơ\t").Append(i).Append("\t\n");

        var annex = Read(text.ToString());

        annex.Rows.Count.ShouldBe(100_000);
        annex.Rows[^1].Result.ShouldBe("99999");
    }

    [Fact]
    public void A_hundred_thousand_continuations_are_joined()
    {
        var annex = Read(Printed.Title + Printed.Head.Replace('|', '\t') + "\n1\tSố TTHC\tTTHC\t5\tghi chú\n" + string.Concat(Enumerable.Repeat("\t\t\t\tcòn tiếp\n", 100_000)));

        annex.Rows.ShouldHaveSingleItem().Notes!.Length.ShouldBe("ghi chú".Length + 100_000 * " còn tiếp".Length);
    }

    private static void BreakAnywhere(string text)
    {
        var lines = text.Split('\n');
        var expected = Summary(Read(text), withLines: false);
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Contains('\t', StringComparison.Ordinal) && lines[i - 1].Contains('\t', StringComparison.Ordinal) && !lines[i].StartsWith('\t') && !lines[i - 1].EndsWith("\t\t", StringComparison.Ordinal) && i % 7 == 0)
                Summary(Read(string.Join('\n', [.. lines[..i], "", .. lines[i..]])), withLines: false).ShouldBe(expected, $"a break before line {i + 1}");
        }
    }

    // "Kết quả thống kê" stands over the first of its two columns, whichever that is.
    private static string InPlace(string[] cells, int column, int[] order)
    {
        if (cells[2] != "Kết quả thống kê" || column is not (2 or 3))
            return cells[column];
        var (unit, number) = (Array.IndexOf(order, 2), Array.IndexOf(order, 3));
        return Array.IndexOf(order, column) == Math.Min(unit, number) ? cells[2] : "";
    }

    private static string Torn(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        for (var n = random.Next(1, 12); n > 0 && lines.Count > 1; n--)
        {
            var at = random.Next(lines.Count);
            switch (random.Next(6))
            {
                case 0:
                    lines.RemoveAt(at);
                    break;
                case 1:
                    lines[at] = lines[at].Replace("\t", random.Next(2) == 0 ? "" : "\t\t", StringComparison.Ordinal);
                    break;
                case 2:
                    lines.Insert(at, lines[random.Next(lines.Count)]);
                    break;
                case 3:
                    lines[at] = lines[at][..random.Next(lines[at].Length + 1)];
                    break;
                case 4:
                    lines[at] = string.Concat(lines[at].Reverse());
                    break;
                default:
                    lines.Insert(at, new string("|\t<*-+ \u0301"[random.Next(8)], random.Next(20)));
                    break;
            }
        }
        return string.Join('\n', lines);
    }

    [Fact]
    public void A_table_of_hundreds_of_thousands_of_rows_is_refused_where_it_becomes_too_long()
    {
        var refusal = Should.Throw<UnreadableDocumentException>(() => Printed.Rows(
            [.. Enumerable.Range(1, 200_100).Select(i => $"{i}|Số nhiệm vụ cải cách hành chính thứ {i}|Nhiệm vụ|{i}|")]));

        refusal.Code.ShouldBe("too-large");
        refusal.MessageEn.ShouldContain("line 200005 ");
        refusal.MessageEn.ShouldContain("200,000 rows");
    }

    private static void ReadOrRefuse(byte[] bytes)
    {
        try
        {
            var annex = Printed.Document(bytes);
            annex.Rows.ShouldNotBeEmpty();
            annex.Rows.ShouldAllBe(r => r.Label.Length > 0 && (r.ParentRow == null || r.ParentRow < r.Row && r.ParentRow > 0));
        }
        catch (UnreadableDocumentException refusal)
        {
            refusal.MessageEn.ShouldNotBeNullOrWhiteSpace();
        }
    }

    private static Annex Read(string text) => Printed.Document(text);

    private static string Summary(Annex annex, bool withLines) =>
        string.Join('\n', annex.Rows.Select(r => $"{(withLines ? r.Line : 0)} {r.ParentRow} {r.PrintedNumber} {r.Label} {r.Unit} {r.Result} {r.Notes}"));

    // Without ICU the framework decomposes nothing, so the test takes the letters apart by the same table.
    private static string Decomposed(string text) => string.Concat(text.Select(CanonicalText.Decompose));
}
