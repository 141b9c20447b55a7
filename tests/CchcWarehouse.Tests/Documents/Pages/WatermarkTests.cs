using CchcWarehouse.Etl.Documents.Pages;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Pages;

/// <summary>Large letters behind a table are no part of its cells.</summary>
public sealed class WatermarkTests
{
    private static readonly PageWord[] Lines = [.. Enumerable.Range(0, 12).SelectMany(i => new PageWord[] { new(40, 100 + 16 * i, 120, 112 + 16 * i, "Văn bản"), new(300, 100 + 16 * i, 312, 112 + 16 * i, "27") })];

    [Fact]
    public void Letters_over_several_lines_are_a_watermark()
    {
        var (words, mark) = Watermark.Parted([.. Lines, new(150, 110, 240, 210, "DỰ"), new(250, 160, 420, 260, "THẢO")]);

        words.ShouldBe(Lines);
        mark.ShouldBe("DỰ THẢO");
    }

    [Fact]
    public void A_large_title_with_lines_of_its_own_is_text()
    {
        PageWord[] page = [new(100, 20, 400, 60, "PHỤ LỤC"), .. Lines];

        Watermark.Parted(page).Words.ShouldBe(page);
    }

    [Fact]
    public void A_page_without_words_has_none() => Watermark.Parted([]).Mark.ShouldBeEmpty();
}
