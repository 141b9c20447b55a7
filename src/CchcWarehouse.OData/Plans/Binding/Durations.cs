using System.Globalization;
using System.Text.RegularExpressions;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>Durations of days, hours, minutes and seconds. In a plan a duration is an exact number of seconds.</summary>
internal static partial class Durations
{
    /// <summary>Null when the text is no duration.</summary>
    public static decimal? Seconds(string text)
    {
        var match = Form().Match(text);
        if (!match.Success || text.EndsWith('P') || text.EndsWith('T'))
        {
            return null;
        }

        var seconds = (Number(match, "d") * 86_400) + (Number(match, "h") * 3_600) + (Number(match, "m") * 60) + Number(match, "s");
        return match.Groups["sign"].ValueSpan is "-" ? -seconds : seconds;
    }

    private static decimal Number(Match match, string group) => match.Groups[group] is { Success: true } found
        ? decimal.Parse(found.ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
        : 0;

    [GeneratedRegex(
        @"^(?<sign>[-+]?)P(?:(?<d>\d{1,12})D)?(?:T(?:(?<h>\d{1,12})H)?(?:(?<m>\d{1,12})M)?(?:(?<s>\d{1,12}(?:\.\d{1,12})?)S)?)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
