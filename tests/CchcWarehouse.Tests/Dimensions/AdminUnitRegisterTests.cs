using CchcWarehouse.Star.Dimensions;
using NodaTime;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Dimensions;

public sealed class AdminUnitRegisterTests
{
    private static readonly AdminUnitRegister Register = AdminUnitRegister.OfProgram();

    [Theory]
    [InlineData("2020-01-01", 63, 711, 10_767)]
    [InlineData("2021-12-31", 63, 705, 10_599)]
    [InlineData("2025-06-30", 63, 696, 10_035)]
    [InlineData("2025-07-01", 34, 0, 3_321)]
    [InlineData("2026-09-20", 34, 0, 3_321)]
    public void Counts_are_those_that_were_published(string day, int provinces, int districts, int communes)
    {
        var date = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
        var byLevel = Register.Versions.Where(version => version.IsValidOn(date)).CountBy(version => version.Level).ToDictionary();

        byLevel[AdminUnitLevel.Province].ShouldBe(provinces);
        byLevel.GetValueOrDefault(AdminUnitLevel.District).ShouldBe(districts);
        byLevel[AdminUnitLevel.Commune].ShouldBe(communes);
    }

    [Fact]
    public void Unit_is_found_with_those_above_it_at_the_time()
    {
        var before = new LocalDate(2022, 3, 14);
        var commune = Register.On("15892", before).ShouldNotBeNull();

        commune.Name.ShouldBe("Xã Hoằng Trung");
        Register.AncestorsOn(commune, before).Select(unit => unit.Code).ShouldBe(["399", "38"]);
    }

    [Fact]
    public void Closed_unit_is_gone_and_names_its_successor()
    {
        Register.On("15892", new LocalDate(2025, 7, 1)).ShouldBeNull();
        Register.On("15892", new LocalDate(2025, 6, 30)).ShouldNotBeNull();
        Register.ChangesOf("15892").ShouldContain(change => change.Kind == "merged" && change.SuccessorCode == "15889");
    }

    [Fact]
    public void Versions_of_a_code_never_overlap() =>
        Register.Versions.Select(version => version.Code).Distinct().ShouldAllBe(code =>
            Register.VersionsOf(code).Zip(Register.VersionsOf(code).Skip(1)).All(pair => pair.First.ValidTo <= pair.Second.ValidFrom));

    [Fact]
    public void Unknown_code_has_no_version() => Register.VersionsOf("99999").ShouldBeEmpty();
}
