using System.Text;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Rows;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Rows;

/// <summary>One report printed in many ways gives the same rows.</summary>
public sealed class FormVariationsTests
{
    [Fact]
    public void Rows_do_not_depend_on_how_an_office_prints_its_form()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var form = Random(new Random(seed));
            Check(form, $"seed {seed}\n");
        }
    }

    private static InventedForm Random(Random random)
    {
        var rows = random.Next(2) == 0 ? InventedForm.DecimalRows : InventedForm.RomanRows;
        var columns = new List<FormColumn> { FormColumn.Ordinal, FormColumn.Label, FormColumn.Unit, FormColumn.Result };
        foreach (var extra in new[] { FormColumn.Plan, FormColumn.LastYear, FormColumn.Comparison, FormColumn.Cumulative, FormColumn.Agency, FormColumn.Notes })
        {
            if (random.Next(3) == 0 || extra == FormColumn.Notes && random.Next(2) == 0)
                columns.Add(extra);
        }
        var shuffleAll = random.Next(6) == 0;
        if (shuffleAll)
        {
            var all = columns.ToArray();
            random.Shuffle(all);
            columns = [.. all];
        }
        else if (random.Next(3) == 0)
        {
            var shuffled = columns.Skip(2).ToArray();
            random.Shuffle(shuffled);
            columns = [.. columns.Take(2), .. shuffled];
        }
        if (rows == InventedForm.DecimalRows && random.Next(8) == 0)
        {
            columns.Remove(FormColumn.Ordinal);
            rows = NumberedOnly(rows);
        }
        var layout = (FormLayout)random.Next(3);
        var withoutNumbers = new[] { PageBreak.None, PageBreak.BlankLine, PageBreak.HeadAgain, PageBreak.HeadAgainInPart, PageBreak.Rule, PageBreak.PageNumber };
        var pageBreak = withoutNumbers[random.Next(withoutNumbers.Length)];
        if (layout == FormLayout.CellPerLine && pageBreak is PageBreak.PageNumber)
            pageBreak = PageBreak.BlankLine;
        var unitAndResultTouch = Math.Abs(columns.IndexOf(FormColumn.Unit) - columns.IndexOf(FormColumn.Result)) == 1;
        var heads = new Dictionary<FormColumn, string>();
        foreach (var (column, names) in HeadNames)
            heads[column] = Cased(names[random.Next(names.Length)], random.Next(4));
        return new InventedForm
        {
            Rows = rows,
            Heads = heads,
            MergedAreas = columns[0] == FormColumn.Ordinal && random.Next(4) == 0,
            CollapsedSpans = random.Next(2) == 0,
            Columns = [.. columns],
            Layout = layout,
            HeadInTwoRows = unitAndResultTouch && random.Next(3) == 0,
            ColumnNumbers = random.Next(4) == 0,
            TrimsEmptyCells = layout == FormLayout.Tabs && random.Next(3) == 0,
            Bold = random.Next(3) == 0,
            Break = pageBreak,
            BreakBefore = pageBreak == PageBreak.None ? -1 : random.Next(1, rows.Length),
            SplitsLabel = random.Next(2) == 0,
        };
    }

    private static InventedRow[] NumberedOnly(InventedRow[] rows)
    {
        var kept = rows.Where(r => r.Number is not ("" or "Trong đó")).ToList();
        return [.. kept.Select(r => r with { Parent = r.Parent < 0 ? -1 : kept.IndexOf(rows[r.Parent]) })];
    }

    private static string Cased(string head, int how) => how switch
    {
        0 => head.ToUpperInvariant(),
        1 => head.ToLowerInvariant(),
        _ => head,
    };

    // Every name of a column goes with every name of the others.
    private static readonly Dictionary<FormColumn, string[]> HeadNames = new()
    {
        [FormColumn.Ordinal] = ["STT", "TT", "Số TT", "Thứ tự", "Mã số", "S TT"],
        [FormColumn.Label] = ["Chỉ tiêu thống kê", "Nội dung", "Tên chỉ tiêu", "Tiêu chí", "Chỉ tiêu", "Nội dung chỉ tiêu", "Chỉ tiêu thống kê (Báo cáo năm 2023)", "Nội dung thực hiện"],
        [FormColumn.Unit] = ["Đơn vị tính", "ĐVT", "Đơn vị", "Đơn vị\u00a0tính", "Don vi tinh"],
        [FormColumn.Result] = ["Số liệu", "Kết quả", "Kết quả thực hiện", "Thực hiện", "Số liệu thống kê", "Thực hiện trong kỳ", "Kết quả thực hiện năm 2023", "Thực hiện năm 2023", "Kết quả đạt được", "Số liệu kỳ báo cáo"],
        [FormColumn.Notes] = ["Ghi chú", "Ghi chú/Giải trình", "Tài liệu kiểm chứng", "Giải trình"],
        [FormColumn.Plan] = ["Kế hoạch năm 2023", "Chỉ tiêu giao", "Mục tiêu", "KH năm", "Chỉ tiêu kế hoạch", "Kế hoạch giao"],
        [FormColumn.LastYear] = ["Cùng kỳ năm trước", "Thực hiện năm 2022", "Năm trước", "Kết quả năm 2022", "Kỳ trước"],
        [FormColumn.Comparison] = ["Tỷ lệ so với kế hoạch (%)", "So với cùng kỳ", "% thực hiện KH", "Tăng/giảm", "Tỷ lệ hoàn thành (%)", "TH/KH (%)"],
        [FormColumn.Cumulative] = ["Lũy kế từ đầu năm", "Luỹ kế", "Cộng dồn từ đầu năm"],
        [FormColumn.Agency] = ["Cơ quan chủ trì", "Đơn vị thực hiện", "Thời gian hoàn thành"],
    };

    private static void Check(InventedForm form, string where)
    {
        var text = form.Print();
        var document = SourceDocument.FromBytes("x.txt", Encoding.UTF8.GetBytes(text));
        var annex = Should.NotThrow(() => AnnexReader.Read(document), where + text);
        var withNotes = form.Columns.Contains(FormColumn.Notes);

        string.Join('\n', annex.Rows.Select(r => Line(r.PrintedNumber?.TrimEnd('.'), r.Label, r.Unit, r.Result, withNotes ? r.Notes : "", r.ParentRow - 1 ?? -1, Doubts(r))))
            .ShouldBe(string.Join('\n', form.Rows.Select(r => Line(r.Number == "Trong đó" ? "" : r.Number, r.Label, r.Unit, r.Result, withNotes ? r.Note : "", r.Parent, ""))), where + text);
        annex.Errors.ShouldBeEmpty(where + text);
    }

    private static string Line(string? number, string label, string? unit, string? result, string? notes, int parent, string doubts) =>
        $"{number} | {label} | {unit} | {result} | {notes} | {parent}{doubts}";

    private static string Doubts(AnnexRow row) => string.Concat(row.Doubts.Select(d => " | " + d.MessageEn));
}
