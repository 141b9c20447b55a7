using System.Globalization;

namespace CchcWarehouse.OData.Responses.Encoding;

/// <summary>A duration from its exact seconds to days, hours, minutes and seconds.</summary>
internal static class DurationText
{
    /// <param name="seconds">A decimal number as text, such as <c>-93784.50</c>.</param>
    public static void Write(Utf8Output output, ReadOnlySpan<byte> seconds)
    {
        var text = System.Text.Encoding.ASCII.GetString(seconds);
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var total))
        {
            throw new InvalidDataException($"'{text}' is no number of seconds.");
        }

        output.Write(System.Text.Encoding.ASCII.GetBytes(Text(total)));
    }

    public static string Text(decimal total)
    {
        var (sign, left) = (total < 0 ? "-" : "", Math.Abs(total));
        var days = decimal.Truncate(left / 86_400);
        left -= days * 86_400;
        var hours = (int)(left / 3600);
        left -= hours * 3600;
        var minutes = (int)(left / 60);
        left -= minutes * 60;
        var time = (hours == 0 ? "" : $"{hours}H") + (minutes == 0 ? "" : $"{minutes}M") + (left == 0 ? "" : FormattableString.Invariant($"{left / 1.0000000000000000000000000000m}S"));
        var date = days == 0 ? "" : FormattableString.Invariant($"{days:0}D");
        return (date, time) switch
        {
            ("", "") => "PT0S",
            (_, "") => $"{sign}P{date}",
            _ => $"{sign}P{date}T{time}",
        };
    }
}
