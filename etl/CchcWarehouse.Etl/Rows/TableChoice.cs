using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Etl.Rows;

/// <summary>A stretch of rows from one printed head to the next.</summary>
/// <param name="First">Index of its first row.</param>
/// <param name="HasCaption">Text stands over it: another table; otherwise the same one on another page.</param>
internal sealed record TablePart(int First, bool HasCaption);

/// <summary>Which of the document's tables report results of reform, and which are something else or a copy.</summary>
internal sealed class TableChoice(List<RowDraft> rows, List<TextLine> heading)
{
    internal const int CaptionLines = 12;

    private const double FewestReformRows = 0.3;
    private const double FewestReformRowsAtAll = 0.1;
    private const int SmallestTable = 4;
    private const double MostMoneyRows = 0.3;
    private const double CopiedRows = 0.8;
    private const int SmallestCopy = 4;
    private const int SampleRows = 2000;

    private readonly bool titleNamesReform = heading.TakeLast(CaptionLines).Any(l => ReformWords.NamesReform(l.Text));

    /// <summary>The rows to read. What is left out is named in the errors.</summary>
    internal List<RowDraft> Keep(List<TablePart> parts, List<RowError> errors)
    {
        var tables = Tables(parts);
        var anySure = tables.Exists(t => Verdict(t) == true);
        var kept = new List<RowDraft>();
        foreach (var table in tables)
        {
            if (!(Verdict(table) ?? anySure))
                errors.Add(LeftOut(table, "bảng không phải chỉ tiêu cải cách hành chính nên không được đọc", "a table of something else than reform results is left out"));
            else if (IsCopy(table, kept))
                errors.Add(LeftOut(table, "bảng lặp lại các chỉ tiêu đã có ở trên; chỉ đọc bảng đầu", "a table repeats the indicators above; only the first is read"));
            else
                kept.AddRange(table);
        }
        return kept;
    }

    // Pages go together; a page that begins as the table began is a table of its own.
    private List<List<RowDraft>> Tables(List<TablePart> parts)
    {
        var tables = new List<List<RowDraft>>();
        for (var i = 0; i < parts.Count; i++)
        {
            var part = rows[parts[i].First..(i + 1 < parts.Count ? parts[i + 1].First : rows.Count)];
            if (part.Count == 0)
                continue;
            if (tables.Count > 0 && !parts[i].HasCaption && ReferenceEquals(tables[^1][0].Head, part[0].Head) && Key(tables[^1][0]) != Key(part[0]))
                tables[^1].AddRange(part);
            else
                tables.Add(part);
        }
        return tables;
    }

    /// <summary>Whether the table reports reform results; null where it says too little by itself.</summary>
    private bool? Verdict(List<RowDraft> table)
    {
        if (IsPlan(table[0].Head, heading))
            return false;
        var labels = table.Take(SampleRows).Select(r => r.Label).ToList();
        var folded = labels.ConvertAll(FoldedText.Of);
        if (folded.Count(ReformWords.SpeaksOfMoney) >= MostMoneyRows * labels.Count)
            return false;
        var reform = folded.Sum(ReformWords.Weight) / labels.Count;
        if (labels.Where(ReformWords.IsArea).Distinct(StringComparer.Ordinal).Skip(1).Any() || reform + (titleNamesReform ? 0.15 : 0) >= FewestReformRows)
            return true;
        return reform < FewestReformRowsAtAll && labels.Count >= SmallestTable ? false : null;
    }

    /// <summary>A plan may call its numbers "Số lượng"; its title says what it is.</summary>
    internal static bool IsPlan(TableHead head, List<TextLine> heading)
    {
        if (HeadWords.IsStrongResult(head.Columns[head.Result!.Value].Head))
            return false;
        var caption = heading.TakeLast(CaptionLines).Select(l => FoldedText.Of(l.Text)).ToList();
        return caption.Exists(l => FoldedText.StartsWithAny(l, "ke hoach") && l.Length < 100 || FoldedText.Holds(l, "kem theo ke hoach"))
            && !caption.Exists(l => FoldedText.HoldsAny(l, "ket qua", "bao cao", "thong ke", "so lieu"));
    }

    // The same form again, from its first row on: last year's, or another unit's, or the same page twice.
    private static bool IsCopy(List<RowDraft> table, List<RowDraft> kept)
    {
        if (table.Count < SmallestCopy || kept.Count == 0)
            return false;
        var known = kept.GroupBy(Key).ToDictionary(g => g.Key, g => new Queue<RowDraft>(g), StringComparer.Ordinal);
        var pairs = table.ConvertAll(r => (Row: r, First: known.TryGetValue(Key(r), out var found) && found.Count > 0 ? found.Dequeue() : null));
        if (pairs.Count(p => p.First is not null) < CopiedRows * table.Count || pairs[0].First is null)
            return false;
        foreach (var (row, first) in pairs.Where(p => p.First is not null && p.First.Result != p.Row.Result))
            first!.Doubts.Add(RowDoubts.StandsAgain(row.Line));
        return true;
    }

    private static string Key(RowDraft row) => $"{row.PrintedNumber}|{FoldedText.Of(row.Label)}";

    private static RowError LeftOut(List<RowDraft> table, string reason, string reasonEn) =>
        new(table[0].Line, null, table[0].Label, $"{reason} ({table.Count} hàng)") { ReasonEn = $"{reasonEn} ({table.Count} rows)" };
}
