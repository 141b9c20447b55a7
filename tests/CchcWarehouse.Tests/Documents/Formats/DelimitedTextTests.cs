using System.Text;
using CchcWarehouse.Etl.Documents;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Formats;

public sealed class DelimitedTextTests
{
    [Theory]
    [InlineData(";", "")]
    [InlineData(",", "")]
    [InlineData("|", "sep=|\r\n")]
    public void The_separator_is_found(string separator, string declaration)
    {
        var text = declaration + string.Join("\r\n",
            string.Join(separator, "PHỤ LỤC", "", "", ""), "",
            string.Join(separator, "STT", "Chỉ tiêu", "Kết quả", "Ghi chú"),
            string.Join(separator, "1", "\"Số \"\"A\"\", B; C\nhai dòng\"", "2.953", ""),
            string.Join(separator, "2", "Số cuộc", "6", ""));

        var grid = Read(text);

        grid.Texts().ShouldBe(["PHỤ LỤC"]);
        grid.Table().Row(1).ShouldBe("1 | Số \"A\", B; C⏎hai dòng | 2.953 | ");
        grid.Table().Rows.Count.ShouldBe(3);
    }

    [Fact]
    public void Quotes_around_fields_parted_by_tabs_are_taken_off() =>
        Read("STT\tChỉ tiêu\tKết quả\n1\t\"Số văn bản, công văn\"\t5\n2\tSố cuộc\t6\n").Table().Row(1).ShouldBe("1 | Số văn bản, công văn | 5");

    [Fact]
    public void Quotes_that_belong_to_the_words_stay() =>
        Read("STT\tChỉ tiêu\tKết quả\n1\t\"Một cửa\" điện tử\t5\n2\tSố cuộc\t6\n").Table().Row(1).ShouldBe("1 | \"Một cửa\" điện tử | 5");

    [Fact]
    public void Prose_with_commas_is_no_table() =>
        Read("Một, hai, ba\nbốn\nnăm, sáu; bảy, tám, chín\nmười\n").Tables().ShouldBeEmpty();

    private static DocumentGrid Read(string text) => DocumentReader.Read(SourceDocument.FromBytes("a.csv", Encoding.UTF8.GetBytes(text)));
}
