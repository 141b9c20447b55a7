using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Tests.Documents.Formats.Writers;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Formats;

/// <summary>Files that would harm who opens them: each is refused with its reason, or read without the harm.</summary>
public sealed class HostileFilesTests
{
    private const string Laughs =
        """
        <!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>
        """;

    private const string Theft = """<!DOCTYPE x [<!ENTITY d SYSTEM "file:///etc/passwd">]>""";

    [Theory]
    [InlineData("word/document.xml", Laughs)]
    [InlineData("word/styles.xml", Laughs)]
    [InlineData("_rels/.rels", Laughs)]
    [InlineData("word/document.xml", Theft)]
    public void Entities_in_a_word_document_are_refused(string part, string type) => Refused(WithEntities(Docx(), part, type)).ShouldBe("xml-entities");

    [Theory]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/styles.xml")]
    public void Entities_in_a_workbook_are_refused(string part) => Refused(WithEntities(Xlsx(), part, Laughs)).ShouldBe("xml-entities");

    [Fact]
    public async Task Entities_in_an_open_document_are_refused() => (await RefusedAsync(OtherPackages.Zip(
        "a.odt", ("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()), ("content.xml", Encoding.UTF8.GetBytes(Laughs + "<x>&d;</x>"))))).ShouldBe("xml-entities");

    [Theory]
    [InlineData("http://schemas.microsoft.com/office/word/2003/wordml")]
    [InlineData("urn:schemas-microsoft-com:office:spreadsheet")]
    [InlineData("http://schemas.microsoft.com/office/2006/xmlPackage")]
    public async Task Entities_in_a_file_of_office_xml_are_refused(string space) =>
        (await RefusedAsync(Text("a.xml", $"<?xml version=\"1.0\"?>{Laughs}<x xmlns=\"{space}\">&d;</x>"))).ShouldBe("xml-entities");

    [Theory]
    [InlineData("docx")]
    [InlineData("xlsx")]
    public void A_part_that_unpacks_without_end_is_refused(string kind)
    {
        var part = kind == "docx" ? "word/document.xml" : "xl/worksheets/sheet1.xml";
        var bomb = OtherPackages.Changed(kind == "docx" ? Docx() : Xlsx(), zip => Bomb(zip, part));

        bomb.Bytes.Length.ShouldBeLessThan(8_000_000);
        Refused(bomb).ShouldBe("too-large");
    }

    [Fact]
    public void Elements_nested_without_end_are_refused() => Refused(OtherPackages.Changed(Docx(), zip => OtherPackages.Write(
        zip, "word/document.xml", string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000))))).ShouldBe("too-deep");

    [Theory]
    [InlineData("a.docm", "word/vbaProject.bin")]
    [InlineData("a.xlsm", "xl/vbaProject.bin")]
    [InlineData("a.docx", "word/vbaProject.bin")]
    public void Macros_are_refused_whatever_the_file_is_called(string name, string part)
    {
        var file = name.EndsWith('x') || name.EndsWith("docm", StringComparison.Ordinal) ? Docx() : Xlsx();

        Refused(OtherPackages.WithPart(file with { FileName = name }, part)).ShouldBe("macros");
    }

    [Fact]
    public async Task Macros_in_a_binary_workbook_are_refused() =>
        (await RefusedAsync(OtherPackages.Zip("a.xlsb", ("xl/workbook.bin", [1]), ("xl/vbaProject.bin", [1])))).ShouldBe("macros");

    [Fact]
    public async Task Macros_in_word_xml_are_refused() => (await RefusedAsync(Text("a.xml",
        """<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:docSuppData><w:binData w:name="editdata.mso"/></w:docSuppData></w:wordDocument>"""))).ShouldBe("macros");

    [Theory]
    [InlineData("attachedTemplate", "http://127.0.0.1/template.dotm")]
    [InlineData("oleObject", "\\\\127.0.0.1\\share\\object")]
    [InlineData("aFChunk", "https://127.0.0.1/chunk.html")]
    public void Content_that_the_document_wants_from_elsewhere_is_refused(string kind, string target)
    {
        var refusal = Should.Throw<UnreadableDocumentException>(() => DocumentReader.Read(Referring(Docx(), kind, target)));

        refusal.Code.ShouldBe("external-reference");
        refusal.MessageEn.ShouldContain(target);
    }

    [Fact]
    public async Task What_a_document_refers_to_is_never_fetched()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/x.png";
        SourceDocument[] documents =
        [
            Referring(Docx(), "image", address),
            Referring(Docx(), "hyperlink", address),
            Text("a.html", $"<html><body><img src=\"{address}\"><link rel=\"stylesheet\" href=\"{address}\"><table><tr><td>x</td></tr></table></body></html>"),
            Text("a.rtf", $$"""{\rtf1 {\field{\*\fldinst INCLUDEPICTURE "{{address}}" \\d}{\fldrslt x} } }"""),
            Text("a.xml", $"""<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p><draw:frame><draw:image xlink:href="{address}" xlink:type="simple" xlink:actuate="onLoad"/></draw:frame>x</text:p></office:text></office:body></office:document>"""),
        ];
        foreach (var document in documents)
            (await DocumentReader.ReadAsync(document, CancellationToken.None)).Blocks.ShouldNotBeEmpty(document.FileName);

        listener.Pending().ShouldBeFalse();
    }

    [Theory]
    [InlineData("a.docx")]
    [InlineData("a.xlsx")]
    public void An_office_file_with_a_password_is_refused(string name)
    {
        var refusal = Should.Throw<UnreadableDocumentException>(() => DocumentReader.Read(SourceDocument.FromBytes(name, Encrypted())));

        refusal.Code.ShouldBe("encrypted");
        refusal.Message.ShouldContain($"“{name}” được đặt mật khẩu");
        refusal.MessageEn.ShouldContain("Remove the password");
    }

    private static SourceDocument Docx() => new WordFixture { Body = WordFixture.Paragraph("x") }.Document();

    private static SourceDocument Xlsx()
    {
        var workbook = new WorkbookFixture();
        workbook.Sheet();
        return workbook.Document();
    }

    private static SourceDocument Text(string name, string text) => SourceDocument.FromBytes(name, Encoding.UTF8.GetBytes(text));

    private static SourceDocument WithEntities(SourceDocument file, string part, string type) => OtherPackages.Changed(file, zip =>
    {
        using var stream = zip.GetEntry(part)!.Open();
        var xml = new StreamReader(stream).ReadToEnd();
        var root = xml.StartsWith("<?", StringComparison.Ordinal) ? xml.IndexOf("?>", StringComparison.Ordinal) + 2 : 0;
        stream.Dispose();
        OtherPackages.Write(zip, part, xml[..root] + type + xml[root..]);
    });

    // Half a gigabyte of blanks packs to some megabytes.
    private static void Bomb(ZipArchive zip, string part)
    {
        zip.GetEntry(part)!.Delete();
        using var stream = zip.CreateEntry(part, CompressionLevel.Fastest).Open();
        stream.Write("<a>"u8);
        var blanks = new byte[8 * 1024 * 1024];
        blanks.AsSpan().Fill((byte)' ');
        for (var i = 0; i < 65; i++)
            stream.Write(blanks);
        stream.Write("</a>"u8);
    }

    private static SourceDocument Referring(SourceDocument file, string kind, string target) => OtherPackages.Changed(file, zip => OtherPackages.Write(
        zip, "word/_rels/document.xml.rels",
        $"""
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9"
          Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}" TargetMode="External"/></Relationships>
        """));

    /// <summary>A compound file whose directory names an encrypted package: what Office writes around a document with a password.</summary>
    private static byte[] Encrypted()
    {
        var file = new byte[3 * 512];
        file.AsSpan().Fill(0xff);
        file.AsSpan(0, 76).Clear();
        ((byte[])[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).CopyTo(file, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(30), 9);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(32), 6);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(48), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(56), 4096);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(60), 0xfffffffe);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(68), 0xfffffffe);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(76), 0);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(512), 0xfffffffd);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(516), 0xfffffffe);
        Entry(file.AsSpan(1024, 128), "Root Entry", 5);
        Entry(file.AsSpan(1152, 128), "EncryptedPackage", 2);
        file.AsSpan(1280).Clear();
        return file;
    }

    private static void Entry(Span<byte> entry, string name, byte kind)
    {
        entry.Clear();
        Encoding.Unicode.GetBytes(name, entry);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[64..], (ushort)(2 * name.Length + 2));
        entry[66] = kind;
        BinaryPrimitives.WriteUInt32LittleEndian(entry[116..], 0xfffffffe);
    }

    private static string Refused(SourceDocument document) => Should.Throw<UnreadableDocumentException>(() => DocumentReader.Read(document)).Code;

    private static async Task<string> RefusedAsync(SourceDocument document) =>
        (await Should.ThrowAsync<UnreadableDocumentException>(() => DocumentReader.ReadAsync(document, CancellationToken.None))).Code;
}
