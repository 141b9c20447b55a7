using CchcWarehouse.Etl.Documents.Pages;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Pages;

/// <summary>The mark of a footnote never joins the number before it.</summary>
public sealed class RaisedMarkTests
{
    [Theory]
    [InlineData(11.1, 5.2, "27¹")]
    [InlineData(11.6, 3.3, "27¹")]
    [InlineData(7.5, 6, "27¹")]
    [InlineData(13.3, 5, "27¹")]
    [InlineData(13.3, 0, "271")]
    [InlineData(11.1, 0.4, "271")]
    public void A_figure_is_a_mark_where_it_stands_higher(double height, double rise, string text) =>
        PageText.Text([new(40, 100, 52, 113.3, "27"), new(52, 113.3 - rise - height, 57, 113.3 - rise, "1")]).ShouldBe(text);

    [Fact]
    public void A_mark_is_of_the_line_of_its_number() =>
        PageText.LinesOfColumns([new(40, 100, 52, 113.3, "27"), new(52, 95.5, 57, 105.5, "1"), new(80, 101, 120, 114.3, "Văn bản")]).ShouldHaveSingleItem();
}
