using System.Globalization;
using CchcWarehouse.Etl.Facts.Cells;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Facts.Cells;

public sealed class VietnameseNumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("07", "7")]
    [InlineData("1050", "1050")]
    [InlineData("2.953", "2953")]
    [InlineData("100.580", "100580")]
    [InlineData("65.670.700", "65670700")]
    [InlineData("1 050", "1050")]
    [InlineData("12 345 678", "12345678")]
    [InlineData("12,5", "12.5")]
    [InlineData("12.5", "12.5")]
    [InlineData("1.0", "1")]
    [InlineData("1.234,56", "1234.56")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("-5", "-5")]
    public void A_dot_before_three_digits_of_a_count_parts_thousands(string text, string value) =>
        VietnameseNumber.Read(text, NumberForm.Whole).Value.ShouldBe(Exact(value));

    [Theory]
    [InlineData("92,59", "92.59")]
    [InlineData("86.1", "86.1")]
    [InlineData("2.953", "2.953")]
    [InlineData("100", "100")]
    [InlineData("0,861", "0.861")]
    [InlineData("99,8712345678901234567890", "99.871234567890123456789")]
    public void A_dot_of_a_rate_is_decimal(string text, string value) =>
        VietnameseNumber.Read(text, NumberForm.Percent).Value.ShouldBe(Exact(value));

    [Theory]
    [InlineData("1,234", NumberForm.Whole)]
    [InlineData("01.234", NumberForm.Whole)]
    [InlineData("1234.567", NumberForm.Whole)]
    [InlineData("2.953", NumberForm.Unknown)]
    [InlineData("1.2.3", NumberForm.Whole)]
    [InlineData("1 1391", NumberForm.Whole)]
    [InlineData("1 050", NumberForm.Percent)]
    [InlineData("1.234.567", NumberForm.Percent)]
    [InlineData("1O", NumberForm.Whole)]
    [InlineData("", NumberForm.Whole)]
    [InlineData("-", NumberForm.Whole)]
    [InlineData("99999999999999999999999999999999", NumberForm.Whole)]
    public void A_numeral_with_two_readings_or_none_gives_a_doubt(string text, NumberForm form)
    {
        var reading = VietnameseNumber.Read(text, form);

        reading.Value.ShouldBeNull();
        reading.Doubt.ShouldNotBeNull().MessageEn.ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_whole_number_printed_the_Vietnamese_way_is_read_back() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNegativeInt>(), n =>
        {
            var printed = n.Get.ToString("#,0", new NumberFormatInfo { NumberGroupSeparator = "." });
            return VietnameseNumber.Read(printed, NumberForm.Whole).Value == n.Get
                && VietnameseNumber.Read(printed.Replace('.', '\u00A0'), NumberForm.Whole).Value == n.Get;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_read_or_doubted_but_never_fails() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text =>
            Enum.GetValues<NumberForm>().All(form => VietnameseNumber.Read(text ?? "", form) is var r && (r.Value is null) == (r.Doubt is not null)))
            .QuickCheckThrowOnFailure();

    private static decimal Exact(string value) => decimal.Parse(value, CultureInfo.InvariantCulture);
}
