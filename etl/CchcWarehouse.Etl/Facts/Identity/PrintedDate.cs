using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace CchcWarehouse.Etl.Facts.Identity;

/// <summary>A date of issue as printed; what was left blank is null ("ngày     tháng 3 năm 2022").</summary>
internal sealed partial record PrintedDate(int? Year, int? Month, int? Day, string Text, int Line)
{
    public bool IsComplete => Year is not null && Month is not null && Day is not null;

    /// <summary>Null when incomplete, or when there is no such day.</summary>
    public LocalDate? Date =>
        IsComplete && Month is >= 1 and <= 12 && Day >= 1 && Day <= CalendarSystem.Iso.GetDaysInMonth(Year!.Value, Month.Value)
            ? new LocalDate(Year.Value, Month.Value, Day!.Value)
            : null;

    public bool IsInvalid => (IsComplete && Date is null) || Month is < 1 or > 12 || Day is < 1 or > 31;

    /// <summary>The last day that the printed parts allow; null without a year.</summary>
    public LocalDate? Latest => Date ?? (Year is not { } year ? null
        : Month is >= 1 and <= 12 ? new LocalDate(year, Month.Value, CalendarSystem.Iso.GetDaysInMonth(year, Month.Value))
        : new LocalDate(year, 12, 31));

    /// <summary>Whether two dates can be the same, their blanks left open.</summary>
    public bool Agrees(PrintedDate other) =>
        Agree(Year, other.Year) && Agree(Month, other.Month) && Agree(Day, other.Day);

    public static IEnumerable<PrintedDate> Read(Passage passage, int start = 0) =>
        from match in Pattern().Matches(passage.Text).Concat(YearOnly().Matches(passage.Text))
        where match.Index >= start
        select new PrintedDate(Year4(match.Groups["y"]), Number(match.Groups["m"]), Number(match.Groups["d"]),
            Blanks().Replace(match.Value, " ").Trim(), passage.LineAt(match.Index));

    private static bool Agree(int? first, int? second) => first is null || second is null || first == second;

    private static int? Number(Group group) =>
        group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : null;

    private static int? Year4(Group group) => Number(group) switch { < 100 and var year => 2000 + year, var year => year };

    [GeneratedRegex(@"ngày[\s.…_:]*(?<d>\d{1,2})?[\s.…_]*(?:tháng[\s.…_]*(?<m>\d{1,2})?[\s.…_]*,?\s*năm[\s.…_]*(?<y>(?:19|20)\d{2})?(?!\d)|[/\-.][\s.…_]*(?<m>\d{1,2})?[\s.…_]*[/\-.][\s.…_]*(?<y>(?:19|20)\d{2}|\d{2})(?!\d))", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"ngày[\s.…_/]*năm[\s.…_]*(?<y>20\d{2})(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex YearOnly();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
