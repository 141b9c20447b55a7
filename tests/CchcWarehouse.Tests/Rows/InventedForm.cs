using System.Text;

namespace CchcWarehouse.Tests.Rows;

/// <param name="Parent">Index of the parent row, or -1.</param>
internal sealed record InventedRow(string Number, string Label, string Unit, string Result, string Note, int Parent);

internal enum FormColumn { Ordinal, Label, Unit, Result, Notes, Plan, LastYear, Comparison, Cumulative, Agency }

internal enum FormLayout { Tabs, Pipes, CellPerLine }

internal enum PageBreak { None, BlankLine, HeadAgain, HeadAgainInPart, Rule, PageNumber }

/// <summary>A report of an office that does not exist, printed in one of many ways.</summary>
internal sealed record InventedForm
{
    internal static readonly InventedRow[] DecimalRows =
    [
        new("1", "Công tác chỉ đạo, điều hành CCHC", "", "", "", -1),
        new("1.1", "Kế hoạch CCHC", "", "", "Kế hoạch số 05/KH-UBND ngày 12/01/2023", 0),
        new("1.1.1", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "41", "", 1),
        new("1.1.2", "Số nhiệm vụ đã hoàn thành", "Nhiệm vụ", "38", "Còn 03 nhiệm vụ chuyển sang năm sau", 1),
        new("1.2", "Kiểm tra CCHC", "", "", "", 0),
        new("1.2.1", "Số UBND cấp xã đã kiểm tra", "Cơ quan, đơn vị", "7", "", 4),
        new("1.2.2", "Số vấn đề phát hiện qua kiểm tra", "Vấn đề", "", "", 4),
        new("1.3", "Khảo sát sự hài lòng của người dân, tổ chức", "", "", "", 0),
        new("1.3.1", "Hình thức khảo sát", "Trực tuyến = 0 Phát phiếu = 1 Kết hợp = 2", "2", "", 7),
        new("2", "Cải cách thể chế", "", "", "", -1),
        new("2.1", "Số VBQPPL đã ban hành/tham mưu ban hành", "Văn bản", "1.204", "", 9),
        new("2.2", "Số VBQPPL đã kiến nghị xử lý sau kiểm tra, rà soát", "Văn bản", "0", "", 9),
        new("3", "Cải cách thủ tục hành chính", "", "", "", -1),
        new("3.1", "Kết quả giải quyết TTHC", "", "", "", 12),
        new("3.1.1", "Số lượng hồ sơ đã tiếp nhận", "Hồ sơ", "24.407", "", 13),
        new("Trong đó", "Tiếp nhận trực tiếp", "Hồ sơ", "20.000", "", 14),
        new("", "Tiếp nhận qua BCCI", "Hồ sơ", "407", "", 14),
        new("", "Tiếp nhận trực tuyến mức độ 4", "Hồ sơ", "4.000", "", 14),
        new("3.1.2", "Tỷ lệ hồ sơ TTHC do UBND cấp huyện tiếp nhận được giải quyết đúng hạn", "%", "99,87", "", 13),
        new("4", "Cải cách tài chính công", "", "", "", -1),
        new("4.1", "Số đơn vị SNCL do nhà nước đảm bảo 100% chi thường xuyên (lũy kế đến thời điểm báo cáo)", "Cơ quan, đơn vị", "46", "", 19),
    ];

    internal static readonly InventedRow[] RomanRows =
    [
        new("I", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC", "", "", "", -1),
        new("1", "Tuyên truyền CCHC", "", "", "", 0),
        new("", "Tỷ lệ thực hiện nhiệm vụ tuyên truyền theo kế hoạch", "%", "100", "", 1),
        new("", "Số lượng tin, bài viết, phóng sự đã đăng", "Tin, bài", "11", "", 1),
        new("2", "Thực hiện nhiệm vụ UBND tỉnh giao", "", "", "", 0),
        new("", "Tổng số nhiệm vụ được giao", "Nhiệm vụ", "158", "", 4),
        new("", "Số nhiệm vụ đã hoàn thành đúng hạn", "Nhiệm vụ", "152", "", 4),
        new("II", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH", "", "", "", -1),
        new("1", "Thống kê TTHC", "", "", "", 7),
        new("", "Tổng số TTHC đang có hiệu lực:", "Thủ tục", "405", "", 8),
        new("", "- Số TTHC áp dụng tại UBND cấp huyện:", "Thủ tục", "269", "", 9),
        new("", "- Số TTHC áp dụng tại UBND cấp xã:", "Thủ tục", "136", "", 9),
        new("2", "Kết quả giải quyết TTHC", "", "", "", 7),
        new("", "Số hồ sơ TTHC do UBND cấp huyện tiếp nhận", "Hồ sơ", "2.953", "", 12),
        new("III", "CẢI CÁCH CHẾ ĐỘ CÔNG VỤ", "", "", "", -1),
        new("1", "Số liệu về xử lý kỷ luật cán bộ, công chức, viên chức", "", "", "", 14),
        new("", "Số người làm việc tại các đơn vị SNCL bị kỷ luật", "Người", "0", "Không phát sinh", 15),
    ];

    internal required InventedRow[] Rows { get; init; }

    internal FormColumn[] Columns { get; init; } = [FormColumn.Ordinal, FormColumn.Label, FormColumn.Unit, FormColumn.Result, FormColumn.Notes];

    internal Dictionary<FormColumn, string> Heads { get; init; } = new()
    {
        [FormColumn.Ordinal] = "STT",
        [FormColumn.Label] = "Chỉ tiêu thống kê",
        [FormColumn.Unit] = "Đơn vị tính",
        [FormColumn.Result] = "Số liệu",
        [FormColumn.Notes] = "Ghi chú",
        [FormColumn.Plan] = "Kế hoạch năm 2023",
        [FormColumn.LastYear] = "Cùng kỳ năm trước",
        [FormColumn.Comparison] = "Tỷ lệ so với kế hoạch (%)",
        [FormColumn.Cumulative] = "Lũy kế từ đầu năm",
        [FormColumn.Agency] = "Cơ quan chủ trì",
    };

    internal FormLayout Layout { get; init; }

    internal bool HeadInTwoRows { get; init; }

    internal bool ColumnNumbers { get; init; }

    internal bool TrimsEmptyCells { get; init; }

    internal bool Bold { get; init; }

    /// <summary>A break before the row of this index; -1 is none.</summary>
    internal int BreakBefore { get; init; } = -1;

    internal PageBreak Break { get; init; }

    /// <summary>The label of the row above the break goes on below it.</summary>
    internal bool SplitsLabel { get; init; }

    /// <summary>The heading of an area is one cell over the whole width, its number inside.</summary>
    internal bool MergedAreas { get; init; }

    /// <summary>The cells of an upper head that spans two columns are written once.</summary>
    internal bool CollapsedSpans { get; init; }

    internal string Print()
    {
        var text = new StringBuilder("UBND HUYỆN KHÔNG CÓ\n\nPHỤ LỤC\nTHỐNG KÊ KẾT QUẢ CÔNG TÁC CẢI CÁCH HÀNH CHÍNH NĂM 2023\n(Kèm theo Báo cáo số 12/BC-UBND ngày 12/12/2023)\n\n");
        PrintHead(text);
        for (var i = 0; i < Rows.Length; i++)
        {
            var row = Rows[i];
            var label = row.Label;
            if (SplitsLabel && i == BreakBefore - 1 && SplitAt(row) is > 0 and var cut)
                label = label[..cut].TrimEnd();
            if (i == BreakBefore)
            {
                PrintBreak(text);
                if (SplitsLabel && i > 0 && SplitAt(Rows[i - 1]) is > 0 and var rest)
                    PrintRow(text, [.. Columns.Select(c => c == FormColumn.Label ? Rows[i - 1].Label[rest..].Trim() : "")]);
            }
            if (MergedAreas && row.Parent < 0)
                PrintRow(text, [.. Columns.Select((_, column) => column == 0 ? $"{row.Number}. {label}" : "")]);
            else
                PrintRow(text, [.. Columns.Select(c => Cell(row, c, label))]);
        }
        return text.ToString();
    }

    /// <summary>Where a label can be cut so that the rest begins inside a sentence; 0 where it cannot.</summary>
    internal static int SplitAt(InventedRow row)
    {
        for (var i = row.Label.Length / 2; i < row.Label.Length - 1; i++)
        {
            if (row.Label[i] == ' ' && char.IsLower(row.Label[i + 1]))
                return i;
        }
        return 0;
    }

    private string Cell(InventedRow row, FormColumn column, string label) => column switch
    {
        FormColumn.Ordinal => Bold && row.Parent < 0 ? $"<b>{row.Number}</b>" : row.Number,
        FormColumn.Label when !Columns.Contains(FormColumn.Ordinal) && row.Number.Length > 0 && row.Number != "Trong đó" => $"{row.Number}. {label}",
        FormColumn.Label => Bold && row.Parent < 0 ? $"<b>{label}</b>" : label,
        FormColumn.Unit => row.Unit,
        FormColumn.Result => row.Result,
        FormColumn.Notes => row.Note,
        FormColumn.Agency => row.Unit.Length > 0 ? "Phòng Nội vụ" : "",
        FormColumn.Plan => row.Result.Length > 0 ? "777" : "",
        FormColumn.LastYear => row.Result.Length > 0 ? "888" : "",
        FormColumn.Cumulative => row.Result.Length > 0 ? "999" : "",
        _ => row.Result.Length > 0 ? "55,5" : "",
    };

    private void PrintHead(StringBuilder text)
    {
        var heads = Columns.Select(c => Heads[c]).ToArray();
        if (HeadInTwoRows)
        {
            // "Kết quả thống kê" over the unit and the result, the other heads over both rows.
            var grouped = Columns.Select(c => c is FormColumn.Unit or FormColumn.Result).ToArray();
            var first = Array.IndexOf(grouped, true);
            PrintRow(text, [.. heads.Select((h, i) => !grouped[i] ? h : i == first ? "Kết quả thống kê" : "").Where((_, i) => !CollapsedSpans || !grouped[i] || i == first)]);
            PrintRow(text, [.. heads.Select((h, i) => grouped[i] ? h : "")]);
        }
        else
            PrintRow(text, heads);
        if (Layout == FormLayout.Pipes)
            text.Append('|').Append(string.Join('|', Columns.Select(_ => "---"))).Append("|\n");
        if (ColumnNumbers)
            PrintRow(text, [.. Columns.Select((_, i) => $"({i + 1})")]);
    }

    private void PrintBreak(StringBuilder text)
    {
        switch (Break)
        {
            case PageBreak.BlankLine:
                text.Append('\n');
                break;
            case PageBreak.HeadAgain:
                text.Append('\n');
                PrintHead(text);
                break;
            case PageBreak.HeadAgainInPart:
                text.Append('\n');
                PrintRow(text, [.. Columns.Select(c => c is FormColumn.Unit or FormColumn.Result ? Heads[c] : "")]);
                break;
            case PageBreak.Rule:
                PrintRow(text, [.. Columns.Select((_, i) => i == 0 ? "--" : "---")]);
                break;
            case PageBreak.PageNumber:
                text.Append("\n3\n\n");
                break;
        }
    }

    private void PrintRow(StringBuilder text, string[] cells)
    {
        if (Layout == FormLayout.CellPerLine)
            text.Append(string.Concat(cells.Select(c => $"\t{c}\n"))).Append('\n');
        else if (Layout == FormLayout.Pipes)
            text.Append("| ").Append(string.Join(" | ", cells)).Append(" |\n");
        else
            text.Append(TrimsEmptyCells ? string.Join('\t', cells).TrimEnd('\t') : string.Join('\t', cells)).Append('\n');
    }
}
