using System.Buffers;
using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Etl.Rows;

internal enum CellShape
{
    Empty,
    /// <summary>Digits with separators, a sign, a per cent sign: "2.953", "86,1%", "10/10".</summary>
    Number,
    /// <summary>A number and some words: "25 Nhiệm vụ", "Trên 90%".</summary>
    NumberWithWords,
    /// <summary>A unit of measure or a list of codes: "Văn bản", "Có = 1 Không = 0".</summary>
    Unit,
    /// <summary>A few words.</summary>
    Words,
    /// <summary>A sentence or more.</summary>
    Prose,
    /// <summary>A dash, dots: the printed form of "nothing".</summary>
    Dash,
}

/// <summary>What a cell's text looks like, whatever column it stands in.</summary>
internal static class CellShapes
{
    private static readonly SearchValues<char> NothingSigns = SearchValues.Create(" -–—.…_*/\n");

    // Prose is longer than any unit or short answer.
    private const int FewestProseWords = 9;
    private const int LongestNumber = 40;

    private static readonly HashSet<string> UnitWords =
    [
        "nhiem vu", "van ban", "co quan don vi", "co quan", "don vi", "van de", "tin bai", "tin", "bai", "bai viet", "nguoi", "ho so", "thu tuc",
        "tthc", "y kien", "phieu", "lan", "quy trinh", "quyet dinh", "chi tieu", "cap file", "dong", "trieu dong", "ty dong", "nghin dong", "diem",
        "cuoc", "lop", "luot", "luot nguoi", "xa", "phuong", "dich vu", "he thong", "phan mem", "nt", "nhu tren", "ngay", "gio", "to chuc", "bo",
        "cai", "truong hop", "vu", "vu viec", "buoi", "hoi nghi", "sang kien", "mo hinh", "ke hoach", "bao cao", "phong", "phong ban", "bien che",
        "tieu chi", "may", "chung thu so", "chung thu", "so luong", "ty le", "thu", "doi thoai", "lanh dao", "cong chuc", "vien chuc", "doan",
        "noi dung", "bo phan", "to", "hop dong", "giao dich", "tai khoan", "cong trinh", "de an", "thang", "nam", "co khong", "tin bai phong su",
        "so luong ho so", "so ho so", "can bo", "can bo cong chuc", "quy che", "huyen", "don", "luot truy cap", "ung dung", "de tai", "ty", "pct", "muc do",
    ];

    internal static CellShape Of(string text)
    {
        if (text.Length == 0)
            return CellShape.Empty;
        if (text.AsSpan().IndexOfAnyExcept(NothingSigns) < 0)
            return CellShape.Dash;
        if (text.Trim() == "%")
            return CellShape.Unit;
        if (IsNumber(text))
            return CellShape.Number;
        if (IsCodeList(text) || IsUnit(text))
            return CellShape.Unit;
        var words = text.AsSpan().Count(' ') + text.AsSpan().Count('\n') + 1;
        if (words >= FewestProseWords && !char.IsAsciiDigit(text[0]))
            return CellShape.Prose;
        return text.AsSpan().IndexOfAnyInRange('0', '9') is var digit and >= 0 && (digit == 0 || LeadsToNumber(text, digit))
            ? CellShape.NumberWithWords : CellShape.Words;
    }

    /// <summary>The text begins as the middle of a sentence does.</summary>
    internal static bool StartsInside(string text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c))
                return char.IsLower(c);
            if (c is not ('(' or '"' or '“' or '\'' or ' '))
                return c is ')' or ',' or ';';
        }
        return false;
    }

    internal static bool IsCodeList(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        while (equals >= 0)
        {
            var after = text.AsSpan(equals + 1).TrimStart();
            if (after.Length > 0 && char.IsAsciiDigit(after[0]))
                return true;
            equals = text.IndexOf('=', equals + 1);
        }
        return false;
    }

    /// <summary>Digits with their separators and signs, nothing else.</summary>
    internal static bool IsNumber(string text)
    {
        if (text.Length > LongestNumber)
            return false;
        var hasDigit = false;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
                hasDigit = true;
            else if (c is not ('.' or ',' or '%' or '/' or ' ' or '-' or '+' or '\n' or '±'))
                return false;
        }
        return hasDigit;
    }

    private static bool IsUnit(string text) => text.Length <= 40 && UnitWords.Contains(FoldedText.Of(text));

    // "Trên 90%", "Khoảng 12", "Đạt 95%": at most two words before the number.
    private static bool LeadsToNumber(string text, int digit) => text.AsSpan(0, digit).Count(' ') <= 2 && digit <= 16;
}
