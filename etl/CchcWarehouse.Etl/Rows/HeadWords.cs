using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Etl.Rows;

/// <summary>The words that offices put over their columns.</summary>
/// <remarks>Compared without case, diacritics and punctuation; the order of the questions is the rule.</remarks>
internal static class HeadWords
{
    /// <summary>What the text of one head cell says its column holds.</summary>
    internal static ColumnRole RoleOf(string text)
    {
        var head = FoldedText.Of(text);
        if (head.Length == 0)
            return text.Contains('%', StringComparison.Ordinal) ? ColumnRole.Rate
                : text.Trim() == "#" ? ColumnRole.Ordinal : ColumnRole.Other;
        return IsOrdinal(head) ? ColumnRole.Ordinal
            : IsNotes(head) ? ColumnRole.Notes
            : IsUnit(head) ? ColumnRole.Unit
            : IsOfWork(head) ? ColumnRole.Other
            : IsLabel(head) ? ColumnRole.Label
            : NumberRole(head, text);
    }

    /// <summary>A head that says "result" by itself, whatever stands over it.</summary>
    internal static bool IsStrongResult(string text) => IsStrong(FoldedText.Of(text));

    /// <summary>Names the reporting period itself ("trong kỳ"), which beats every other result column.</summary>
    internal static bool NamesReportingPeriod(string text) =>
        FoldedText.HoldsAny(FoldedText.Of(text), "trong ky", "ky nay", "ky bao cao", "trong ky bao cao");

    /// <summary>Not counted yet: "Ước thực hiện 6 tháng".</summary>
    internal static bool IsEstimate(string text) => FoldedText.HoldsAny(FoldedText.Of(text), "uoc thuc hien", "uoc th", "uth", "uoc dat", "uoc ket qua");

    internal static bool IsTotal(string text) =>
        FoldedText.StartsWithAny(FoldedText.Of(text), "tong so", "tong cong", "tong", "chung");

    /// <summary>Over a column before the labels: what several rows have in common.</summary>
    internal static bool IsGroup(string text) =>
        FoldedText.StartsWithAny(FoldedText.Of(text), "nhom", "linh vuc", "mang", "phan", "khoi", "loai");

    /// <summary>The last year named in the text, such as 2022.</summary>
    internal static int? YearIn(string text)
    {
        int? year = null;
        for (var i = 0; i + 4 <= text.Length; i++)
        {
            var bounded = (i == 0 || !char.IsAsciiDigit(text[i - 1])) && (i + 4 == text.Length || !char.IsAsciiDigit(text[i + 4]));
            if (bounded && text[i] == '2' && text[i + 1] == '0' && int.TryParse(text.AsSpan(i, 4), out var found))
                year = Math.Max(year ?? 0, found);
        }
        return year;
    }

    private static bool IsOrdinal(string head) =>
        head is "tt" or "so" or "ma" or "ma so" or "muc" or "ky hieu" or "so hieu" or "no" or "s tt" or "s t t" or "so thu tu" or "ma chi tieu" or "ma so chi tieu"
        || FoldedText.StartsWithAny(head, "stt", "so tt", "so thu tu", "thu tu")
        || head.StartsWith("tt ", StringComparison.Ordinal) && head.Length < 12;

    private static bool IsNotes(string head) =>
        FoldedText.HoldsAny(head, "ghi chu", "giai trinh", "minh chung", "kiem chung", "chu thich", "nguyen nhan", "ly do", "tai lieu chung minh", "van ban chung minh", "thuyet minh");

    private static bool IsUnit(string head) =>
        head is "don vi" or "dv" or "dv tinh" or "d v t" or "don vi do" or "don vi do luong"
        || FoldedText.StartsWithAny(head, "don vi tinh", "dvt", "dvi tinh");

    /// <summary>A column of a work plan: who, when, with what money.</summary>
    internal static bool NamesWork(string text) => IsOfWork(FoldedText.Of(text));

    private static bool IsOfWork(string head) =>
        FoldedText.StartsWithAny(head, "thoi gian", "thoi han", "thoi diem", "co quan", "don vi", "nguoi", "kinh phi", "san pham", "tien do", "bo phan", "phong", "ngay", "ho va ten", "ho ten", "chuc vu", "can cu", "can bo", "ten don vi", "ten co quan", "ten xa", "ten phong");

    private static bool IsLabel(string head) =>
        FoldedText.StartsWithAny(head, "noi dung", "ten chi tieu", "tieu chi", "ten tieu chi", "chi so", "cac chi tieu", "danh muc", "hang muc", "linh vuc", "dien giai", "ten", "nhiem vu", "cac noi dung", "cac tieu chi", "thong tin", "cong viec", "dau muc", "khoan muc", "chi tieu thong ke", "chi tieu bao cao", "chi tieu danh gia")
        || FoldedText.StartsWithAny(head, "chi tieu") && !IsTarget(head);

    /// <summary>The text may stand over the column of labels.</summary>
    internal static bool MayBeLabel(string text) => FoldedText.Of(text) is var head && (IsLabel(head) || IsTarget(head));

    /// <summary>Over a column these words can only mean "what is counted"; "nhiệm vụ" may also be a unit.</summary>
    internal static bool IsSureLabel(string text) =>
        FoldedText.Of(text) is var head && IsLabel(head)
        && FoldedText.StartsWithAny(head, "noi dung", "ten chi tieu", "tieu chi", "ten tieu chi", "chi so", "cac chi tieu", "chi tieu", "danh muc", "cac noi dung", "cac tieu chi");

    // "Chỉ tiêu" is an indicator, but "chỉ tiêu giao", "chỉ tiêu năm 2022" is a target.
    private static bool IsTarget(string head) =>
        FoldedText.StartsWithAny(head, "chi tieu giao", "chi tieu duoc", "chi tieu ke hoach", "chi tieu kh", "chi tieu phan dau", "chi tieu nam", "chi tieu quy", "chi tieu de ra", "chi tieu nghi quyet", "chi tieu nq", "chi tieu hdnd", "chi tieu cap tren", "chi tieu tinh", "chi tieu huyen", "chi tieu thang", "chi tieu 6 thang", "chi tieu dang ky", "chi tieu can dat");

    private static ColumnRole NumberRole(string head, string text)
    {
        var strong = IsStrong(head);
        if (IsComparison(head, text))
            return ColumnRole.Comparison;
        if (FoldedText.HoldsAny(head, "cung ky", "nam truoc", "ky truoc", "thang truoc", "quy truoc", "nam ngoai", "truoc lien ke", "lien ke truoc", "nam lien truoc"))
            return ColumnRole.Prior;
        if (FoldedText.HoldsAny(head, "luy ke", "cong don", "tu dau nam", "tu dau nhiem ky"))
            return ColumnRole.Cumulative;
        if (IsTarget(head) || FoldedText.HoldsAny(head, "du kien", "uoc", "uth"))
            return ColumnRole.Plan;
        if (!(strong && !FoldedText.StartsWithAny(head, "so lieu", "so")) && FoldedText.HoldsAny(head, "ke hoach", "muc tieu", "giao", "kh", "du toan", "dinh muc", "dang ky", "phan dau", "diem toi da", "diem chuan", "thang diem", "yeu cau", "ctkh", "nhu cau", "phan bo", "dinh bien", "phai thuc hien", "can thuc hien"))
            return ColumnRole.Plan;
        if (strong || IsWeakResult(head))
            return ColumnRole.Result;
        return FoldedText.HoldsAny(head, "ty le", "ti le", "phan tram") || text.Contains('%', StringComparison.Ordinal) ? ColumnRole.Rate : ColumnRole.Other;
    }

    private static bool IsComparison(string head, string text)
    {
        if (FoldedText.HoldsAny(head, "so voi", "so sanh", "tang giam", "tang", "giam", "chenh lech", "th kh"))
            return true;
        var isShare = FoldedText.StartsWithAny(head, "ty le", "ti le", "phan tram", "muc do", "dat")
            || text.AsSpan().TrimStart().StartsWith("%", StringComparison.Ordinal);
        return isShare && FoldedText.HoldsAny(head, "hoan thanh", "ke hoach", "kh", "dat", "thuc hien", "muc tieu", "chi tieu");
    }

    private static bool IsStrong(string head) =>
        FoldedText.StartsWithAny(head, "ket qua", "thuc hien", "th", "so lieu", "so thuc hien", "da thuc hien", "so da thuc hien", "so bao cao", "so thuc te", "thuc te", "dat duoc", "trong ky", "ky nay", "ky bao cao", "so ky nay", "gia tri thuc hien", "so dat duoc");

    private static bool IsWeakResult(string head) =>
        FoldedText.StartsWithAny(head, "so luong", "gia tri", "tong so", "tong cong", "tong", "chung", "hien trang", "thuc trang", "tong hop", "tinh hinh thuc hien", "phat sinh", "so phat sinh", "nam", "ca nam", "ca quy", "quy", "thang", "6 thang", "9 thang", "sau thang", "chin thang", "ky")
        || head is "so" || head.Length == 4 && YearIn(head) is not null
        || FoldedText.StartsWithAny(head, "bao cao") || FoldedText.Holds(head, "ket qua");
}
