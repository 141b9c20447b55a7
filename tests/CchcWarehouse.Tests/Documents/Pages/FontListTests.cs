using CchcWarehouse.Etl.Documents.Pages;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Pages;

/// <summary>Fonts that draw letters without saying which: digits copied out of them may be others.</summary>
public sealed class FontListTests
{
    [Theory]
    [InlineData("AAAAAA+LiberationSerif               CID TrueType      Identity-H       yes yes no       4  0", true)]
    [InlineData("AAAAAA+LiberationSerif               CID TrueType      Identity-H       yes yes yes      4  0", false)]
    [InlineData("BAAAAA+TimesNewRomanPSMT             TrueType          WinAnsi          yes yes no      23  0", false)]
    [InlineData("[none]                               Type 3            Custom           yes no  no      12  0", true)]
    [InlineData("CAAAAA+Wingdings-Regular             CID TrueType      Identity-H       yes yes no       9  0", false)]
    [InlineData("", false)]
    public void A_font_without_a_table_of_letters_is_told(string line, bool drawsOnly) => FontList.DrawsOnly(line).ShouldBe(drawsOnly);
}
