using System.Globalization;
using System.Text.RegularExpressions;

namespace CchcWarehouse.Etl.Facts.Cells;

/// <summary>What a number is expected to be, because a dot means one thing in a count and another in a rate.</summary>
public enum NumberForm
{
    /// <summary>Nothing is known: a dot or comma before three digits stays undecided.</summary>
    Unknown,

    /// <summary>A count or an amount: a dot before exactly three digits parts thousands.</summary>
    Whole,

    /// <summary>A percentage: a dot or a comma is the decimal mark.</summary>
    Percent,
}

/// <summary>One numeral as it was read, or why it cannot be read for certain.</summary>
/// <param name="Value">Exact and without trailing zeros; null when <paramref name="Doubt"/> says why.</param>
/// <param name="Step">What had to be decided to read it ("dấu chấm phân cách hàng nghìn"); null for plain digits.</param>
public readonly record struct NumeralReading(decimal? Value, Reason? Step, Reason? Doubt);

/// <summary>Reads one numeral written the Vietnamese way: 2.953 in a count is 2953, 92,59 is 92.59.</summary>
/// <remarks>Decimal throughout; a numeral with two possible readings gives a doubt, never a guess.</remarks>
public static partial class VietnameseNumber
{
    private const NumberStyles Plain = NumberStyles.AllowDecimalPoint;

    /// <summary>Digits with dots, commas and single spaces between them; anything else is no numeral.</summary>
    public static NumeralReading Read(string text, NumberForm form)
    {
        var negative = text.Length > 1 && text[0] is '-' or '−';
        var digits = (negative || text.StartsWith('+') ? text[1..] : text).Replace('\u00A0', ' ').Replace('\u202F', ' ');
        if (!Numeral().IsMatch(digits))
        {
            return Doubt("không phải một chữ số liền mạch", "not one unbroken numeral");
        }

        var reading = form == NumberForm.Percent ? ReadPercent(digits) : ReadWhole(digits, form);
        return reading.Value is { } value && negative ? reading with { Value = -value } : reading;
    }

    private static NumeralReading ReadPercent(string digits)
    {
        if (digits.Contains(' '))
        {
            return Doubt("tỷ lệ có khoảng trắng giữa các chữ số", "a rate with blanks between its digits");
        }

        if (OneMark().IsMatch(digits))
        {
            return Exact(digits.Replace(',', '.'), digits.Contains('.') ? new Reason("dấu chấm thập phân trong tỷ lệ", "the dot is the decimal mark of a rate") : null);
        }

        return ThousandsThenDecimals().IsMatch(digits)
            ? Exact(digits.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'), DotParts)
            : Doubt("tỷ lệ có nhiều dấu phân cách", "a rate with several marks");
    }

    private static NumeralReading ReadWhole(string digits, NumberForm form)
    {
        if (PlainDigits().IsMatch(digits))
        {
            return Exact(digits, digits.Length > 1 && digits[0] == '0' ? new Reason("bỏ số 0 đứng đầu", "leading zeros dropped") : null);
        }

        if (ThousandsByDot().IsMatch(digits))
        {
            return form == NumberForm.Whole || digits.Count(c => c == '.') > 1
                ? Exact(digits.Replace(".", "", StringComparison.Ordinal), DotParts)
                : Doubt("dấu chấm có thể là hàng nghìn hoặc thập phân", "the dot may part thousands or decimals");
        }

        if (ThousandsBySpace().IsMatch(digits))
        {
            return Exact(digits.Replace(" ", "", StringComparison.Ordinal), new Reason("khoảng trắng phân cách hàng nghìn", "the blank parts thousands"));
        }

        if (ThousandsThenDecimals().IsMatch(digits))
        {
            return Exact(digits.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'), new Reason("dấu chấm hàng nghìn, dấu phẩy thập phân", "the dot parts thousands, the comma is the decimal mark"));
        }

        if (EnglishThousands().IsMatch(digits))
        {
            return Exact(digits.Replace(",", "", StringComparison.Ordinal), new Reason("dấu phẩy phân cách hàng nghìn (cách viết tiếng Anh)", "the comma parts thousands (written the English way)"));
        }

        return ShortDecimals().IsMatch(digits)
            ? Exact(digits.Replace(',', '.'), new Reason("dấu thập phân", "a decimal mark"))
            : Doubt("không rõ dấu phân cách hàng nghìn hay thập phân", "the mark may part thousands or decimals");
    }

    private static NumeralReading Exact(string invariant, Reason? step) =>
        decimal.TryParse(invariant, Plain, CultureInfo.InvariantCulture, out var value) && Digits(invariant) <= 28
            ? new NumeralReading(Trimmed(value), step, null)
            : Doubt("số quá dài", "the number is too long");

    private static int Digits(string invariant) => invariant.TrimStart('0').Count(char.IsAsciiDigit);

    /// <summary>1.0 and 1 are one value and are written alike.</summary>
    public static decimal Trimmed(decimal value) => value / 1.0000000000000000000000000000m;

    private static NumeralReading Doubt(string reason, string reasonEn) => new(null, null, new Reason(reason, reasonEn));

    private static readonly Reason DotParts = new("dấu chấm phân cách hàng nghìn", "the dot parts thousands");

    [GeneratedRegex(@"^[0-9]+(?:[., ][0-9]+)*$")]
    private static partial Regex Numeral();

    [GeneratedRegex(@"^[0-9]+$")]
    private static partial Regex PlainDigits();

    [GeneratedRegex(@"^[0-9]+(?:[.,][0-9]+)?$")]
    private static partial Regex OneMark();

    [GeneratedRegex(@"^[1-9][0-9]{0,2}(?:\.[0-9]{3})+$")]
    private static partial Regex ThousandsByDot();

    [GeneratedRegex(@"^[1-9][0-9]{0,2}(?: [0-9]{3})+$")]
    private static partial Regex ThousandsBySpace();

    [GeneratedRegex(@"^[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]+$")]
    private static partial Regex ThousandsThenDecimals();

    [GeneratedRegex(@"^[1-9][0-9]{0,2}(?:(?:,[0-9]{3}){2,}|(?:,[0-9]{3})+\.[0-9]{1,2})$")]
    private static partial Regex EnglishThousands();

    [GeneratedRegex(@"^[0-9]+(?:\.[0-9]{1,2}|,(?:[0-9]{1,2}|[0-9]{4,}))$")]
    private static partial Regex ShortDecimals();
}
