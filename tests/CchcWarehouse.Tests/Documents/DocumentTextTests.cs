using System.Text;
using CchcWarehouse.Etl.Documents;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents;

public sealed class DocumentTextTests
{
    private static string Decode(byte[] bytes) => DocumentText.Decode(SourceDocument.FromBytes("x", bytes)).Text;

    private static UnreadableDocumentException Refused(byte[] bytes) => Should.Throw<UnreadableDocumentException>(() => Decode(bytes));

    [Fact]
    public void Unicode_encodings_with_their_marks_give_the_same_text()
    {
        const string text = "Số nhiệm vụ\tđã hoàn thành";
        Encoding[] encodings = [new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32];

        encodings.Select(e => Decode([.. e.GetPreamble(), .. e.GetBytes(text)])).ShouldAllBe(t => t == text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Invalid_utf8_names_the_byte_and_its_offset(int markLength)
    {
        byte[] mark = [0xef, 0xbb, 0xbf];
        var refusal = Refused([.. mark[..markLength], .. "Bảng"u8, 0xc3, 0x28]);

        refusal.Code.ShouldBe("encoding");
        refusal.MessageEn.ShouldContain($"offset {6 + markLength}");
        refusal.Message.ShouldContain("C3");
    }

    [Fact]
    public void A_text_cut_inside_a_character_is_refused() => Refused([.. "Số"u8[..^1]]).Code.ShouldBe("encoding");

    [Fact]
    public void An_empty_file_says_so()
    {
        Refused([]).Code.ShouldBe("empty");
        Refused(" \n\t\n"u8.ToArray()).Code.ShouldBe("empty");
        Refused([0xef, 0xbb, 0xbf]).Code.ShouldBe("empty");
    }

    [Fact]
    public void A_text_over_the_limit_is_refused_before_it_is_decoded() =>
        Refused(new byte[DocumentText.MaximumBytes + 1]).Code.ShouldBe("too-large");

    [Fact]
    public void A_byte_that_no_text_has_is_named_with_its_offset()
    {
        var refusal = Refused([.. "abc"u8, 0, 1, 2, .. "abcdefghijklmnopqrstuvwxyz"u8]);

        refusal.Code.ShouldBe("binary");
        refusal.MessageEn.ShouldContain("offset 3");
    }

    [Fact]
    public void Utf16_without_its_mark_is_recognised() =>
        Decode(Encoding.Unicode.GetBytes("BAO CAO cai cach hanh chinh")).ShouldBe("BAO CAO cai cach hanh chinh");
}
