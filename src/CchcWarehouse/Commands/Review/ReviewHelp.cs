namespace CchcWarehouse.Commands.Review;

/// <summary>What <c>help review</c> tells.</summary>
internal static class ReviewHelp
{
    public const string Verbs = "list, show, accept, map, reject, undo, history, export, import";

    public static CommandHelp Page { get; } = new(
        "review list|show|accept|map|reject|undo|history|export|import [ROW|REPORT|DECISION|FILE] …",
        new Spoken(
            "Những dòng và báo cáo mà chương trình chưa chắc: người quyết định một lần, áp dụng cho mọi dòng giống vậy, cả sau này.",
            "The rows and reports that the program is unsure of: a person decides once, for every row alike, later ones too."))
    {
        Details =
        [
            new Spoken(
                "12#34 là dòng 34 của báo cáo 12; 12 là cả báo cáo.\n"
                + "list: những gì đang chờ. show 12#34: ứng viên, căn cứ, các ô gốc và dòng bên cạnh.\n"
                + "accept 12#34: đúng là ứng viên đứng đầu. map 12#34 1.1.4 [GIÁ TRỊ]: dòng là chỉ tiêu này, nếu cần với giá trị đúng viết như trong ô (92,59 · 10/10 · Có · - là không báo cáo).\n"
                + "map 12 --unit 950 --period 2022: báo cáo của đơn vị và kỳ này. reject 12#34: dòng không phải số liệu; reject 12: rút báo cáo.\n"
                + "undo 7: hủy quyết định số 7, mọi thứ trở lại như trước. history: mọi quyết định. export: các quyết định đang có hiệu lực, theo dạng bảng của db/reference. import TỆP: nhận các quyết định mà export của kho khác đã viết.",
                "12#34 is row 34 of report 12; 12 is the report.\n"
                + "list: what waits. show 12#34: candidates, evidence, raw cells and their neighbours.\n"
                + "accept 12#34: the first candidate is right. map 12#34 1.1.4 [VALUE]: the row is this indicator, if need be with the right value, written as in a cell (92,59 · 10/10 · Có · - is not reported).\n"
                + "map 12 --unit 950 --period 2022: the report is of this unit and period. reject 12#34: the row is no observation; reject 12: the report is withdrawn.\n"
                + "undo 7: undoes decision 7, everything is as before. history: every decision. export: the standing decisions, as tables like those of db/reference. import FILE: takes over decisions that another warehouse exported."),
            new Spoken(
                "Quyết định cho biểu mẫu hay nhãn chỉ áp dụng cho dòng cùng nhãn dưới cùng đề mục và đang chờ. Số liệu của báo cáo được bổ sung trong một giao dịch; không có gì bị xóa.",
                "A decision for a form or a label holds for waiting rows of the same label under the same heading. A report's facts are completed in one transaction; nothing is deleted."),
            new Spoken(
                "Mã kết thúc: 0 xong; 1 bị từ chối vì trái với điều đang có, không có gì thay đổi; 64 sai cách dùng; 69 không tới được cơ sở dữ liệu.",
                "Exit codes: 0 done; 1 refused because something stands against it, nothing has changed; 64 wrong usage; 69 the database cannot be reached."),
        ],
        Options =
        [
            ("--scope cell|form|label", new Spoken("quyết định cho riêng ô này (mặc định), cho biểu mẫu này, cho nhãn này ở mọi báo cáo", "holds for this cell (default), this form, this label everywhere")),
            ("--by NAME", new Spoken("người quyết định (mặc định: tên đăng nhập)", "who decides (default: the login name)")),
            ("--reason TEXT", new Spoken("vì sao", "why")),
            ("--force", new Spoken("vẫn quyết định dù trái đơn vị tính, trái dòng khác, hay đã có quyết định khác; với import: thay quyết định khác về cùng việc", "decide against the unit of measure, another row or another decision; with import: replace another decision about the same thing")),
            ("--unit CODE, --period CODE, --number N, --date YYYY-MM-DD", new Spoken("báo cáo của ai, kỳ nào, số, ngày; với list: chỉ của đơn vị, kỳ này", "whose report, which period, its number and date; with list: only of this unit, period")),
            ("--report KEY, --limit N, --all", new Spoken("với list: chỉ báo cáo này; số dòng nhiều nhất; cả báo cáo đã được thay thế hoặc rút", "with list: only this report; at most so many; reports that were superseded or withdrawn too")),
            ("--aliases", new Spoken("với export: quyết định cho nhãn, dạng dòng của indicator_aliases.tsv", "with export: decisions for labels, as lines of indicator_aliases.tsv")),
            CommandHelp.Json,
            CommandHelp.Data,
        ],
        Examples =
        [
            "./cchc review list",
            "./cchc review show 3#41",
            "./cchc review accept 3#41 --scope label --by 'Lan' --reason 'cùng mẫu 2B'",
            "./cchc review map 3#41 1.1.4 92,59 --by 'Lan'",
            "./cchc review map 5 --unit 950 --period 2022",
            "./cchc review undo 2",
            "./cchc review export > quyet-dinh.tsv",
            "./cchc review import quyet-dinh.tsv --data kho-khac/",
        ],
    };
}
