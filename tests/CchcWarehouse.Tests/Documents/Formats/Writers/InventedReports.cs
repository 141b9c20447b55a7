using System.Text;
using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Tests.Documents.Formats.Writers;

/// <summary>Two reports in shapes that no sample has, besides the samples themselves.</summary>
internal static class InventedReports
{
    private const string Heading = "ỦY BAN NHÂN DÂN\nTHỊ XÃ HƯƠNG TRÀ, TỈNH THỪA THIÊN HUẾ\nPHỤ LỤC\nKẾT QUẢ CÔNG TÁC CẢI CÁCH HÀNH CHÍNH NĂM 2022\n(Kèm theo Báo cáo số 512/BC-UBND ngày 28/11/2022)\n\n";

    // Six number columns, of which one is the result; long labels and longer notes.
    private const string Wide = """
        TT	Nội dung	Đơn vị tính	Kế hoạch năm 2022	Thực hiện năm 2022	So với kế hoạch (%)	Cùng kỳ năm 2021	Ghi chú
        I	CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH
        1	Số nhiệm vụ đề ra trong kế hoạch cải cách hành chính năm của thị xã	Nhiệm vụ	48	46	95,83	44	Hai nhiệm vụ chuyển sang năm sau theo Công văn số 77/UBND-NV
        2	Số nhiệm vụ đã hoàn thành	Nhiệm vụ	46	45	97,83	41
        3	Số văn bản chỉ đạo CCHC đã ban hành	Văn bản		19		17
        II	CẢI CÁCH THỂ CHẾ
        4	Số VBQPPL đã ban hành	Văn bản	6	5	83,33	7
        5	Số VBQPPL đã rà soát	Văn bản	31	31	100	28	Đạt kế hoạch
        6	Số VBQPPL có kiến nghị xử lý đã được xử lý xong	Văn bản	4	3	75	4
        III	CẢI CÁCH THỦ TỤC HÀNH CHÍNH
        7	Tổng số TTHC đang có hiệu lực tại thời điểm báo cáo	Thủ tục		387		379
        8	Số TTHC bãi bỏ, thay thế trong năm theo quyết định của Chủ tịch UBND tỉnh	Thủ tục		12		21
        9	Tỷ lệ hồ sơ TTHC do UBND cấp huyện tiếp nhận được giải quyết đúng hạn	%	98	99,2	101,22	97,4
        10	Tỷ lệ hồ sơ TTHC do UBND cấp xã tiếp nhận được giải quyết đúng hạn	%	98	98,6	100,61	98,1
        IV	CẢI CÁCH TỔ CHỨC BỘ MÁY
        11	Số phòng ban chuyên môn thuộc UBND cấp huyện	Phòng	12	12	100	12
        12	Tổng số biên chế được giao trong năm	Người	96	94	97,92	97
        13	Tổng số biên chế có mặt tại thời điểm báo cáo	Người		91		95	Ba người nghỉ hưu trong quý IV
        """;

    // No numbers of rows, the value before its unit, codes for answers.
    private const string Plain = """
        Chỉ tiêu	Kết quả thực hiện	Đơn vị tính	Ghi chú
        Công tác chỉ đạo, điều hành cải cách hành chính
        Số văn bản chỉ đạo CCHC đã ban hành	27	Văn bản
        Số phòng ban đã kiểm tra	9	Cơ quan, đơn vị	Theo Kế hoạch số 31/KH-UBND ngày 15/02/2022 của UBND thị xã
        Số UBND cấp xã đã kiểm tra	5	Cơ quan, đơn vị
        Hình thức khảo sát	1	Trực tuyến = 0; Phát phiếu = 1; Kết hợp = 2
        Số lượng phiếu khảo sát	450	Phiếu
        Cải cách thủ tục hành chính
        Số TTHC công bố mới	14	Thủ tục
        Tổng số TTHC đang có hiệu lực	402	Thủ tục
        Số TTHC liên thông cùng cấp	33	Thủ tục
        Số TTHC liên thông giữa các cấp chính quyền	21	Thủ tục
        Tỷ lệ hồ sơ TTHC về lĩnh vực đất đai cấp huyện được giải quyết đúng hạn	96,4	%
        Tỷ lệ hồ sơ TTHC về lĩnh vực xây dựng cấp huyện được giải quyết đúng hạn	100	%
        Cải cách chế độ công vụ
        Số cán bộ, công chức được đào tạo, bồi dưỡng về chuyên môn, nghiệp vụ	118	Người
        Số lãnh đạo cấp phòng chuyên môn thuộc UBND cấp huyện được bổ nhiệm mới	3	Người
        """;

    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal) { ["invented-eight-columns"] = Wide, ["invented-without-numbers"] = Plain };

    internal static IReadOnlyList<string> Names { get; } = [.. Texts.Keys];

    /// <summary>An invented report, or a sample.</summary>
    internal static SourceDocument Text(string name) => Texts.TryGetValue(name, out var text)
        ? SourceDocument.FromBytes(name + ".txt", Encoding.UTF8.GetBytes(Filled(text)))
        : SampleReports.Text(name);

    // Every row as wide as its head.
    private static string Filled(string text)
    {
        var lines = text.Split('\n');
        var head = lines[Array.FindIndex(lines, l => l.Contains('\t', StringComparison.Ordinal))];
        return string.Join('\n', lines.SkipWhile(l => l != head).Select(l => l + new string('\t', head.Count(IsTab) - l.Count(IsTab))).Prepend(Heading.TrimEnd('\n') + "\n"));
    }

    private static bool IsTab(char sign) => sign == '\t';
}
