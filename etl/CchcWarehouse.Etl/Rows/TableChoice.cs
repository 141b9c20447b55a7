using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Etl.Rows;

/// <summary>Which of the document's tables report results of reform, and which are something else or a copy.</summary>
internal static class TableChoice
{
    private const double FewestReformRows = 0.3;
    private const double MostMoneyRows = 0.3;
    private const double CopiedRows = 0.8;
    private const int SmallestCopy = 4;
    private const int CaptionLines = 12;

    /// <summary>The rows to read. What is left out is named in the errors.</summary>
    internal static List<RowDraft> Keep(List<RowDraft> rows, List<int> restarts, List<TextLine> heading, List<RowError> errors)
    {
        var refused = rows.Select(r => r.Head).Distinct().Where(h => !IsOfReform(h, rows, heading)).ToHashSet();
        var kept = new List<RowDraft>();
        for (var i = 0; i < restarts.Count; i++)
        {
            var part = rows[restarts[i]..(i + 1 < restarts.Count ? restarts[i + 1] : rows.Count)];
            if (part.Count == 0)
                continue;
            if (refused.Contains(part[0].Head))
                errors.Add(LeftOut(part, "bảng không phải chỉ tiêu cải cách hành chính nên không được đọc", "a table of something else than reform results is left out"));
            else if (IsCopy(part, kept))
                errors.Add(LeftOut(part, "bảng lặp lại các chỉ tiêu đã có ở trên; chỉ đọc bảng đầu", "a table repeats the indicators above; only the first is read"));
            else
                kept.AddRange(part);
        }
        return kept;
    }

    internal static UnreadableDocumentException Refusal(List<RowDraft> rows, List<TableHead> withoutResult)
    {
        if (rows.Count > 0)
            return new("not-results",
                $"Bảng ở dòng {rows[0].Line} không phải bảng kết quả CCHC: các chỉ tiêu không thuộc lĩnh vực cải cách hành chính (ví dụ “{Short(rows[0].Label)}”).",
                $"The table at line {rows[0].Line} reports no reform results: its rows are not about administration reform (such as “{Short(rows[0].Label)}”).");
        if (withoutResult.Find(h => h.HasPlan) is { } plan)
            return new("not-results",
                $"Bảng ở dòng {plan.Lines[0].Line} chỉ có kế hoạch hoặc mục tiêu, không có cột kết quả của kỳ báo cáo ({Heads(plan)}). Cần cột như “Số liệu”, “Kết quả”, “Thực hiện”.",
                $"The table at line {plan.Lines[0].Line} has only plans or targets and no column of results ({Heads(plan)}). A column such as “Số liệu”, “Kết quả”, “Thực hiện” is needed.");
        return new("no-table",
            "Không tìm thấy bảng số liệu kết quả CCHC trong tài liệu. Bảng cần có hàng tiêu đề với các cột như “STT”, “Chỉ tiêu”, “Đơn vị tính”, “Số liệu” (hoặc “Kết quả”).",
            "No table of reform results was found. It needs a head row with columns such as “STT”, “Chỉ tiêu”, “Đơn vị tính”, “Số liệu” (or “Kết quả”).");
    }

    private static bool IsOfReform(TableHead head, List<RowDraft> rows, List<TextLine> heading)
    {
        if (IsPlan(head, heading))
            return false;
        var labels = rows.Where(r => ReferenceEquals(r.Head, head)).Select(r => r.Label).ToList();
        var folded = labels.Select(FoldedText.Of).ToList();
        var money = folded.Count(ReformWords.SpeaksOfMoney);
        var areas = labels.Where(ReformWords.IsArea).Distinct(StringComparer.Ordinal).Count();
        var reform = folded.Sum(ReformWords.Weight);
        if (heading.TakeLast(CaptionLines).Any(l => ReformWords.NamesReform(l.Text)))
            reform += 0.15 * labels.Count;
        return money < MostMoneyRows * labels.Count && (areas >= 2 || reform >= FewestReformRows * labels.Count);
    }

    // A plan may call its numbers "Số lượng"; its title says what it is.
    private static bool IsPlan(TableHead head, List<TextLine> heading)
    {
        if (HeadWords.IsStrongResult(head.Columns[head.Result!.Value].Head))
            return false;
        var caption = heading.TakeLast(CaptionLines).Select(l => FoldedText.Of(l.Text)).ToList();
        return caption.Exists(l => FoldedText.StartsWithAny(l, "ke hoach") && l.Length < 100 || FoldedText.HoldsAny(l, "kem theo ke hoach"))
            && !caption.Exists(l => FoldedText.HoldsAny(l, "ket qua", "bao cao", "thong ke", "so lieu"));
    }

    private static bool IsCopy(List<RowDraft> part, List<RowDraft> kept)
    {
        if (part.Count < SmallestCopy || kept.Count == 0)
            return false;
        var known = kept.GroupBy(Key).ToDictionary(g => g.Key, g => new Queue<RowDraft>(g), StringComparer.Ordinal);
        var pairs = part.Select(r => (Row: r, First: known.TryGetValue(Key(r), out var found) && found.Count > 0 ? found.Dequeue() : null)).ToList();
        if (pairs.Count(p => p.First is not null) < CopiedRows * part.Count)
            return false;
        foreach (var (row, first) in pairs.Where(p => p.First is not null && p.First.Result != p.Row.Result))
            first!.Reasons.Add($"doubt: the indicator stands again in line {row.Line} with another value");
        return true;
    }

    private static string Key(RowDraft row) => $"{row.PrintedNumber}|{FoldedText.Of(row.Label)}";

    private static RowError LeftOut(List<RowDraft> part, string reason, string reasonEn) =>
        new(part[0].Line, null, Short(part[0].Label), $"{reason} ({part.Count} hàng)") { ReasonEn = $"{reasonEn} ({part.Count} rows)" };

    private static string Heads(TableHead head) => string.Join(" | ", head.Columns.Select(c => Short(c.Head)));

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
