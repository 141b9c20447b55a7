using System.Buffers.Binary;

namespace CchcWarehouse.OData.Responses.Encoding;

/// <summary>PostgreSQL's date, timestamptz and time from their wire form to the text OData gives them.</summary>
/// <remarks>Dates count days, times microseconds, from 2000-01-01; the ends of the range are the infinities.</remarks>
internal static class TemporalText
{
    private const long MicrosecondsOfDay = 86_400_000_000;

    private const int DaysTo2000 = 730_119;

    /// <summary>The infinities have no form in OData: they are null.</summary>
    public static bool IsFinite(ReadOnlySpan<byte> wire) => wire.Length == 4
        ? BinaryPrimitives.ReadInt32BigEndian(wire) is not (int.MaxValue or int.MinValue)
        : BinaryPrimitives.ReadInt64BigEndian(wire) is not (long.MaxValue or long.MinValue);

    public static void WriteDate(Utf8Output output, ReadOnlySpan<byte> wire) =>
        WriteDate(output, BinaryPrimitives.ReadInt32BigEndian(wire));

    /// <summary>In UTC; a fraction only where there is one.</summary>
    public static void WriteInstant(Utf8Output output, ReadOnlySpan<byte> wire)
    {
        var (days, rest) = Math.DivRem(BinaryPrimitives.ReadInt64BigEndian(wire), MicrosecondsOfDay);
        if (rest < 0)
        {
            days--;
            rest += MicrosecondsOfDay;
        }

        WriteDate(output, (int)days);
        output.Write((byte)'T');
        WriteTime(output, rest);
        output.Write((byte)'Z');
    }

    public static void WriteTime(Utf8Output output, ReadOnlySpan<byte> wire) =>
        WriteTime(output, BinaryPrimitives.ReadInt64BigEndian(wire));

    private static void WriteDate(Utf8Output output, int days)
    {
        var (year, month, day) = Civil(days + DaysTo2000);
        if (year < 0)
        {
            output.Write((byte)'-');
            year = -year;
        }

        var room = output.Reserve(16);
        var length = year < 10_000 ? Two(room, year / 100) + Two(room[2..], year % 100) : Long(room, year);
        room[length] = (byte)'-';
        Two(room[(length + 1)..], month);
        room[length + 3] = (byte)'-';
        Two(room[(length + 4)..], day);
        output.Advance(length + 6);
    }

    private static void WriteTime(Utf8Output output, long microseconds)
    {
        var (seconds, fraction) = ((int)(microseconds / 1_000_000), (int)(microseconds % 1_000_000));
        var room = output.Reserve(15);
        Two(room, seconds / 3600);
        room[2] = (byte)':';
        Two(room[3..], seconds / 60 % 60);
        room[5] = (byte)':';
        Two(room[6..], seconds % 60);
        output.Advance(fraction == 0 ? 8 : 8 + Fraction(room[8..], fraction));
    }

    private static int Fraction(Span<byte> room, int microseconds)
    {
        room[0] = (byte)'.';
        var length = 7;
        for (var i = 6; i > 0; i--)
        {
            room[i] = (byte)('0' + (microseconds % 10));
            microseconds /= 10;
        }

        while (room[length - 1] == '0')
        {
            length--;
        }

        return length;
    }

    /// <summary>Day number from 0001-01-01 to the proleptic Gregorian date; years before it are negative or nought.</summary>
    private static (int Year, int Month, int Day) Civil(int days)
    {
        // Eras of 400 years that begin on 1 March, so that the leap day is the last of its year.
        var z = (long)days + 306;
        var era = (z >= 0 ? z : z - 146_096) / 146_097;
        var dayOfEra = (int)(z - (era * 146_097));
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shifted = ((5 * dayOfYear) + 2) / 153;
        var month = shifted < 10 ? shifted + 3 : shifted - 9;
        var year = (int)((era * 400) + yearOfEra) + (month <= 2 ? 1 : 0);
        return (year, month, dayOfYear - (((153 * shifted) + 2) / 5) + 1);
    }

    private static int Two(Span<byte> room, int value)
    {
        room[1] = (byte)('0' + (value % 10));
        room[0] = (byte)('0' + (value / 10));
        return 2;
    }

    private static int Long(Span<byte> room, int value)
    {
        System.Buffers.Text.Utf8Formatter.TryFormat(value, room, out var length);
        return length;
    }
}
