using System.Globalization;
using System.Numerics;
using CchcWarehouse.OData.Plans.Forms;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;
using CchcWarehouse.Star.Letters;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>Values written in a request → typed constants. Numbers stay exact.</summary>
internal static class Literals
{
    private const int LongestExponent = 100;

    public static readonly DateTime Earliest = DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc);

    /// <summary>The last microsecond of the year 9999.</summary>
    public static readonly DateTime Latest = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc).AddTicks(-9);

    /// <summary>Whether requests that differ in this literal may share a plan. The offset of an instant is told apart from its value.</summary>
    public static bool IsOpen(LiteralSyntax literal) => literal.Kind switch
    {
        LiteralKind.Null or LiteralKind.Boolean or LiteralKind.Enumeration or LiteralKind.Geography or LiteralKind.Geometry => false,
        LiteralKind.DateTimeOffset => literal.Text.EndsWith('Z'),
        _ => true,
    };

    public static Operand Bind(LiteralSyntax literal, RequestForm? form) => literal.Kind switch
    {
        LiteralKind.Null => new NullOperand(),
        LiteralKind.Boolean => new ConditionOperand(
            string.Equals(literal.Text, "true", StringComparison.Ordinal) ? BooleanCondition.True : BooleanCondition.False),
        LiteralKind.Geography or LiteralKind.Geometry => throw literal.Reject(
            BadQueryCodes.Unsupported, "The model has no geographic types; leave this condition out."),
        LiteralKind.Enumeration => throw literal.Reject(
            BadQueryCodes.UnknownName, $"There is no enumeration type {literal.Type}; columns of fixed words are Edm.String: write 'word'."),
        _ => new ValueOperand(Constant(literal) is var constant ? form?.Of(literal, constant.Type) ?? constant : constant, IsLiteral: true),
    };

    /// <exception cref="BadQueryException">The text is no value of its kind.</exception>
    public static Constant Constant(LiteralSyntax literal)
    {
        var text = literal.Text;
        return literal.Kind switch
        {
            LiteralKind.Integer => Integer(text),
            LiteralKind.Decimal => Decimal(text),
            LiteralKind.Double => Exponential(text),
            // The warehouse stores composed letters; a decomposed "ế" means the same.
            LiteralKind.String => new Constant(CanonicalText.Compose(text), EdmPrimitiveTypeKind.String),
            LiteralKind.Date => new Constant(Date(literal), EdmPrimitiveTypeKind.Date),
            LiteralKind.DateTimeOffset => new Constant(Instant(literal), EdmPrimitiveTypeKind.DateTimeOffset),
            LiteralKind.TimeOfDay => new Constant(TimeOfDay(literal), EdmPrimitiveTypeKind.TimeOfDay),
            LiteralKind.Duration => Durations.Seconds(text) is { } seconds
                ? new Constant(seconds, EdmPrimitiveTypeKind.Duration)
                : throw Malformed(literal, "a duration of days, hours, minutes and seconds, such as P1DT12H"),
            LiteralKind.Guid => Guid.TryParse(text, out var guid)
                ? new Constant(guid, EdmPrimitiveTypeKind.Guid)
                : throw Malformed(literal, "a GUID"),
            _ => new Constant(Bytes(literal), EdmPrimitiveTypeKind.Binary),
        };
    }

    private static Constant Integer(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small) ? Scalars.Constant.Of(small)
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large) ? Scalars.Constant.Of(large)
        : Decimal(text);

    // A decimal that .NET cannot hold exactly stays text, and PostgreSQL reads it.
    private static Constant Decimal(string text) => new(
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && SignificantDigits(text) <= 28 ? number : text,
        EdmPrimitiveTypeKind.Decimal);

    private static int SignificantDigits(string text) =>
        text.Replace(".", "", StringComparison.Ordinal).TrimStart('-', '+', '0').Length;

    // A number with an exponent is exact as long as it can be written out.
    private static Constant Exponential(string text)
    {
        var e = text.IndexOfAny(['e', 'E']);
        if (e < 0 || !int.TryParse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            || Math.Abs(exponent) > LongestExponent)
        {
            return new Constant(Double(text), EdmPrimitiveTypeKind.Double);
        }

        var mantissa = text[..e];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var scale = (point < 0 ? 0 : mantissa.Length - point - 1) - exponent;
        var digits = BigInteger.Parse(mantissa.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return Decimal(scale <= 0 ? (digits * BigInteger.Pow(10, -scale)).ToString(CultureInfo.InvariantCulture) : WithPoint(digits, scale));
    }

    private static string WithPoint(BigInteger digits, int scale)
    {
        var text = BigInteger.Abs(digits).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        return (digits.Sign < 0 ? "-" : "") + text[..^scale] + "." + text[^scale..];
    }

    private static double Double(string text) => text switch
    {
        "INF" => double.PositiveInfinity,
        "-INF" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    private static DateOnly Date(LiteralSyntax literal) =>
        DateOnly.TryParseExact(literal.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Malformed(literal, "a date between 0001-01-01 and 9999-12-31");

    private static DateTime Instant(LiteralSyntax literal)
    {
        var (text, nextDay) = WithoutHour24(literal.Text);
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            throw Malformed(literal, "a point in time with its offset, such as 2022-12-31T00:00:00Z");
        }

        var utc = (nextDay ? instant.AddDays(1) : instant).UtcDateTime;
        return utc > Latest ? Latest : utc.AddTicks(-(utc.Ticks % 10));
    }

    // 24:00:00 is the end of the day; more than seven digits of a second are more than .NET reads.
    private static (string Text, bool NextDay) WithoutHour24(string text)
    {
        var time = text.IndexOf('T', StringComparison.Ordinal) + 1;
        var nextDay = text.AsSpan(time).StartsWith("24:", StringComparison.Ordinal);
        var day = nextDay ? string.Concat(text.AsSpan(0, time), "00", text.AsSpan(time + 2)) : text;
        var point = day.IndexOf('.', StringComparison.Ordinal);
        if (point < 0)
        {
            return (day, nextDay);
        }

        var end = point + 1;
        while (end < day.Length && char.IsAsciiDigit(day[end]))
        {
            end++;
        }

        return end - point > 8 ? (string.Concat(day.AsSpan(0, point + 8), day.AsSpan(end)), nextDay) : (day, nextDay);
    }

    private static TimeOnly TimeOfDay(LiteralSyntax literal)
    {
        var text = literal.Text.Length > 16 ? literal.Text[..16] : literal.Text;
        return TimeOnly.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw Malformed(literal, "a time of day, such as 07:30:00");
    }

    private static byte[] Bytes(LiteralSyntax literal)
    {
        var base64 = literal.Text.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        var buffer = new byte[base64.Length];
        return Convert.TryFromBase64String(base64 + new string('=', (4 - (base64.Length % 4)) % 4), buffer, out var length)
            ? buffer[..length]
            : throw Malformed(literal, "base64url");
    }

    private static BadQueryException Malformed(LiteralSyntax literal, string expected) =>
        literal.Reject(BadQueryCodes.InvalidValue, $"{literal.Text} is not {expected}.");
}
