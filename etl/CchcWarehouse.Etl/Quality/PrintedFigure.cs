using System.Text.RegularExpressions;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Quality.Expressions;

namespace CchcWarehouse.Etl.Quality;

/// <summary>The numbers that a printed figure may stand for.</summary>
public static partial class PrintedFigure
{
    /// <summary>Null where no number was read.</summary>
    public static Interval? Of(RowReading row) => row.Value is not { } value ? null : row.Qualifier switch
    {
        ValueQualifier.Above => new Interval(value, null),
        ValueQualifier.Below => new Interval(null, value),
        ValueQualifier.About => Interval.Of(value).Widened(Math.Abs(value) / 10),
        _ => IsShare(row) ? Share(value, Decimals(row.PrintedValue ?? "")) : Interval.Of(value),
    };

    /// <summary>Rounded or cut off: 99,60 stands for 99,595 to just under 99,61.</summary>
    /// <param name="decimals">How many digits are printed behind the decimal mark.</param>
    public static Interval Share(decimal value, int decimals)
    {
        var unit = 1m;
        for (var i = 0; i < Math.Min(decimals, 12); i++)
        {
            unit /= 10;
        }

        return Interval.Between(value - (unit / 2), value + unit);
    }

    /// <summary>The number that stood in the paper, of a range that <see cref="Share"/> made of it.</summary>
    public static decimal AsPrinted(decimal low, decimal high) => Math.Round(low + ((high - low) / 3), 2);

    private static bool IsShare(RowReading row) => row.UnitOfMeasureCode == "PCT";

    private static int Decimals(string printed) => DecimalPart().Match(printed) is { Success: true } match ? match.Groups["digits"].Length : 0;

    [GeneratedRegex(@"\d[.,](?<digits>\d+)(?!.*\d)", RegexOptions.Singleline)]
    private static partial Regex DecimalPart();
}
