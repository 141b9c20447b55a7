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
    public void Letters_set_at_an_angle_are_a_watermark_however_small()
    {
        PageWord[] slanted = [.. "BẢNSAO".Select((letter, i) => new PageWord(320 + 15 * i, 180 - 11 * i, 334 + 15 * i, 206 - 11 * i, $"{letter}"))];

        var (words, mark) = Watermark.Parted([.. Lines, .. slanted]);

        words.ShouldBe(Lines);
        mark.ShouldBe("B Ả N S A O");
    }

    [Fact]
    public void Figures_and_short_words_of_a_table_are_no_slanted_text()
    {
        PageWord[] page = [.. Enumerable.Range(0, 8).SelectMany(i => new PageWord[] { new(40 + 14 * i, 100 + 13 * i, 48 + 14 * i, 114 + 13 * i, $"{i}"), new(300, 100 + 13 * i, 312, 114 + 13 * i, "xã") })];

        Watermark.Parted(page).Words.ShouldBe(page);
    }

    [Fact]
    public void Parts_of_a_word_in_two_fonts_are_no_slanted_text()
    {
        PageWord[] page = [.. Lines, new(200, 300, 206, 312, "k"), new(206, 302, 211, 316, "ế"), new(214, 304, 219, 316, "ho"), new(219, 306, 224, 320, "ạ"), new(224, 304, 230, 316, "ch")];

        Watermark.Parted(page).Words.ShouldBe(page);
    }

    [Fact]
    public void A_page_without_words_has_none() => Watermark.Parted([]).Mark.ShouldBeEmpty();
}
