using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Facts.Indicators;
using CchcWarehouse.Star.Reference;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Facts.Indicators;

/// <summary>The code lists fit together: nothing names what does not exist, no wording means two things.</summary>
public sealed class ReferenceWordingsTests
{
    private static readonly IndicatorCatalogue Catalogue = IndicatorCatalogue.Shared;

    [Theory]
    [InlineData("indicator_aliases.tsv", "indicator_code")]
    [InlineData("indicator_codes.tsv", "indicator_code")]
    [InlineData("indicator_traits.tsv", "code")]
    [InlineData("indicator_traits.tsv", "numerator_code")]
    [InlineData("indicator_traits.tsv", "denominator_code")]
    public void Every_code_of_a_list_is_in_the_catalogue(string file, string column)
    {
        var table = ReferenceTable.Read(file);
        var codes = Catalogue.Indicators.Select(i => i.Code).ToHashSet(StringComparer.Ordinal);

        table.Entries.Select(e => e[table.Column(column)]).OfType<string>().ShouldAllBe(code => codes.Contains(code));
    }

    [Fact]
    public void Every_indicator_has_traits_that_fit_its_kind()
    {
        var table = ReferenceTable.Read("indicator_traits.tsv");
        var types = table.Entries.ToDictionary(e => e[table.Column("code")]!, e => e[table.Column("measuring_type")], StringComparer.Ordinal);

        foreach (var indicator in Catalogue.Indicators)
        {
            string[] allowed = indicator.Kind switch
            {
                IndicatorKind.Percent => ["Rate"],
                IndicatorKind.YesNo => ["Flag"],
                IndicatorKind.Coded => ["Category"],
                _ => indicator.IsScore ? ["Score"] : ["Flow", "Stock", "Cumulative"],
            };
            allowed.ShouldContain(types[indicator.Code], indicator.Code);
        }
    }

    [Fact]
    public void Every_coded_indicator_has_its_scale_and_no_other_has() =>
        Catalogue.Indicators.ShouldAllBe(i => i.IsCoded == (i.Codes != null) && (i.Kind != IndicatorKind.YesNo || i.Codes!.Entries.Count == 2));

    [Fact]
    public void The_rows_of_the_forms_are_never_taken_for_another_indicator()
    {
        foreach (var wording in Catalogue.Wordings.Where(w => w.Demands == 0))
        {
            var unit = wording.Indicator.IsCoded ? wording.Indicator.Codes!.ToString() : wording.Indicator.Kind == IndicatorKind.Percent ? "%" : null;
            var row = new InventedAnnex().Add(wording.Text, unit, "1").Last();

            (row.IndicatorCode ?? wording.Indicator.Code).ShouldBe(wording.Indicator.Code, wording.Text);
        }
    }

    [Fact]
    public void Most_catalogue_names_stand_for_themselves()
    {
        var found = Catalogue.Indicators.Count(i =>
        {
            var unit = i.IsCoded ? i.Codes!.ToString() : i.Kind == IndicatorKind.Percent ? "%" : null;
            return new InventedAnnex().Add(i.Name, unit, "1").Last().IndicatorCode == i.Code;
        });

        found.ShouldBeGreaterThan(220);
    }

    [Fact]
    public void Likeness_alone_is_never_certain()
    {
        var rows = new InventedAnnex().Add("Số VBQPPL đã ban hành được người dân biết đến", "Văn bản", "1").Read();

        rows[0].Reading.Status.ShouldBe(ObservationStatus.Review);
        rows[0].Reading.Candidates[0].IndicatorCode.ShouldBe("2.1.1");
    }
}
