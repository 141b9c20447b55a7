using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Rows;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Rows;

/// <summary>Heads that a photograph garbled: found again, doubted, or named in the refusal.</summary>
public sealed class PictureHeadsTests
{
    private const double Sure = 0.95;

    [Theory]
    [InlineData("Chỉ iêuthống kê", "Chỉ tiêu thống kê", true)]
    [InlineData("Chỉtiêuthốngkê", "Chỉ tiêu thống kê", false)]
    [InlineData("Chỉ iêuthống kê (Sử dụngrong kỳ)", "Chỉ tiêu thống kê (Sử dụngrong kỳ)", true)]
    [InlineData("Đơn v¡ tính", "Đơn vị tính", true)]
    [InlineData("Sốliệu", "Số liệu", false)]
    [InlineData("Ghi chủ", "Ghi chú", false)]
    [InlineData("Chỉ tiẻu gjao", "Chỉ tiêu giao", true)]
    public void A_garbled_head_is_found_again(string read, string head, bool isGuessed) =>
        HeadPhrase.Nearest(read).ShouldBe(new HeadPhrase(head, isGuessed));

    [Theory]
    [InlineData("Nhiệm vụ đề ra trong kế hoạch")]
    [InlineData("Công tác chỉ đạo điều hành CCHC")]
    [InlineData("Kế toán")]
    [InlineData("17")]
    [InlineData("")]
    public void Other_words_are_no_head(string text) => HeadPhrase.Nearest(text).ShouldBeNull();

    [Fact]
    public void A_table_with_a_garbled_head_is_read()
    {
        var annex = AnnexReader.Read(Scan(["m", "Chỉ iêuthống kê", "Đơn v¡ tính", "Số liệu", "Ghi chú"]));

        annex.Rows.Select(r => (r.PrintedNumber, r.Result)).ShouldBe([("1.1", "25"), ("1.2", "24"), ("1.3", "9")]);
        annex.Rows.ShouldAllBe(r => r.Doubts.Count == 0);
    }

    [Fact]
    public void A_result_below_a_guessed_head_waits_for_a_person() =>
        AnnexReader.Read(Scan(["STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Sô lỉẹn", "Ghi chú"])).Rows.ShouldAllBe(r => r.Doubts.Contains(PictureHeads.Guessed));

    [Fact]
    public void A_refusal_says_what_was_read_instead_of_a_head()
    {
        var refusal = Should.Throw<UnreadableDocumentException>(() => AnnexReader.Read(Scan(["5ŦŦ", "Ch1 t8u t#g k", "Dw v tnh", "S lu", "G c"])));

        refusal.Code.ShouldBe("no-table");
        refusal.Message.ShouldContain("Ch1 t8u t#g k | Dw v tnh");
        refusal.Message.ShouldContain("trang 2");
        refusal.MessageEn.ShouldContain("200 dpi");
    }

    private static DocumentGrid Scan(string[] head)
    {
        string[][] rows =
        [
            head,
            ["1.1", "Số nhiệm vụ đề ra trong kế hoạch cải cách hành chính", "Nhiệm vụ", "25", ""],
            ["1.2", "Số nhiệm vụ cải cách hành chính đã hoàn thành", "Nhiệm vụ", "24", ""],
            ["1.3", "Số văn bản chỉ đạo cải cách hành chính đã ban hành", "Văn bản", "9", ""],
        ];
        return new DocumentGrid([new TableGrid(1, [.. rows.Select((r, i) => new GridRow(i + 1, [.. r.Select(CellAt)]) { Page = 2 })], PositionsAreExact: true)]);
    }

    private static GridCell CellAt(string text, int column) => new(column, text) { Confidence = text.Length == 0 ? null : Sure };
}
