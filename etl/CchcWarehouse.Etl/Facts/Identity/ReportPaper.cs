using System.Text.RegularExpressions;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Rows;
using CchcWarehouse.Star.Letters;

namespace CchcWarehouse.Etl.Facts.Identity;

internal enum PassageKind { Letterhead, ReportTitle, Narrative, Recipients, Signature, AnnexTitle, Caption, ForeignCaption, ReportingUnit, ColumnHeads, Notes }

/// <summary>A part of the paper that plays one role; its lines end in '\n'.</summary>
internal sealed class Passage(PassageKind kind, IReadOnlyList<TextLine> lines)
{
    private IReadOnlyList<PaperWord>? _words;

    public PassageKind Kind { get; } = kind;

    public IReadOnlyList<TextLine> Lines { get; } = lines;

    public string Text { get; } = string.Join('\n', lines.Select(line => line.Text));

    public IReadOnlyList<PaperWord> Words => _words ??= PaperWord.Read(Text);

    /// <summary>1-based line of the source that holds a character of <see cref="Text"/>.</summary>
    public int LineAt(int offset) => Lines[Text.AsSpan(0, offset).Count('\n')].Line;
}

/// <summary>The texts around the table of a report, parted by the role they play.</summary>
internal sealed partial class ReportPaper
{
    private const int LongestTitleLine = 200;
    private const int LongestTitle = 6;

    private ReportPaper(IReadOnlyList<Passage> passages) => Passages = passages;

    public IReadOnlyList<Passage> Passages { get; }

    public IEnumerable<Passage> Of(params PassageKind[] kinds) => Passages.Where(passage => kinds.Contains(passage.Kind));

    public static ReportPaper Read(Annex annex)
    {
        var lines = Clean(annex.HeadingLines);
        var passages = new List<Passage>();
        var annexStart = AnnexStart(lines);
        var titleStart = ReportTitleStart(lines, annexStart);
        var titleEnd = titleStart < 0 ? -1 : ReportTitleEnd(lines, titleStart, annexStart);
        var letterheadEnd = titleStart >= 0 ? titleStart : LetterheadEnd(lines, annexStart);

        Add(passages, PassageKind.Letterhead, lines[..letterheadEnd]);
        if (titleStart >= 0)
        {
            AddHeading(passages, PassageKind.ReportTitle, lines[titleStart..titleEnd]);
        }
        AddBody(passages, lines[Math.Max(titleEnd, letterheadEnd)..annexStart]);
        AddHeading(passages, PassageKind.AnnexTitle, lines[annexStart..]);
        Add(passages, PassageKind.ColumnHeads, Clean(annex.ColumnHeads));
        AddBody(passages, Clean(annex.ClosingLines));
        Add(passages, PassageKind.Notes, Clean(annex.Rows.SelectMany(Texts).ToList()));
        return new(passages);
    }

    private static IEnumerable<TextLine> Texts(AnnexRow row) =>
        from text in new[] { row.Label, row.Unit, row.Result, row.Notes }
        where text is { Length: > 0 }
        select new TextLine(row.Line, text.Replace('\n', ' '));

    private static TextLine[] Clean(IReadOnlyList<TextLine> lines) =>
        (from line in lines
         from part in line.Text.Split('\n')
         let text = Blanks().Replace(Bookmark().Replace(CanonicalText.Compose(part), ""), " ").Trim(' ')
         where text.Length > 0
         select line with { Text = text }).ToArray();

    /// <summary>Where the heading of the table begins: "Phụ lục …", "Biểu …", "THỐNG KÊ …", "Kết quả … CCHC quý I …"; else its capitals or caption.</summary>
    private static int AnnexStart(TextLine[] lines)
    {
        var from = Math.Max(0, lines.Length - 14);
        var start = Array.FindLastIndex(lines, line => AnnexMark().IsMatch(line.Text));
        if (start < from)
        {
            start = lines.Length;
            while (start > from && (IsCapitals(lines[start - 1].Text) || CaptionMark().IsMatch(lines[start - 1].Text) || ReportingUnitMark().IsMatch(lines[start - 1].Text)))
            {
                start--;
            }
            start = Math.Max(start, LetterheadEnd(lines, lines.Length));
            start = Array.FindIndex(lines, start, line => ReportTitleMark().IsMatch(line.Text)) is >= 0 and var title ? title : start;
        }
        while (start > 0 && AnnexMark().IsMatch(lines[start - 1].Text))
        {
            start--;
        }
        return start;
    }

    private static int ReportTitleStart(TextLine[] lines, int annexStart) =>
        Array.FindIndex(lines, 0, annexStart, line => ReportTitleMark().IsMatch(line.Text));

    private static int ReportTitleEnd(TextLine[] lines, int start, int limit)
    {
        var end = start + 1;
        while (end < limit && end - start < LongestTitle && IsTitleLine(lines, start, end))
        {
            end++;
        }
        return end;
    }

    private static bool IsTitleLine(TextLine[] lines, int start, int index)
    {
        var text = lines[index].Text;
        if (text.Length > LongestTitleLine || BodyMark().IsMatch(text))
        {
            return false;
        }
        var titleHasText = index > start + 1 || lines[start].Text.Length > 12;
        return !titleHasText || IsCapitals(text) || CaptionMark().IsMatch(text) || ReportingUnitMark().IsMatch(text)
            || lines[index].Line - lines[index - 1].Line <= 1;
    }

    private static int LetterheadEnd(TextLine[] lines, int limit)
    {
        var end = 0;
        while (end < Math.Min(limit, 12) && LetterheadMark().IsMatch(lines[end].Text))
        {
            end++;
        }
        return end;
    }

    /// <summary>A heading with its captions and "Đơn vị báo cáo: …" lines set apart.</summary>
    private static void AddHeading(List<Passage> passages, PassageKind kind, TextLine[] lines)
    {
        var title = new List<TextLine>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (CaptionMark().IsMatch(lines[i].Text))
            {
                var end = CaptionEnd(lines, i);
                var own = ReportCaption().IsMatch(string.Join(' ', lines[i..end].Select(line => line.Text)));
                Add(passages, own ? PassageKind.Caption : PassageKind.ForeignCaption, lines[i..end]);
                i = end - 1;
            }
            else if (ReportingUnitMark().IsMatch(lines[i].Text))
            {
                Add(passages, PassageKind.ReportingUnit, lines[i..(i + 1)]);
            }
            else if (ReceiverMark().IsMatch(lines[i].Text))
            {
                Add(passages, PassageKind.Recipients, lines[i..(i + 1)]);
            }
            else
            {
                title.Add(lines[i]);
            }
        }
        Add(passages, kind, title);
    }

    private static int CaptionEnd(TextLine[] lines, int start)
    {
        var end = start + 1;
        var depth = Depth(lines[start].Text);
        while (depth > 0 && end < lines.Length && end - start < 4)
        {
            depth += Depth(lines[end++].Text);
        }
        return end;
    }

    private static int Depth(string text) => text.Count(mark => mark == '(') - text.Count(mark => mark == ')');

    /// <summary>The text of the report: sentences, then recipients, then the signature.</summary>
    private static void AddBody(List<Passage> passages, TextLine[] lines)
    {
        var body = new List<TextLine>();
        var recipients = new List<TextLine>();
        var signature = new List<TextLine>();
        var current = body;
        foreach (var line in lines)
        {
            if (ReportingUnitMark().IsMatch(line.Text) && char.IsLetter(line.Text[0]))
            {
                Add(passages, PassageKind.ReportingUnit, [line]);
                continue;
            }
            current = RecipientsMark().IsMatch(line.Text) ? recipients
                : SignatureMark().IsMatch(line.Text) ? signature
                : current == recipients && !RecipientLine().IsMatch(line.Text) ? signature
                : current;
            (ReceiverMark().IsMatch(line.Text) ? recipients : current).Add(line);
        }
        Add(passages, PassageKind.Narrative, body);
        Add(passages, PassageKind.Recipients, recipients);
        Add(passages, PassageKind.Signature, signature);
    }

    private static void Add(List<Passage> passages, PassageKind kind, IReadOnlyList<TextLine> lines)
    {
        if (lines.Count > 0)
        {
            passages.Add(new(kind, lines));
        }
    }

    private static bool IsCapitals(string text) => text.Any(char.IsLetter) && !text.Any(char.IsLower);

    [GeneratedRegex(@"\[bookmark:[^\]]*\]|[*_#`]{2,}|<[^<>]{1,40}>")]
    private static partial Regex Bookmark();

    [GeneratedRegex(@"[\s\u00A0\u200B-[\n\t]]+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^\W*(?:phụ\s*lục|phụ\s*biểu|biểu(?:\s*mẫu|\s*số)?|bảng|mẫu(?:\s*số)?|thống\s*kê|tổng\s*hợp|số\s*liệu|kết\s*quả(?=[^.;:]{0,120}(?:CCHC|cải\s*cách)[^.;:]{0,80}\s(?:năm|quý|tháng)\s*[\dIVX][^.;:]{0,40}$))(?![\p{L}])", RegexOptions.IgnoreCase)]
    private static partial Regex AnnexMark();

    [GeneratedRegex(@"^[\s*#“""]*báo\s*cáo(?!\p{L})(?!\s*(?:số|định\s*kỳ))[^.;:]{0,180}$", RegexOptions.IgnoreCase)]
    private static partial Regex ReportTitleMark();

    [GeneratedRegex(@"^\W*(?:kính\s*gửi|căn\s*cứ|thực\s*hiện\s+(?:công\s*văn|kế\s*hoạch|quyết\s*định|chỉ\s*thị|nghị|thông\s*tư|văn\s*bản|theo|chương\s*trình)|phần\s|[IVX]+\s*[.\-)]|\d+\s*[.)]|(?:ubnd|ủy\s*ban|uỷ\s*ban)[^\n]*báo\s*cáo)", RegexOptions.IgnoreCase)]
    private static partial Regex BodyMark();

    [GeneratedRegex(@"^\W*(?:(?:ban\s*hành|gửi|đính)?\s*kèm(?:\s*theo)?|theo)\s+(?:báo\s*cáo|công\s*văn|văn\s*bản|kế\s*hoạch|quyết\s*định|thông\s*tư|hướng\s*dẫn|tờ\s*trình)(?![\p{L}])", RegexOptions.IgnoreCase)]
    private static partial Regex CaptionMark();

    [GeneratedRegex(@"(?:kèm(?:\s*theo)?|theo)\s+báo\s*cáo", RegexOptions.IgnoreCase)]
    private static partial Regex ReportCaption();

    [GeneratedRegex(@"^\W*(?:tên\s*)?(?:đơn\s*vị|cơ\s*quan|địa\s*phương)\s*(?:báo\s*cáo|gửi\s*báo\s*cáo|lập\s*(?:báo\s*cáo|biểu)|thực\s*hiện\s*báo\s*cáo)?\s*:\s*\S", RegexOptions.IgnoreCase)]
    private static partial Regex ReportingUnitMark();

    [GeneratedRegex(@"^\W*(?:kính\s*gửi|(?:đơn\s*vị|cơ\s*quan|nơi)\s*nhận\s*báo\s*cáo)", RegexOptions.IgnoreCase)]
    private static partial Regex ReceiverMark();

    [GeneratedRegex(@"^\W*(?:n[ơo]i\s*nhận)", RegexOptions.IgnoreCase)]
    private static partial Regex RecipientsMark();

    [GeneratedRegex(@"^\s*(?:[-+*•\\]|lưu)", RegexOptions.IgnoreCase)]
    private static partial Regex RecipientLine();

    [GeneratedRegex(@"^\W*(?:(?:TM|KT|TL|Q|TUQ)\s*\.|CHỦ\s*TỊCH|PHÓ\s*CHỦ\s*TỊCH|GIÁM\s*ĐỐC|TRƯỞNG\s*PHÒNG|NGƯỜI\s*LẬP|THỦ\s*TRƯỞNG|XÁC\s*NHẬN)")]
    private static partial Regex SignatureMark();

    [GeneratedRegex(@"^\W*(?:ubnd|ủy\s*ban|uỷ\s*ban|hđnd|hội\s*đồng|cộng\s*h|độc\s*lập|tỉnh|thành\s*phố|tp\b|huyện|quận|thị|xã|phường|đặc\s*khu|sở|phòng|văn\s*phòng|bộ|số\s*[:.]|số\s*\d|[^,\n]{0,60},\s*ngày)|^\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex LetterheadMark();
}
