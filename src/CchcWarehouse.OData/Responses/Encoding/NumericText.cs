using System.Buffers.Binary;

namespace CchcWarehouse.OData.Responses.Encoding;

/// <summary>PostgreSQL's numeric, from its wire form straight to decimal digits: exact, of any length, without an exponent.</summary>
/// <remarks>
/// Wire form: four int16 (number of digits, weight of the first, sign, scale), then digits to base 10,000.
/// Zeros at the end of the fraction are not written: the column's scale says nothing about the value's.
/// </remarks>
internal static class NumericText
{
    private const int HeaderSize = 8;

    private const ushort Negative = 0x4000;
    private const ushort NotANumber = 0xC000;
    private const ushort PositiveInfinity = 0xD000;
    private const ushort NegativeInfinity = 0xF000;

    /// <summary>False for NaN and the infinities, which JSON writes as strings.</summary>
    public static bool IsFinite(ReadOnlySpan<byte> wire) =>
        BinaryPrimitives.ReadUInt16BigEndian(wire[4..]) is 0 or Negative;

    public static void Write(Utf8Output output, ReadOnlySpan<byte> wire)
    {
        var count = BinaryPrimitives.ReadInt16BigEndian(wire);
        var weight = BinaryPrimitives.ReadInt16BigEndian(wire[2..]);
        switch (BinaryPrimitives.ReadUInt16BigEndian(wire[4..]))
        {
            case NotANumber:
                output.Write("NaN"u8);
                return;
            case PositiveInfinity:
                output.Write("INF"u8);
                return;
            case NegativeInfinity:
                output.Write("-INF"u8);
                return;
            case Negative:
                output.Write((byte)'-');
                break;
        }

        var digits = wire.Slice(HeaderSize, count * 2);
        WriteWhole(output, digits, weight);
        WriteFraction(output, digits, weight);
    }

    private static void WriteWhole(Utf8Output output, ReadOnlySpan<byte> digits, int weight)
    {
        if (weight < 0)
        {
            output.Write((byte)'0');
            return;
        }

        var room = output.Reserve((weight + 1) * 4);
        System.Buffers.Text.Utf8Formatter.TryFormat(Digit(digits, 0), room, out var length);
        for (var i = 1; i <= weight; i++)
        {
            Four(room[length..], Digit(digits, i));
            length += 4;
        }

        output.Advance(length);
    }

    private static void WriteFraction(Utf8Output output, ReadOnlySpan<byte> digits, int weight)
    {
        var last = (digits.Length / 2) - 1;
        while (last > weight && last >= 0 && Digit(digits, last) == 0)
        {
            last--;
        }

        if (last <= weight || last < 0)
        {
            return;
        }

        // Groups below the first digit stored (weight -3: 0.0000 0000 …) are zeros.
        var room = output.Reserve(1 + ((last - weight) * 4));
        room[0] = (byte)'.';
        var length = 1;
        for (var i = weight + 1; i <= last; i++)
        {
            Four(room[length..], Digit(digits, i));
            length += 4;
        }

        while (room[length - 1] == '0')
        {
            length--;
        }

        output.Advance(length);
    }

    private static int Digit(ReadOnlySpan<byte> digits, int index) =>
        index >= 0 && index * 2 < digits.Length ? BinaryPrimitives.ReadInt16BigEndian(digits[(index * 2)..]) : 0;

    private static void Four(Span<byte> room, int digit)
    {
        room[3] = (byte)('0' + (digit % 10));
        room[2] = (byte)('0' + (digit / 10 % 10));
        room[1] = (byte)('0' + (digit / 100 % 10));
        room[0] = (byte)('0' + (digit / 1000));
    }
}
