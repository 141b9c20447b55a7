using CchcWarehouse.Etl.Documents;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Formats;

public sealed class SpreadsheetNumberTests
{
    [Theory]
    [InlineData("0.861", "0.0%", "86,1%")]
    [InlineData("0.86099999999999999", "0.0%", "86,1%")]
    [InlineData("1", "0%", "100%")]
    [InlineData("0.9259", "0.00%", "92,59%")]
    [InlineData("92.59", "0.0", "92,6")]
    [InlineData("92.589999999999996", "General", "92,59")]
    [InlineData("0.1", "General", "0,1")]
    [InlineData("2953", "#,##0", "2.953")]
    [InlineData("1234567.891", "#,##0.00", "1.234.567,89")]
    [InlineData("999.5", "#,##0", "1.000")]
    [InlineData("1050", "General", "1050")]
    [InlineData("1050", "0", "1050")]
    [InlineData("1234.5", "General", "1234,5")]
    [InlineData("7", "00", "07")]
    [InlineData("25", "0\" văn bản\"", "25 văn bản")]
    [InlineData("25", "0 \\đ", "25 đ")]
    [InlineData("65670700", "#,##0\\ [$₫-42A]", "65.670.700 ₫")]
    [InlineData("65670700", "#,##0,,", "66")]
    [InlineData("-5", "General", "-5")]
    [InlineData("-5", "#,##0;(#,##0)", "-5")]
    [InlineData("-5", "#,##0;[Red]-#,##0", "-5")]
    [InlineData("-0.001", "0.0", "0,0")]
    [InlineData("0", "_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"??_);_(@_)", "0")]
    [InlineData("2953", "_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"??_);_(@_)", "2.953")]
    [InlineData("0.5", "# ?/?", "1/2")]
    [InlineData("2.75", "# ?/?", "2 3/4")]
    [InlineData("0.5", "0.###", "0,5")]
    [InlineData("5", "0.###", "5")]
    [InlineData("12.5", "[>=10]0.0;0.00", "12,5")]
    [InlineData("9.5", "[>=10]0.0;0.00", "9,50")]
    [InlineData("123456789012", "General", "123456789012")]
    [InlineData("0.333333333333333315", "General", "0,333333333333333")]
    [InlineData("912345678", "0000\\-000\\-000", "0912-345-678")]
    public void A_number_reads_as_the_sheet_shows_it(string stored, string format, string shown)
    {
        Shown(stored, format).Text.ShouldBe(shown);
        Shown(stored, format).Doubt.ShouldBeNull();
    }

    [Theory]
    [InlineData("45940", "d/m/yyyy", "10/10/2025")]
    [InlineData("45940", "d-mmm", "10-Thg10")]
    [InlineData("45940", "dd/mm", "10/10")]
    [InlineData("0.5", "h:mm", "12:00")]
    [InlineData("1.5", "[h]:mm", "36:00")]
    public void A_date_where_a_number_may_have_been_typed_is_doubted(string stored, string format, string shown)
    {
        var cell = Shown(stored, format);
        cell.Text.ShouldBe(shown);
        cell.Doubt.ShouldNotBeNull().MessageEn.ShouldContain("date");
    }

    [Fact]
    public void A_zero_that_its_format_hides_is_empty_and_not_zero() => Shown("0", "0;-0;;@").Text.ShouldBe("");

    [Fact]
    public void A_number_in_a_text_format_is_the_number() => Shown("1.5", "@").Text.ShouldBe("1,5");

    [Fact]
    public void A_workbook_that_counts_from_1904_shows_its_own_dates()
    {
        var workbook = new WorkbookFixture { StartsIn1904 = true };
        workbook.Sheet().Row(1, "STT", "Chỉ tiêu", "Kết quả").Row(2, "1", "Ngày").Number(2, 2, "44478", "dd/mm/yyyy");
        workbook.Grid().Table().Cell(1, 2).Text.ShouldBe("10/10/2025");
    }

    private static GridCell Shown(string stored, string format)
    {
        var workbook = new WorkbookFixture();
        workbook.Sheet().Row(1, "STT", "Chỉ tiêu", "Kết quả", "Ghi chú").Row(2, "1", "Số văn bản").Number(2, 2, stored, format).Text(2, 3, "x");
        var table = workbook.Grid().Table();
        return table.Rows[1].Cells.SingleOrDefault(c => c.Column == 2) ?? new GridCell(2, "");
    }
}
