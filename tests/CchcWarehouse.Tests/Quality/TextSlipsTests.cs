using System.Text;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Quality.Narrative;
using CchcWarehouse.Etl.Rows;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Quality;

public sealed class TextSlipsTests
{
    [Theory]
    [InlineData("Các nhiệm vụ về: Cải cách thể chế; Cải cách thể chế; Cải cách tài chính công.", "text-names-twice Cải cách thể chế")]
    [InlineData("Các nhiệm vụ về: Cải cách thể chế; Cải cách tài chính công; Cải cách thể chế.", "")]
    [InlineData("Ban hành 02 văn bản về CCHC; 02 văn bản về CCHC", "")]
    [InlineData("Đơn vị đạt, đạt, đạt", "")]
    [InlineData("Kế hoạch năm 2022 của huyện. Trong năm 2020, UBND xã được kiểm tra theo Kế hoạch số 5/KH-UBND ngày 03/3/2022.", "text-of-another-year 2020")]
    [InlineData("Trong năm 2022, UBND xã được kiểm tra theo Kế hoạch số 5/KH-UBND ngày 03/3/2022.", "")]
    [InlineData("Trong năm 2021, UBND xã được kiểm tra; năm 2022 kiểm tra lại.", "")]
    [InlineData("Trong năm 2021, đạt 90%, so với năm 2022 và kế hoạch năm 2022 là thấp.", "")]
    public void Slips_of_the_text_are_told_and_nothing_else(string text, string expected) =>
        string.Join("; ", TextSlips.Check(Annex(text), "2022").Select(f => $"{f.Rule} {f.Actual}")).ShouldBe(expected);

    private static Annex Annex(string text) => AnnexReader.Read(SourceDocument.FromBytes("report.txt", Encoding.UTF8.GetBytes(
        $"BÁO CÁO\nCông tác cải cách hành chính năm 2022\n\n{text}\n\nPHỤ LỤC\nTHỐNG KÊ SỐ LIỆU CẢI CÁCH HÀNH CHÍNH NĂM 2022\n\n"
        + "STT\tChỉ tiêu\tĐơn vị tính\tSố liệu\n1\tCông tác chỉ đạo điều hành CCHC\t\t\n1.1\tSố lượng phiếu khảo sát\tPhiếu\t5\n1.2\tSố VBQPPL đã ban hành\tVăn bản\t2\n")));
}
