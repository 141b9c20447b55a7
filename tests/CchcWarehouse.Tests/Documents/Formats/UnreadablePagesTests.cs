using System.Text;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Documents.Pages;
using CchcWarehouse.Tests.Documents.Formats.Writers;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Formats;

/// <summary>PDFs and pictures that give no report: each is refused with its reason, none in part.</summary>
public sealed class UnreadablePagesTests
{
    private static readonly GrayImage Blank = new(1240, 1754, [.. Enumerable.Repeat((byte)255, 1240 * 1754)], 150 / 72.0);

    [Fact]
    public async Task A_page_without_print_has_no_text() =>
        (await RefusedAsync("blank.pdf", ScanWriter.Pdf([Blank]))).ShouldBe("no-text");

    [Fact]
    public async Task Hidden_text_without_a_picture_is_told_apart_from_a_blank_page()
    {
        var pdf = SourceDocument.FromBytes("layer.pdf", TypedPdf.Write(TypedPdf.Line("So van ban da ban hanh 27", rendering: 3)));

        var refusal = await Should.ThrowAsync<UnreadableDocumentException>(() => DocumentReader.ReadAsync(pdf, CancellationToken.None));

        (refusal.Code, refusal.MessageEn).ShouldBe(("no-text", "“layer.pdf” holds only hidden text (as recognition software writes it) and no picture of a page: it prints blank, so there is nothing to check the text against. Send the scan with its pictures or the original Word or Excel file."));
    }

    [Fact]
    public async Task A_picture_without_print_has_no_text() =>
        (await RefusedAsync("blank.png", ScanWriter.Png(Blank))).ShouldBe("no-text");

    [Fact]
    public async Task A_tiny_picture_has_no_text() =>
        (await RefusedAsync("icon.png", ScanWriter.Png(new GrayImage(64, 64, new byte[64 * 64], 1)))).ShouldBe("no-text");

    [Fact]
    public async Task A_pdf_of_ten_thousand_pages_is_too_large() =>
        (await RefusedAsync("book.pdf", ScanWriter.Pdf([.. Enumerable.Repeat(new GrayImage(1, 1, [255], 1), 10_000)]))).ShouldBe("too-large");

    [Fact]
    public async Task A_pdf_with_a_password_is_encrypted()
    {
        var key = string.Concat(Enumerable.Repeat("5a", 32));
        var pdf = Encoding.Latin1.GetString(ScanWriter.Pdf([Blank]))
            .Replace("/Root 1 0 R", $"/Root 1 0 R /ID [<{key}> <{key}>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >>", StringComparison.Ordinal);

        (await RefusedAsync("secret.pdf", Encoding.Latin1.GetBytes(pdf))).ShouldBe("encrypted");
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public async Task A_pdf_that_was_cut_off_is_damaged(double share)
    {
        var pdf = ScanWriter.Pdf([.. Enumerable.Range(0, 20).Select(seed => ScanWriter.Scanned(new GrayImage(200, 200, [.. Enumerable.Repeat((byte)255, 200 * 200)], 1), 0, seed))]);

        (await RefusedAsync("half.pdf", pdf[..(int)(share * pdf.Length)])).ShouldBe("damaged");
    }

    [Fact]
    public async Task A_picture_that_was_cut_off_is_damaged()
    {
        var png = ScanWriter.Png(ScanWriter.Scanned(Blank, 0, 1));

        (await RefusedAsync("half.png", png[..(png.Length / 2)])).ShouldBe("damaged");
    }

    [Fact]
    public async Task What_only_begins_like_a_pdf_is_damaged() =>
        (await RefusedAsync("not.pdf", "%PDF-1.7\nThis is none.\n%%EOF\n"u8.ToArray())).ShouldBe("damaged");

    private static async Task<string> RefusedAsync(string name, byte[] bytes) =>
        (await Should.ThrowAsync<UnreadableDocumentException>(() => DocumentReader.ReadAsync(SourceDocument.FromBytes(name, bytes), CancellationToken.None))).Code;
}
