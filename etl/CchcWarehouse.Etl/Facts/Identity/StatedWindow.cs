using System.Globalization;
using System.Text.RegularExpressions;
using CchcWarehouse.Star.Dimensions;
using NodaTime;

namespace CchcWarehouse.Etl.Facts.Identity;

/// <summary>The days that a text says its figures cover: "từ ngày 15/12/2021 đến ngày 14/3/2022".</summary>
/// <param name="EndYear">Null where no year is printed: "từ ngày 01/01 đến ngày 10/11".</param>
internal sealed partial record StatedWindow(AnnualDate Start, int? StartYear, AnnualDate End, int? EndYear, string Text, int Line)
{
    public static IEnumerable<StatedWindow> Read(Passage passage) =>
        Pattern().Matches(passage.Text).Select(match => Window(match, passage)).OfType<StatedWindow>();

    /// <summary>The window's days, its missing years taken from the year in which it ends.</summary>
    public (LocalDate Start, LocalDate End)? In(int year)
    {
        var end = EndYear ?? year;
        var start = StartYear ?? (Start.CompareTo(End) <= 0 ? end : end - 1);
        var window = (Start: Start.InYear(start), End: End.InYear(end));
        return window.Start < window.End ? window : null;
    }

    /// <summary>Whether this is the span of a whole report of the period, not of an event in it.</summary>
    public bool IsAbout(ReferencePeriod period)
    {
        if (In(period.Year) is not { } window)
        {
            return false;
        }
        var days = Days(window.Start, window.End);
        var nominal = Days(period.StartDate, period.EndDate);
        var shared = Days(LocalDate.Max(window.Start, period.StartDate), LocalDate.Min(window.End, period.EndDate));
        return days >= 20 && days <= nominal * 2 && shared * 2 >= nominal;
    }

    private static int Days(LocalDate start, LocalDate end) => NodaTime.Period.DaysBetween(start, end) + 1;

    private static StatedWindow? Window(Match match, Passage passage)
    {
        var (d1, m1, d2, m2) = (Number(match, "d1"), Number(match, "m1"), Number(match, "d2"), Number(match, "m2"));
        return IsDay(d1, m1) && IsDay(d2, m2)
            ? new(new(m1!.Value, d1!.Value), Number(match, "y1"), new(m2!.Value, d2!.Value), Number(match, "y2"),
                match.Value.Replace('\n', ' '), passage.LineAt(match.Index))
            : null;
    }

    private static bool IsDay(int? day, int? month) =>
        month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(2021, month.Value);

    private static int? Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"(?:từ|\()\s*(?:ngày\s*|tháng\s*)*(?<d1>\d{1,2})\s*(?:[/.-]|tháng)\s*(?<m1>\d{1,2})(?:\s*(?:[/.-]|năm)\s*(?<y1>20\d\d))?\s*(?:đến|tới|[-–])\s*(?:hết\s*)?(?:ngày\s*|tháng\s*)*(?<d2>\d{1,2})\s*(?:[/.-]|tháng)\s*(?<m2>\d{1,2})(?!\d)(?:\s*(?:[/.-]|năm)\s*(?<y2>20\d\d))?", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
