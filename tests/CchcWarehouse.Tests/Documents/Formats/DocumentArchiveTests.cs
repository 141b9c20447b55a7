using System.Text;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Rows;
using CchcWarehouse.Tests.Documents.Formats.Writers;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Formats;

public sealed class DocumentArchiveTests
{
    private static readonly byte[] Report = SampleReports.Text("03-half-year-pipe-table").Bytes.ToArray();

    [Fact]
    public void Each_document_of_an_archive_is_one_of_its_own() =>
        Names(OtherPackages.Zip("all.zip", ("b.txt", Report), ("2022/a.txt", [1]), ("__MACOSX/._a.txt", [1]), ("~$b.docx", [1]))).ShouldBe(["a.txt", "b.txt"]);

    [Fact]
    public void A_document_that_is_no_archive_is_itself()
    {
        var document = SourceDocument.FromBytes("a.txt", Report);

        DocumentArchive.Expand(document).ShouldBe([document]);
    }

    [Fact]
    public void An_archive_inside_an_archive_is_opened_once()
    {
        var inner = OtherPackages.Zip("inner.zip", ("a.txt", Report));
        var outer = OtherPackages.Zip("outer.zip", ("inner.zip", inner.Bytes.ToArray()));

        Names(outer).ShouldBe(["a.txt"]);
        Refused(OtherPackages.Zip("outermost.zip", ("outer.zip", outer.Bytes.ToArray()))).ShouldBe("too-deep");
    }

    [Fact]
    public async Task A_single_document_in_an_archive_is_read_as_it_is()
    {
        var grid = await DocumentReader.ReadAsync(OtherPackages.Zip("a.zip", ("a.txt", Report)), CancellationToken.None);

        AnnexReader.Read(grid).Rows.Count.ShouldBe(AnnexReader.Read(SourceDocument.FromBytes("a.txt", Report)).Rows.Count);
    }

    [Theory]
    [InlineData("../../etc/cron.d/report.txt")]
    [InlineData("/etc/report.txt")]
    [InlineData("..\\report.txt")]
    [InlineData("C:\\report.txt")]
    public void A_name_that_leads_out_of_the_archive_is_refused(string name) =>
        Refused(OtherPackages.Zip("a.zip", (name, Report))).ShouldBe("path-traversal");

    [Fact]
    public void An_archive_that_unpacks_to_too_much_is_refused()
    {
        var zeros = new byte[128 * 1024 * 1024];

        Refused(OtherPackages.Zip("bomb.zip", ("a.txt", [.. zeros, 1]))).ShouldBe("too-large");
        Refused(OtherPackages.Zip("bomb.zip", [.. Enumerable.Range(0, 5).Select(i => ($"{i}.txt", zeros))])).ShouldBe("too-large");
    }

    [Fact]
    public void An_archive_of_too_many_files_is_refused() =>
        Refused(OtherPackages.Zip("a.zip", [.. Enumerable.Range(0, 501).Select(i => ($"{i}.txt", Report[..10]))])).ShouldBe("too-large");

    [Fact]
    public void An_archive_without_documents_is_refused() =>
        Refused(OtherPackages.Zip("a.zip", ("folder/", []))).ShouldBe("empty");

    [Fact]
    public void An_archive_that_was_cut_off_is_refused()
    {
        var bytes = OtherPackages.Zip("a.zip", ("a.txt", Report)).Bytes.ToArray();

        Refused(SourceDocument.FromBytes("a.zip", bytes[..(bytes.Length / 2)])).ShouldBe("damaged");
    }

    [Fact]
    public void A_folder_called_word_makes_no_word_document() =>
        Names(OtherPackages.Zip("a.zip", ("Word/a.txt", Report), ("xl/b.txt", Report))).ShouldBe(["a.txt", "b.txt"]);

    [Fact]
    public void A_refusal_speaks_both_languages()
    {
        var refusal = Should.Throw<UnreadableDocumentException>(() => DocumentArchive.Expand(OtherPackages.Zip("a.zip", ("../a.txt", Encoding.UTF8.GetBytes("x")))));

        refusal.Message.ShouldContain("dẫn ra ngoài");
        refusal.MessageEn.ShouldContain("../a.txt");
    }

    private static IEnumerable<string> Names(SourceDocument archive) => DocumentArchive.Expand(archive).Select(d => d.FileName);

    private static string Refused(SourceDocument archive) => Should.Throw<UnreadableDocumentException>(() => DocumentArchive.Expand(archive)).Code;
}
