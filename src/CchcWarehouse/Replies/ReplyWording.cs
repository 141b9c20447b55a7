using System.Globalization;
using CchcWarehouse.Etl.Quality;

namespace CchcWarehouse.Replies;

/// <summary>The sentences of the letter in one language, in the order and form of an administrative document.</summary>
/// <remarks>
/// Form: Decree 30/2020/NĐ-CP, annex I. The issuing office, the number, the place, the day and the signature are
/// left to the office that sends it.
/// </remarks>
internal sealed class ReplyWording
{
    private ReplyWording(bool inVietnamese) => InVietnamese = inVietnamese;

    public static ReplyWording Vietnamese { get; } = new(true);

    public static ReplyWording English { get; } = new(false);

    public bool InVietnamese { get; }

    public string State => Say("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM");

    public string Motto => Say("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness");

    public string Office => Say("[TÊN CƠ QUAN TIẾP NHẬN BÁO CÁO]", "[NAME OF THE RECEIVING OFFICE]");

    public string Number => Say("Số:       /", "No.       /");

    public string PlaceAndDay => Say("…………, ngày …… tháng …… năm ……", "…………, day …… month …… year ……");

    public string FarewellTitle => Say("Nơi nhận:", "Recipients:");

    public IReadOnlyList<string> Recipients => InVietnamese ? ["- Như trên;", "- Lưu: VT."] : ["- as above;", "- file copy."];

    public string Signature => Say("THỦ TRƯỞNG CƠ QUAN", "HEAD OF THE OFFICE");

    public string SignatureHint => Say("(Ký, ghi rõ họ tên, đóng dấu)", "(signature, full name, seal)");

    public IReadOnlyList<string> Heads => InVietnamese
        ? ["TT", "Dòng", "STT trong biểu", "Chỉ tiêu", "Số đã ghi", "Nội dung đề nghị kiểm tra"]
        : ["No.", "Row", "Printed no.", "Indicator", "Printed value", "What to check"];

    public string GeneralTitle => Say("Về báo cáo nói chung:", "On the report as a whole:");

    public string CellsTitle => Say(
        "Các ô số liệu đề nghị kiểm tra, đính chính (dòng đếm từ dòng đầu tiên có tên chỉ tiêu trong biểu):",
        "Cells to check and correct (rows are counted from the first labelled row of the table):");

    public string Subject(ReplyLetter letter) => Say(
        $"V/v đề nghị kiểm tra, đính chính số liệu báo cáo cải cách hành chính{Of(letter)}",
        $"Re: checking and correcting the figures of the administrative reform report{Of(letter)}");

    public string Addressee(ReplyLetter letter) => letter.UnitName is { } unit
        ? Say($"Kính gửi: Ủy ban nhân dân {char.ToLower(unit[0], CultureInfo.InvariantCulture)}{unit[1..]}", $"To: The People's Committee of {unit}")
        : Say("Kính gửi: ……………………………………", "To: ……………………………………");

    public string Opening(ReplyLetter letter) => Say(
        $"Cơ quan chúng tôi đã nhận được {Report(letter)} của quý cơ quan. Xin trân trọng cảm ơn quý cơ quan đã gửi báo cáo.",
        $"We have received {Report(letter)} and thank you for sending it.");

    public string Request(ReplyLetter letter) => letter.IsClean
        ? Say(
            "Qua kiểm tra, các số liệu trong biểu không có mâu thuẫn; quý cơ quan không cần đính chính nội dung nào.",
            "The figures of the table have been checked and do not contradict each other; nothing needs to be corrected.")
        : Say(
            "Qua kiểm tra, một số nội dung cần được làm rõ. Đề nghị quý cơ quan kiểm tra lại và gửi báo cáo đính chính, hoặc xác nhận số liệu đã ghi là đúng, đối với các nội dung dưới đây. Số liệu đã ghi được giữ nguyên cho đến khi có báo cáo đính chính.",
            "Some points need to be made clear. Please check the points below and send a corrected report, or confirm that the figures are right as printed. Until then the figures stand as reported.");

    public string Closing(ReplyLetter letter) => letter.IsClean
        ? Say("Trân trọng cảm ơn sự phối hợp của quý cơ quan./.", "Thank you for your cooperation.")
        : Say("Rất mong nhận được sự phối hợp của quý cơ quan. Trân trọng cảm ơn./.", "We look forward to your answer and thank you for your cooperation.");

    public string Label(ReplyItem item) => FigureNames.Short(item.Label);

    public string Value(ReplyItem item) => item.PrintedValue is { } value ? FigureNames.Short(value) : Say("(để trống)", "(empty)");

    public string Say(string vi, string en) => InVietnamese ? vi : en;

    private string Report(ReplyLetter letter) =>
        letter.Number is { } number && letter.IssuedOn is { } day ? Say($"Báo cáo số {number} ngày {Day(day)}{About(letter)}", $"report No. {number} of {Day(day)}{About(letter)}")
        : letter.Number is { } alone ? Say($"Báo cáo số {alone}{About(letter)}", $"report No. {alone}{About(letter)}")
        : Say($"báo cáo{About(letter)} (tệp {letter.FileName})", $"the report{About(letter)} (file {letter.FileName})");

    private string About(ReplyLetter letter) => Say($" về công tác cải cách hành chính{Of(letter)}", $" on administrative reform{Of(letter)}");

    private string Of(ReplyLetter letter) => letter.PeriodName is { } period
        ? Say($" {char.ToLower(period[0], CultureInfo.InvariantCulture)}{period[1..]}", $" of {letter.PeriodNameEn}".Replace(" of Year ", " of ", StringComparison.Ordinal))
        : "";

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
