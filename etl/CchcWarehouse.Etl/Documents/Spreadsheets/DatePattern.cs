using System.Globalization;
using System.Text;

namespace CchcWarehouse.Etl.Documents.Spreadsheets;

/// <summary>Shows a serial number as the date or time that its format asks for.</summary>
internal static class DatePattern
{
    internal static string Show(IReadOnlyList<FormatToken> tokens, double serial)
    {
        if (SerialDate.Of(serial) is not { } date)
            return "#####";
        var hasHalfDay = tokens.Any(t => t.Kind == FormatTokenKind.HalfDay);
        var text = new StringBuilder();
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            text.Append(token.Kind switch
            {
                FormatTokenKind.HalfDay => date.Hour < 12 ? "SA" : "CH",
                FormatTokenKind.DatePart => Part(IsMinute(tokens, i) ? "n" + token.Text : token.Text, date, serial, hasHalfDay),
                FormatTokenKind.Digit when i > 0 && tokens[i - 1].Kind is FormatTokenKind.Point => (date.Millisecond / 100).ToString(CultureInfo.InvariantCulture),
                FormatTokenKind.Digit => "",
                _ => token.Text,
            });
        }
        return text.ToString().Trim();
    }

    private static string Part(string part, DateTime date, double serial, bool hasHalfDay)
    {
        var hour = hasHalfDay && date.Hour % 12 is var h ? (h == 0 ? 12 : h) : date.Hour;
        return part switch
        {
            "d" => Plain(date.Day),
            "dd" => Two(date.Day),
            "ddd" => date.DayOfWeek == DayOfWeek.Sunday ? "CN" : $"T{(int)date.DayOfWeek + 1}",
            "m" => Plain(date.Month),
            "mm" => Two(date.Month),
            "mmm" => $"Thg{Plain(date.Month)}",
            "nm" => Plain(date.Minute),
            "nmm" => Two(date.Minute),
            "h" => Plain(hour),
            "hh" => Two(hour),
            "s" => Plain(date.Second),
            "ss" => Two(date.Second),
            "[h]" or "[hh]" => Plain((long)(serial * 24)),
            "[m]" or "[mm]" => Plain((long)(serial * 1440)),
            "[s]" or "[ss]" => Plain((long)(serial * 86400)),
            "y" or "yy" => Two(date.Year % 100),
            _ => part[0] switch
            {
                'd' => date.DayOfWeek == DayOfWeek.Sunday ? "Chủ Nhật" : "Thứ " + WeekDays[(int)date.DayOfWeek - 1],
                'm' => $"Tháng {Plain(date.Month)}",
                'y' => Plain(date.Year),
                _ => "",
            },
        };
    }

    private static readonly string[] WeekDays = ["Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy"];

    // "m" beside hours or seconds counts minutes.
    private static bool IsMinute(IReadOnlyList<FormatToken> tokens, int at)
    {
        if (tokens[at].Text is not ("m" or "mm"))
            return false;
        var before = tokens.Take(at).LastOrDefault(t => t.Kind == FormatTokenKind.DatePart).Text ?? "";
        var after = tokens.Skip(at + 1).FirstOrDefault(t => t.Kind == FormatTokenKind.DatePart).Text ?? "";
        return before.Contains('h', StringComparison.Ordinal) || after.Contains('s', StringComparison.Ordinal);
    }

    private static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Two(int number) => number.ToString("00", CultureInfo.InvariantCulture);
}
