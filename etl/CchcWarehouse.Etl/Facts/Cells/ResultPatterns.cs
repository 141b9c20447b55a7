using System.Text.RegularExpressions;

namespace CchcWarehouse.Etl.Facts.Cells;

/// <summary>The shapes that a result cell may have.</summary>
internal static partial class ResultPatterns
{
    private const RegexOptions Words = RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant;

    /// <summary>Digits with dots and commas between them, and blanks before groups of three.</summary>
    private const string N = @"\d+(?:[.,]\d+)*(?: \d{3}(?!\d)(?:[.,]\d+)*)*";

    private const string Opening = @"^(?:(?:có|đạt|số lượng|tổng số lượng|tổng số|tổng cộng|tổng|cộng|là|tỷ lệ|tỉ lệ)\s*:?\s*)*";

    private const string Degree =
        @"(?:(?<above>trên|hơn|lớn hơn|nhiều hơn|cao hơn|ít nhất|tối thiểu|không dưới|không ít hơn|không thấp hơn|>=|≥|>)"
        + @"|(?<below>dưới|nhỏ hơn|ít hơn|thấp hơn|không quá|tối đa|chưa đến|chưa tới|chưa đầy|<=|≤|<)"
        + @"|(?<about>khoảng|gần|xấp xỉ|ước|ước đạt|ước khoảng|chừng|~|≈)"
        + @"|(?<from>từ))?\s*(?:đạt\s*)?";

    private const string Onwards = @"(?:\s*(?:(?<up>trở lên)|(?<down>trở xuống)))?";

    [GeneratedRegex(@"^[\s\-–—−_.…·•*/\\]*$")]
    public static partial Regex Nothing();

    /// <summary>A raised digit, a star or a dagger behind a number points to a note below the table.</summary>
    [GeneratedRegex(@"(?<=[\d%])\s?(?:[¹²³⁰-⁹]{1,2}|[*†‡]{1,3}|[(\[]\s?[*†‡]{1,3}\s?[)\]])(?=\s|$)")]
    public static partial Regex NoteMark();

    [GeneratedRegex(@"[.…_]{2,}|…")]
    public static partial Regex Placeholder();

    [GeneratedRegex(@"[\s\u00A0]+")]
    public static partial Regex Blanks();

    [GeneratedRegex(@"^(?:[OoQIl|]{1,4}|[IVXLC]+)$")]
    public static partial Regex LookAlike();

    [GeneratedRegex(@"^[-+]?(?=\S*\d)(?=\S*[A-Za-z|])[0-9OoQDIlLiSsBZzGgb|.,/%]+$")]
    public static partial Regex LettersAmongDigits();

    [GeneratedRegex(@"\b\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d{2}\b|\b(?:19|20)\d{2}-\d{1,2}-\d{1,2}|\b(?:ngày|tháng)\s+\d|\bnăm\s+(?:19|20)\d{2}|\d\s*/\s*(?:\d{4}\s*/\s*)?\p{L}{2,}[-\p{L}]*|(?<!tổng )\bsố\s*:?\s*\d", Words)]
    public static partial Regex DateOrDocument();

    [GeneratedRegex(@"^\s*[-+•*]?\s*\d[\d.,/%]*[^\d\n(]{0,24}\n\s*[-+•*]?\s*\d[^\n]{0,32}(?:\n[^\n]{0,32})*$")]
    public static partial Regex ManyLines();

    [GeneratedRegex(Opening + Degree + @"(?<number>[-−+]?" + N + @")\s*(?<percent>%|phần trăm\b)?" + Onwards + "(?<rest>.*)$", Words)]
    public static partial Regex SingleNumber();

    [GeneratedRegex(Opening + Degree + @"(?<number>" + N + @")\s*/\s*(?<whole>" + N + @")(?!\s*[/\d])(?<rest>.*)$", Words)]
    public static partial Regex PartOfWhole();

    [GeneratedRegex(@"^(?<share>" + N + @")\s*%\s*[(\[:,;]?\s*(?<number>" + N + @")\s*/\s*(?<whole>" + N + @")[^\d/]*$", Words)]
    public static partial Regex ShareOfParts();

    /// <summary>Behind a number: words without digits, then a remark that opens with a bracket, a colon or "trong đó".</summary>
    [GeneratedRegex(@"^(?<unit>[^\d(\[:=]*?)(?<remark>(?:[(\[:=]|\btrong đó\b|\bbao gồm\b|\bgồm\b|\bcụ thể\b|\bđạt\b|\bchiếm\b).*)?$", Words)]
    public static partial Regex UnitAndRemark();

    [GeneratedRegex(@"^[^(\[:]*[(\[:]\s*[\d.,]+\s*[)\]]?\s*$", Words)]
    public static partial Regex BareNumberRemark();

    [GeneratedRegex(@"(?:[(\[=:,]|\bđạt\b|\bchiếm\b)\s*(?:tỷ lệ|tỉ lệ|đạt|chiếm)?\s*(?<share>" + N + @")\s*%\s*[)\]]?[.\s]*$", Words)]
    public static partial Regex RemarkedShare();

    [GeneratedRegex(@"^\s*(?:[-–—~÷+,;/x×*]|và\b|đến\b|tới\b)?\s*[-+]?\d", Words)]
    public static partial Regex AnotherNumber();

    [GeneratedRegex(@"^\s*(?<word>nghìn|ngàn|triệu|tỷ|tỉ)(?![\p{L}\p{M}])(?!\s*lệ)(?<rest>.*)$", Words)]
    public static partial Regex ScaleWord();

    [GeneratedRegex(@"^(?:19|20)\d{2}$")]
    public static partial Regex Year();
}
