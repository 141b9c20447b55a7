using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Etl.Rows;

/// <summary>What offices print over their columns, to be found again in what a scan made of it.</summary>
/// <param name="IsGuessed">Letters differ, not only blanks.</param>
internal sealed record HeadPhrase(string Text, bool IsGuessed)
{
    private const int LongestRest = 160;

    private static readonly (string Text, string Letters)[] All =
    [
        .. new[]
        {
            "STT", "Số TT", "Thứ tự", "Số thứ tự",
            "Chỉ tiêu", "Tên chỉ tiêu", "Các chỉ tiêu", "Chỉ tiêu thống kê", "Chỉ tiêu báo cáo", "Nội dung", "Nội dung chỉ tiêu", "Nội dung báo cáo",
            "Các nội dung", "Nội dung công việc", "Tiêu chí", "Tên tiêu chí", "Chỉ số", "Nhiệm vụ", "Lĩnh vực", "Danh mục",
            "Đơn vị tính", "Đơn vị", "ĐVT",
            "Kết quả", "Kết quả thống kê", "Kết quả thực hiện", "Kết quả đạt được", "Số liệu", "Số liệu báo cáo", "Số lượng", "Số lượng/tỷ lệ", "Thực hiện",
            "Kết quả thực hiện trong kỳ", "Trong kỳ", "Giá trị", "Tỷ lệ", "Tỷ lệ (%)",
            "Kế hoạch", "Kế hoạch năm", "Chỉ tiêu giao", "Chỉ tiêu kế hoạch", "Mục tiêu", "Kế hoạch giao",
            "Cùng kỳ", "Cùng kỳ năm trước", "Kỳ trước", "Năm trước", "Lũy kế", "Lũy kế từ đầu năm", "So với cùng kỳ", "So với kế hoạch", "Tăng/giảm",
            "Ghi chú", "Giải trình", "Tài liệu kiểm chứng", "Nguyên nhân",
            "Thời gian thực hiện", "Thời gian hoàn thành", "Cơ quan chủ trì", "Cơ quan phối hợp", "Đơn vị thực hiện", "Người thực hiện",
        }.Select(text => (text, Letters(text))),
    ];

    /// <summary>The head that the text nearly is, or nearly begins with; null where none is, or two of other columns are.</summary>
    internal static HeadPhrase? Nearest(string text)
    {
        var letters = Letters(text);
        if (letters.Length > LongestRest)
            return null;
        var found = All.SelectMany(p => Ends(p.Letters, letters).Select(end => (Phrase: p.Text, End: end.End, end.Distance)))
            .Where(f => f.End == letters.Length || IsExplained(text, letters, f.End)).ToList();
        if (found.Count == 0)
            return null;
        var least = found.Min(f => f.Distance);
        var best = found.Where(f => f.Distance == least).OrderByDescending(f => f.Phrase.Length).ToList();
        return best.Exists(b => HeadWords.RoleOf(b.Phrase) != HeadWords.RoleOf(best[0].Phrase)) ? null
            : new HeadPhrase((best[0].Phrase + ' ' + text[Place(text, best[0].End)..].Trim()).Trim(), least > 0);
    }

    // "(Báo cáo Quý I)" behind a head explains it.
    private static bool IsExplained(string text, string letters, int end) => end < letters.Length && text.AsSpan(Place(text, end)).TrimStart() is ['(', ..];

    private static IEnumerable<(int End, int Distance)> Ends(string phrase, string letters)
    {
        var most = MostDistance(phrase.Length);
        for (var end = Math.Max(1, phrase.Length - most); end <= Math.Min(letters.Length, phrase.Length + most); end++)
        {
            if (Distance(phrase, letters[..end]) is var distance && distance <= most)
                yield return (end, distance);
        }
    }

    private static int MostDistance(int length) => length switch { < 5 => 0, < 10 => 1, < 15 => 2, _ => 3 };

    /// <summary>How many letters must be changed, added or left out.</summary>
    private static int Distance(string one, string other)
    {
        var above = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var row = new int[other.Length + 1];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
            above = row;
        }
        return above[^1];
    }

    private static string Letters(string text) => FoldedText.Of(text).Replace(" ", "", StringComparison.Ordinal);

    // Of the text, behind so many letters.
    private static int Place(string text, int letters)
    {
        var at = 0;
        while (at < text.Length && letters > 0)
            letters -= Letters(text[at++].ToString()).Length;
        return at;
    }
}
