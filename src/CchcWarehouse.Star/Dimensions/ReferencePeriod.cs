using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace CchcWarehouse.Star.Dimensions;

public enum PeriodKind { Year, HalfYear, NineMonths, Quarter, Month }

/// <summary>The span of time that a report is about, by the legal calendar: from the 15th to the 14th.</summary>
/// <remarks>
/// Source of the windows: Decree 09/2019/NĐ-CP, as restated by later texts; reports are due on the 20th of the
/// period's last month (Ministry of Home Affairs, 581/BNV-CCHC). Half-years, nine months and years are cumulative:
/// they are never summed with quarters or months.
/// </remarks>
public sealed partial record ReferencePeriod
{
    private static readonly string[] Romans = ["I", "II", "III", "IV"];

    private ReferencePeriod(PeriodKind kind, int year, int ordinal)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1901);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        ArgumentOutOfRangeException.ThrowIfLessThan(ordinal, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ordinal, CountInYear(kind));
        (Kind, Year, Ordinal) = (kind, year, ordinal);
    }

    public PeriodKind Kind { get; }

    /// <summary>The reporting year, in which the period ends.</summary>
    public int Year { get; }

    /// <summary>Place among the periods of the same kind in the year, from 1.</summary>
    public int Ordinal { get; }

    public static ReferencePeriod OfYear(int year) => new(PeriodKind.Year, year, 1);

    public static ReferencePeriod HalfYear(int year, int half) => new(PeriodKind.HalfYear, year, half);

    public static ReferencePeriod NineMonths(int year) => new(PeriodKind.NineMonths, year, 1);

    public static ReferencePeriod Quarter(int year, int quarter) => new(PeriodKind.Quarter, year, quarter);

    public static ReferencePeriod Month(int year, int month) => new(PeriodKind.Month, year, month);

    public static ReferencePeriod Of(PeriodKind kind, int year, int ordinal) => new(kind, year, ordinal);

    public static int CountInYear(PeriodKind kind) => kind switch
    {
        PeriodKind.HalfYear => 2,
        PeriodKind.Quarter => 4,
        PeriodKind.Month => 12,
        _ => 1,
    };

    /// <summary>Smart surrogate: year × 100 + place; 00 year, 11/12 half-years, 19 nine months, 21–24 quarters, 31–42 months.</summary>
    public int PeriodKey => Year * 100 + Kind switch
    {
        PeriodKind.HalfYear => 10 + Ordinal,
        PeriodKind.NineMonths => 19,
        PeriodKind.Quarter => 20 + Ordinal,
        PeriodKind.Month => 30 + Ordinal,
        _ => 0,
    };

    /// <summary>The period of a <see cref="PeriodKey"/>.</summary>
    public static ReferencePeriod OfKey(int periodKey) => (periodKey % 100) switch
    {
        0 => OfYear(periodKey / 100),
        19 => NineMonths(periodKey / 100),
        < 20 and var half => HalfYear(periodKey / 100, half - 10),
        < 30 and var quarter => Quarter(periodKey / 100, quarter - 20),
        var month => Month(periodKey / 100, month - 30),
    };

    public string Code => Kind switch
    {
        PeriodKind.HalfYear => $"{Year:0000}-H{Ordinal}",
        PeriodKind.NineMonths => $"{Year:0000}-9M",
        PeriodKind.Quarter => $"{Year:0000}-Q{Ordinal}",
        PeriodKind.Month => $"{Year:0000}-M{Ordinal:00}",
        _ => $"{Year:0000}",
    };

    public LocalDate StartDate => new LocalDate(Year, FirstMonth, 15).PlusMonths(-1);

    /// <summary>The last day, inclusive.</summary>
    public LocalDate EndDate => new(Year, LastMonth, 14);

    public LocalDate DueDate => new(Year, LastMonth, 20);

    public ReferencePeriod PriorYear => new(Kind, Year - 1, Ordinal);

    public string Name => Kind switch
    {
        PeriodKind.HalfYear => $"6 tháng {(Ordinal == 1 ? "đầu" : "cuối")} năm {Year}",
        PeriodKind.NineMonths => $"9 tháng năm {Year}",
        PeriodKind.Quarter => $"Quý {Romans[Ordinal - 1]} năm {Year}",
        PeriodKind.Month => $"Tháng {Ordinal} năm {Year}",
        _ => $"Năm {Year}",
    };

    public string NameEn => Kind switch
    {
        PeriodKind.HalfYear => $"{(Ordinal == 1 ? "First" : "Second")} half of {Year}",
        PeriodKind.NineMonths => $"Nine months of {Year}",
        PeriodKind.Quarter => $"Quarter {Ordinal} of {Year}",
        PeriodKind.Month => $"Month {Ordinal} of {Year}",
        _ => $"Year {Year}",
    };

    private int MonthsLong => Kind switch
    {
        PeriodKind.HalfYear => 6,
        PeriodKind.NineMonths => 9,
        PeriodKind.Quarter => 3,
        PeriodKind.Month => 1,
        _ => 12,
    };

    private int FirstMonth => LastMonth - MonthsLong + 1;

    private int LastMonth => MonthsLong * Ordinal;

    public bool Contains(LocalDate date) => date >= StartDate && date <= EndDate;

    public override string ToString() => Code;

    /// <exception cref="FormatException">The text is no period code.</exception>
    public static ReferencePeriod Parse(string code) =>
        TryParse(code, out var period)
            ? period
            : throw new FormatException($"'{code}' is no period code: write 2022, 2022-H1, 2022-9M, 2022-Q1 or 2022-M03.");

    public static bool TryParse([NotNullWhen(true)] string? code, [NotNullWhen(true)] out ReferencePeriod? period)
    {
        period = null;
        if (code is null || CodePattern().Match(code) is not { Success: true } match)
        {
            return false;
        }
        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        var (kind, ordinal) = Place(match.Groups["place"].Value);
        if (year < 1901 || ordinal < 1 || ordinal > CountInYear(kind))
        {
            return false;
        }
        period = new(kind, year, ordinal);
        return true;
    }

    private static (PeriodKind Kind, int Ordinal) Place(string place) => place switch
    {
        "" => (PeriodKind.Year, 1),
        "9M" => (PeriodKind.NineMonths, 1),
        ['H', var half] => (PeriodKind.HalfYear, half - '0'),
        ['Q', var quarter] => (PeriodKind.Quarter, quarter - '0'),
        _ => (PeriodKind.Month, int.Parse(place.AsSpan(1), CultureInfo.InvariantCulture)),
    };

    [GeneratedRegex(@"\A(?<year>[0-9]{4})(?:-(?<place>H[12]|9M|Q[1-4]|M[0-9]{2}))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodePattern();
}
