using System.Text;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Tests.Documents.Formats.Writers;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Formats;

public sealed class LegacyEncodingTests
{
    public static TheoryData<string> Reports => SampleReports.All;

    [Theory]
    [MemberData(nameof(Reports))]
    public void Unicode_is_never_taken_for_an_old_encoding(string report)
    {
        DocumentReader.Read(SampleReports.Text(report)).Notices.ShouldBeEmpty();
        var decomposed = Encoding.UTF8.GetBytes(OldEncodings.Decomposed(Text(report)));
        var grid = DocumentReader.Read(SourceDocument.FromBytes("a.txt", decomposed));
        grid.Notices.ShouldBeEmpty();
        Flat(grid).ShouldBe(Flat(DocumentReader.Read(SampleReports.Text(report))));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Tcvn3_is_read_but_for_capitals(string report) =>
        ShouldRead(report, OldEncodings.Tcvn3(Text(report)), "TCVN3", text => text.ToUpperInvariant());

    [Theory]
    [MemberData(nameof(Reports))]
    public void Vni_is_read(string report) => ShouldRead(report, OldEncodings.Vni(Text(report)), "VNI");

    [Theory]
    [MemberData(nameof(Reports))]
    public void Viscii_is_read(string report) => ShouldRead(report, OldEncodings.Viscii(Text(report)), "VISCII");

    [Theory]
    [MemberData(nameof(Reports))]
    public void Windows_1258_is_read(string report) => ShouldRead(report, OldEncodings.Windows1258(Text(report)), "1258");

    [Theory]
    [MemberData(nameof(Reports))]
    public void Utf8_written_twice_is_read(string report) =>
        ShouldRead(report, Encoding.UTF8.GetBytes(OldEncodings.AsWindows1252(Encoding.UTF8.GetBytes(Text(report)))), "UTF-8");

    [Theory]
    [MemberData(nameof(Reports))]
    public void Tcvn3_taken_for_unicode_is_read(string report) =>
        ShouldRead(report, Encoding.UTF8.GetBytes(OldEncodings.AsWindows1252(OldEncodings.Tcvn3(Text(report)))), "TCVN3", text => text.ToUpperInvariant());

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Utf16_without_its_mark_is_read(bool bigEndian)
    {
        var bytes = new UnicodeEncoding(bigEndian, byteOrderMark: false).GetBytes("STT\tTỷ lệ\tKết quả\n1\tTỷ lệ hồ sơ giải quyết\t5\n");
        DocumentReader.Read(SourceDocument.FromBytes("a.txt", bytes)).Table().Row(1).ShouldBe("1 | Tỷ lệ hồ sơ giải quyết | 5");
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Should.Throw<UnreadableDocumentException>(() => DocumentReader.Read(SourceDocument.FromBytes("a.txt", [0x41, 0x0a, 0xc3, 0x28, 0xff, 0xfe, 0x9d, 0x20, 0xf8]))).Code.ShouldBe("encoding");

    private static void ShouldRead(string report, byte[] bytes, string name, Func<string, string>? fold = null)
    {
        fold ??= text => text;
        var grid = DocumentReader.Read(SourceDocument.FromBytes("a.txt", bytes));
        grid.Notices.Single().Message.ShouldContain(name);
        Flat(grid).Select(t => fold(OldEncodings.Plain(t))).ShouldBe(Flat(DocumentReader.Read(SampleReports.Text(report))).Select(t => fold(OldEncodings.Plain(t))));
    }

    private static string Text(string report) => Encoding.UTF8.GetString(SampleReports.Text(report).Bytes.Span).Normalize();

    private static List<string> Flat(DocumentGrid grid) =>
        [.. grid.Blocks.SelectMany(b => b is TableGrid table ? table.Rows.SelectMany(r => r.Cells).Select(c => c.Text) : [((TextBlock)b).Text])];
}
