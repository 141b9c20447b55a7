using CchcWarehouse.Etl.Facts.Cells;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Facts.Cells;

public sealed class UnitOfMeasureSpellingsTests
{
    private static readonly UnitOfMeasureSpellings Units = UnitOfMeasureSpellings.Shared;

    [Theory]
    [InlineData("Cơ quan, đơn vị", UnitOfMeasureSort.Count, "AGENCY")]
    [InlineData("xã, phường, thị trấn", UnitOfMeasureSort.Count, "AGENCY")]
    [InlineData("Bộ phận, công chức CM", UnitOfMeasureSort.Count, "SECTION")]
    [InlineData("Số hồ sơ đã giải quyết", UnitOfMeasureSort.Count, "FILE")]
    [InlineData("TTHC", UnitOfMeasureSort.Count, "PROC")]
    [InlineData("Nhiem vu", UnitOfMeasureSort.Count, "TASK")]
    [InlineData("Co quan, don vi", UnitOfMeasureSort.Count, "AGENCY")]
    [InlineData("Số lượng", UnitOfMeasureSort.Any, null)]
    [InlineData("Tỉ lệ (%)", UnitOfMeasureSort.Percent, "PCT")]
    [InlineData("Có/Không", UnitOfMeasureSort.Scale, "FLAG")]
    [InlineData("đồng", UnitOfMeasureSort.Money, null)]
    [InlineData("Theo QĐ 2394/QĐ-UBND của UBND tỉnh", UnitOfMeasureSort.Unknown, null)]
    [InlineData("Điểm = Tỷ lệ * Điểm tối đa", UnitOfMeasureSort.Unknown, null)]
    [InlineData(" ", UnitOfMeasureSort.None, null)]
    public void Units_are_known_by_many_spellings(string cell, UnitOfMeasureSort sort, string? code)
    {
        var unit = Units.Read(cell, UnitOfMeasureReading.None);

        (unit.Measure, unit.UnitOfMeasure).ShouldBe((sort, code));
    }

    [Theory]
    [InlineData("nt")]
    [InlineData("-nt-")]
    [InlineData("như trên")]
    [InlineData("〃")]
    public void A_ditto_mark_repeats_the_unit_above_and_stays_as_printed(string mark)
    {
        var unit = Units.Read(mark, Units.Read("Hồ sơ", UnitOfMeasureReading.None));

        (unit.UnitOfMeasure, unit.Printed, unit.Repeats).ShouldBe(("FILE", mark, true));
    }

    [Fact]
    public void A_multiple_of_a_unit_keeps_its_factor() => Units.Read("nghìn hồ sơ", UnitOfMeasureReading.None).Factor.ShouldBe(1000m);
}
