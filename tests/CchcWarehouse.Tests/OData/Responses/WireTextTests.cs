using System.Buffers.Binary;
using System.Globalization;
using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Responses.Encoding;
using CchcWarehouse.OData.Responses.Rows;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.OData.Edm;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.OData.Responses;

public sealed class WireTextTests
{
    private static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("92.590000", "92.59")]
    [InlineData("100.000000", "100")]
    [InlineData("-0.000100", "-0.0001")]
    [InlineData("0.00000001", "0.00000001")]
    [InlineData("0.000000000000000000000001", "0.000000000000000000000001")]
    [InlineData("10000", "10000")]
    [InlineData("100000000", "100000000")]
    [InlineData("12345678901234567890123456789012345678901234567890.5", "12345678901234567890123456789012345678901234567890.5")]
    [InlineData("10000.0001", "10000.0001")]
    [InlineData("23826", "23826")]
    public void A_numeric_is_exact_and_without_idle_zeros(string stored, string text) =>
        Written.By(output => NumericText.Write(output, Numeric(stored))).ShouldBe(text);

    [Fact]
    public void Every_decimal_is_written_as_it_is() =>
        Prop.ForAll<decimal>(value =>
        {
            var text = Written.By(output => NumericText.Write(output, Numeric(value.ToString(CultureInfo.InvariantCulture))));
            return decimal.Parse(text, CultureInfo.InvariantCulture) == value && !text.Contains('E', StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Numerics_that_are_no_number_are_told_apart()
    {
        byte[] notANumber = [0, 0, 0, 0, 0xC0, 0, 0, 0];
        NumericText.IsFinite(notANumber).ShouldBeFalse();
        Written.By(output => NumericText.Write(output, notANumber)).ShouldBe("NaN");
    }

    [Fact]
    public void Every_instant_has_its_date_and_time() =>
        Prop.ForAll<DateTime>(value =>
        {
            var instant = new DateTime(value.Ticks / 10 * 10, DateTimeKind.Utc);
            var wire = new byte[8];
            BinaryPrimitives.WriteInt64BigEndian(wire, (instant - Epoch).Ticks / 10);
            var expected = instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
            return Written.By(output => TemporalText.WriteInstant(output, wire)) == expected;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_date_of_the_calendar_is_written()
    {
        var wire = new byte[4];
        for (var date = new DateOnly(1899, 1, 1); date < new DateOnly(2105, 1, 1); date = date.AddDays(1))
        {
            BinaryPrimitives.WriteInt32BigEndian(wire, date.DayNumber - new DateOnly(2000, 1, 1).DayNumber);
            Written.By(output => TemporalText.WriteDate(output, wire)).ShouldBe(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Infinite_dates_are_null()
    {
        ValueText.IsNull(new Cell(new byte[] { 0x7f, 0xff, 0xff, 0xff }, CellForm.Wire, false), EdmPrimitiveTypeKind.Date).ShouldBeTrue();
        ValueText.IsNull(new Cell(new byte[] { 0, 0, 0, 1 }, CellForm.Wire, false), EdmPrimitiveTypeKind.Date).ShouldBeFalse();
    }

    [Theory]
    [InlineData("0", "PT0S")]
    [InlineData("86400", "P1D")]
    [InlineData("93784.5", "P1DT2H3M4.5S")]
    [InlineData("-0.000001", "-PT0.000001S")]
    [InlineData("3600.000000", "PT1H")]
    public void A_duration_is_exact(string seconds, string text) =>
        Written.By(output => ValueText.Write(output, Text(seconds), EdmPrimitiveTypeKind.Duration, WireForm.Seconds)).ShouldBe(text);

    [Theory]
    [InlineData("92.590000", EdmPrimitiveTypeKind.Decimal, "92.59")]
    [InlineData("100", EdmPrimitiveTypeKind.Decimal, "100")]
    [InlineData("2022-12-16T00:00:00+00:00", EdmPrimitiveTypeKind.DateTimeOffset, "2022-12-16T00:00:00Z")]
    [InlineData("2022-12-16T00:00:00.120000+00:00", EdmPrimitiveTypeKind.DateTimeOffset, "2022-12-16T00:00:00.12Z")]
    [InlineData("12:30:00.5", EdmPrimitiveTypeKind.TimeOfDay, "12:30:00.5")]
    [InlineData("-Infinity", EdmPrimitiveTypeKind.Double, "-INF")]
    [InlineData(@"\\x0aff", EdmPrimitiveTypeKind.Binary, "Cv8")]
    public void A_value_of_a_nested_row_reads_as_in_its_own_row(string token, EdmPrimitiveTypeKind type, string text) =>
        Written.By(output => ValueText.Write(
            output, new Cell(System.Text.Encoding.UTF8.GetBytes(token), CellForm.Json, false), type, WireForm.Native)).ShouldBe(text);

    [Fact]
    public void Text_is_escaped_only_where_JSON_demands_it()
    {
        var text = "Thị xã \"Vĩnh Châu\"\\\n\u0001 </script> é 😀";
        var written = Written.By(output => JsonText.Write(output, text));

        written.ShouldBe("\"Thị xã \\\"Vĩnh Châu\\\"\\\\\\n\\u0001 </script> é 😀\"");
        System.Text.Encoding.UTF8.GetString(JsonText.Unescape(System.Text.Encoding.UTF8.GetBytes(written[1..^1]))).ShouldBe(text);
    }

    [Fact]
    public void Any_text_comes_back_from_JSON() =>
        Prop.ForAll<NonNull<string>>(text =>
        {
            var clean = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text.Get));
            return System.Text.Json.JsonSerializer.Deserialize<string>(Written.By(output => JsonText.Write(output, clean))) == clean;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Long_text_is_written_in_pieces()
    {
        var text = new string('ă', 100_000);
        Written.By(output => JsonText.Write(output, text)).ShouldBe($"\"{text}\"");
    }

    private static Cell Text(string text) => new(System.Text.Encoding.UTF8.GetBytes(text), CellForm.Wire, false);

    /// <summary>PostgreSQL's wire form of a decimal written as text.</summary>
    private static byte[] Numeric(string text)
    {
        var negative = text.StartsWith('-');
        var parts = text.TrimStart('-').Split('.');
        var whole = parts[0].PadLeft((parts[0].Length + 3) / 4 * 4, '0');
        var fraction = parts.Length > 1 ? parts[1] : "";
        var digits = (whole + fraction.PadRight((fraction.Length + 3) / 4 * 4, '0')).Chunk(4)
            .Select(four => short.Parse(four, NumberStyles.None, CultureInfo.InvariantCulture)).ToList();
        var weight = (whole.Length / 4) - 1;
        while (digits.Count > 0 && digits[0] == 0)
        {
            digits.RemoveAt(0);
            weight--;
        }

        while (digits.Count > 0 && digits[^1] == 0)
        {
            digits.RemoveAt(digits.Count - 1);
        }

        var wire = new byte[8 + (digits.Count * 2)];
        BinaryPrimitives.WriteInt16BigEndian(wire, (short)digits.Count);
        BinaryPrimitives.WriteInt16BigEndian(wire.AsSpan(2), (short)(digits.Count == 0 ? 0 : weight));
        BinaryPrimitives.WriteUInt16BigEndian(wire.AsSpan(4), negative && digits.Count > 0 ? (ushort)0x4000 : (ushort)0);
        BinaryPrimitives.WriteInt16BigEndian(wire.AsSpan(6), (short)fraction.Length);
        for (var i = 0; i < digits.Count; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(wire.AsSpan(8 + (i * 2)), digits[i]);
        }

        return wire;
    }
}
