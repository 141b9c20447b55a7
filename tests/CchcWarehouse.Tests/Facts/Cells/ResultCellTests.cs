using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Facts.Cells;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Facts.Cells;

public sealed class ResultCellTests
{
    private static readonly ResultCell Cells = new(UnitOfMeasureSpellings.Shared);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" - ")]
    [InlineData("–")]
    [InlineData("…")]
    [InlineData(".......")]
    [InlineData("…/…")]
    public void Empty_cell_is_not_reported_rather_than_zero(string? text) => Cells.Read(text).Content.ShouldBe(CellContent.Empty);

    [Theory]
    [InlineData("Văn bản", "DOC")]
    [InlineData("Cơ quan, đơn vị", "AGENCY")]
    [InlineData("%", "PCT")]
    [InlineData("... %", "PCT")]
    [InlineData("Người", "PERSON")]
    public void A_unit_word_alone_is_no_value(string text, string unit)
    {
        var cell = Cells.Read(text);

        cell.Content.ShouldBe(CellContent.UnitOnly);
        cell.Unit.ShouldNotBeNull().UnitOfMeasure.ShouldBe(unit);
    }

    [Theory]
    [InlineData("181¹", "181")]
    [InlineData("45*", "45")]
    [InlineData("12 (*)", "12")]
    [InlineData("98,5% **", "98,5")]
    public void A_mark_that_points_to_a_note_is_no_part_of_the_number(string text, string numeral)
    {
        var cell = Cells.Read(text);

        (cell.Content, cell.Numeral).ShouldBe((CellContent.Number, numeral));
        cell.Steps.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("181(1)")]
    [InlineData("12*3")]
    public void What_may_be_a_figure_is_no_mark(string text) => Cells.Read(text).Content.ShouldBe(CellContent.Unclear);

    [Fact]
    public void The_printed_code_list_alone_is_no_answer() => Cells.Read("Có = 1 Không = 0").Content.ShouldBe(CellContent.UnitOnly);

    [Theory]
    [InlineData("25 Nhiệm vụ", "25", "Nhiệm vụ")]
    [InlineData("02 Người", "02", "Người")]
    [InlineData("Nhiệm vụ: 25", "25", "Nhiệm vụ")]
    [InlineData("25\nNhiệm vụ", "25", "Nhiệm vụ")]
    [InlineData("3 đơn vị (phòng LĐTĐ-XH; trường Tiểu học Thạnh Trị 1; trường TH Lâm Tân 1)", "3", "đơn vị")]
    [InlineData("5 văn bản (Quyết định số 01/2022/QĐ-UBND ngày 01/6/2022)", "5", "văn bản")]
    [InlineData("65.670.700đ", "65.670.700", "đ")]
    [InlineData("Tổng số 15 hồ sơ", "15", "hồ sơ")]
    public void A_number_with_its_unit_is_taken_apart(string text, string numeral, string unit)
    {
        var cell = Cells.Read(text);

        cell.Content.ShouldBe(CellContent.Number);
        (cell.Numeral, cell.Unit?.Printed).ShouldBe((numeral, unit));
    }

    [Theory]
    [InlineData("10/10 xã, thị trấn", "10", "10")]
    [InlineData("12/12", "12", "12")]
    [InlineData("25/27 (92,59%)", "25", "27")]
    [InlineData("99,87% (23.826/23.856)", "23.826", "23.856")]
    public void A_part_of_a_whole_keeps_both_numbers(string text, string part, string whole)
    {
        var cell = Cells.Read(text);

        cell.Content.ShouldBe(CellContent.Fraction);
        (cell.Numeral, cell.Whole).ShouldBe((part, whole));
    }

    [Theory]
    [InlineData("Trên 90%", ValueQualifier.Above)]
    [InlineData("≥ 90%", ValueQualifier.Above)]
    [InlineData("90% trở lên", ValueQualifier.Above)]
    [InlineData("Không quá 5", ValueQualifier.Below)]
    [InlineData("dưới 5", ValueQualifier.Below)]
    [InlineData("khoảng 20", ValueQualifier.About)]
    [InlineData("~20", ValueQualifier.About)]
    [InlineData("đạt 90%", ValueQualifier.Exact)]
    public void A_bound_is_told_from_a_value(string text, ValueQualifier qualifier) => Cells.Read(text).Qualifier.ShouldBe(qualifier);

    [Theory]
    [InlineData("1.2 nghìn", 1_000)]
    [InlineData("1,5 nghìn hồ sơ", 1_000)]
    [InlineData("2 triệu", 1_000_000)]
    public void A_scale_word_multiplies(string text, int factor) => Cells.Read(text).Factor.ShouldBe(factor);

    [Theory]
    [InlineData("12 tin và 12 bài chuyên mục")]
    [InlineData("1\n1")]
    [InlineData("24.\n407")]
    [InlineData("6553/65 53")]
    [InlineData("90-95%")]
    [InlineData("từ 5 đến 10")]
    [InlineData("3 + 2")]
    [InlineData("12 (1)")]
    [InlineData("12/2021")]
    [InlineData("1/2/3")]
    [InlineData("10/")]
    [InlineData("- 5")]
    [InlineData("(5)")]
    [InlineData("1O")]
    [InlineData("l2")]
    [InlineData("O")]
    [InlineData("IV")]
    [InlineData("½")]
    [InlineData("Ban hành 05 văn bản")]
    [InlineData("2 tỷ 500 triệu")]
    public void What_may_be_a_value_but_not_for_certain_is_unclear(string text)
    {
        var cell = Cells.Read(text);

        cell.Content.ShouldBe(CellContent.Unclear);
        cell.Doubt.ShouldNotBeNull().MessageEn.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("Không")]
    [InlineData("Không phát sinh")]
    [InlineData("UBND xã Tân Túc")]
    [InlineData("01/03/2021")]
    [InlineData("2021-03-01 00:00:00")]
    [InlineData("12/2021/QĐ-UBND")]
    [InlineData("Quyết định số 01")]
    [InlineData("- Đối với cuộc thanh tra kinh tế - xã hội: đã thu hồi tổng số tiền 65.670.700đ, đạt 100% tỷ lệ thu hồi, đã chấn chỉnh 03 tập thể và 07 cá nhân")]
    public void Words_dates_and_document_numbers_hold_no_value(string text) => Cells.Read(text).Content.ShouldBe(CellContent.Words);

    [Fact]
    public void Full_width_digits_are_digits() => Cells.Read("１２").Numeral.ShouldBe("12");

    [Fact]
    public void Any_text_is_taken_apart_without_failing() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text => Cells.Read(text) is not null).QuickCheckThrowOnFailure();
}
