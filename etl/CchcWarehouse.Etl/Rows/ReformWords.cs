using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Etl.Rows;

/// <summary>The words by which a table of public administration reform is known.</summary>
internal static class ReformWords
{
    // The seven areas of the national programme and their names in the programme before it.
    private static readonly string[] AreaNames =
    [
        "cong tac chi dao dieu hanh", "chi dao dieu hanh", "cai cach the che", "cai cach thu tuc hanh chinh", "cai cach tthc",
        "cai cach to chuc bo may", "cai cach che do cong vu", "cai cach cong vu", "xay dung va nang cao chat luong doi ngu can bo",
        "nang cao chat luong doi ngu can bo", "cai cach tai chinh cong", "xay dung va phat trien chinh phu dien tu",
        "xay dung va phat trien chinh quyen dien tu", "xay dung va phat trien chinh phu so", "xay dung va phat trien chinh quyen so",
        "xay dung phat trien chinh quyen dien tu", "xay dung phat trien chinh phu dien tu", "xay dung chinh quyen dien tu", "xay dung chinh phu dien tu",
        "phat trien chinh quyen dien tu", "hien dai hoa hanh chinh", "hien dai hoa nen hanh chinh",
    ];

    // What may follow an area's name and leave it an area's name.
    private static readonly HashSet<string> AreaTail =
    [
        "cchc", "cai", "cach", "hanh", "chinh", "nha", "nuoc", "cong", "tac", "quyen", "phu", "so", "dien", "tu", "va", "cac", "cap", "can", "bo",
        "chuc", "vien", "kiem", "soat", "thu", "tuc", "tthc", "thuc", "hien", "co", "che", "mot", "cua", "lien", "thong", "ve", "trong", "nen",
        "theo", "che", "do", "may", "doi", "ngu", "ung", "dung", "cntt", "dieu",
    ];

    // Said of administration reform and hardly of anything else.
    private static readonly string[] OwnTerms =
    [
        "cchc", "cai cach hanh chinh", "tthc", "thu tuc hanh chinh", "vbqppl", "quy pham phap luat", "qppl", "mot cua", "dich vu cong", "dvc",
        "bien che", "sncl", "dvsncl", "su nghiep cong lap", "chung thu so", "chu ky so", "iso", "bcci", "buu chinh cong ich", "ky luat",
        "tinh gian", "vi tri viec lam", "muc do 3", "muc do 4", "van ban dien tu", "dang dien tu", "chinh quyen dien tu", "chinh phu dien tu",
        "chinh quyen so", "chuyen doi so", "trai phap luat", "tu chu", "lien thong", "van ban chi dao", "van ban di", "van ban den",
        "quy trinh noi bo", "thanh toan truc tuyen", "phan anh kien nghi", "van de phat hien", "hai long", "nhiem vu duoc giao", "the che",
    ];

    // Said of administration reform among other things.
    private static readonly string[] SharedTerms =
    [
        "cong chuc", "vien chuc", "khao sat", "doi thoai", "truc tuyen", "ho so", "phan cap", "thanh tra", "kiem tra", "bo nhiem", "tuyen dung",
        "nhiem vu", "sang kien", "he thong thong tin", "cong khai", "lanh dao", "dao tao boi duong", "so hoa", "don gian hoa", "van ban",
    ];

    // Words of budgets, plans of crops, staff lists: a table full of them is something else.
    private static readonly string[] ForeignTerms =
    [
        "thu ngan sach", "chi ngan sach", "du toan", "quyet toan", "chi dau tu", "chi thuong xuyen cho", "thue", "le phi", "trieu dong", "dien tich",
        "san luong", "gieo trong", "von dau tu", "giai ngan", "tien luong", "phu cap", "bo sung can doi", "nguon thu", "so thu", "so chi",
    ];

    /// <summary>The row names one of the areas of reform and nothing besides.</summary>
    internal static bool IsArea(string label)
    {
        if (label.Length > 160)
            return false;
        if (Ordinal.TrySplit(label, out _, out var rest))
            label = rest;
        var words = FoldedText.Of(label);
        foreach (var prefix in new[] { "linh vuc ", "ve ", "noi dung ", "cong tac cai cach " })
        {
            if (words.StartsWith(prefix, StringComparison.Ordinal))
                words = prefix == "cong tac cai cach " ? words["cong tac ".Length..] : words[prefix.Length..];
        }
        return Array.Exists(AreaNames, name => FoldedText.StartsWithAny(words, name) && IsTail(words.AsSpan(name.Length)));
    }

    /// <summary>How surely a folded label speaks of administration reform: 0 to 1.</summary>
    internal static double Weight(string foldedLabel) =>
        Array.Exists(OwnTerms, t => FoldedText.Holds(foldedLabel, t)) ? 1
        : Array.Exists(SharedTerms, t => FoldedText.Holds(foldedLabel, t)) ? 0.4 : 0;

    internal static bool NamesReform(string text) => FoldedText.HoldsAny(FoldedText.Of(text), "cchc", "cai cach hanh chinh", "cai cach");

    internal static bool SpeaksOfMoney(string foldedLabel) => Array.Exists(ForeignTerms, t => FoldedText.Holds(foldedLabel, t));

    private static bool IsTail(ReadOnlySpan<char> words)
    {
        foreach (var range in words.Split(' '))
        {
            var word = words[range];
            if (word.Length > 0 && !AreaTail.Contains(word.ToString()))
                return false;
        }
        return true;
    }
}
