using System.Globalization;
using System.Text;

namespace CchcWarehouse.Etl.Documents;

/// <summary>Writes the number of a list item in the form that its list asks for.</summary>
internal static class ListNumber
{
    private static readonly (int Value, string Sign)[] Roman =
    [
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
        (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ];

    internal static string Show(int number, string format) => format switch
    {
        "upperRoman" => RomanOf(number).ToUpperInvariant(),
        "lowerRoman" => RomanOf(number),
        "upperLetter" => Letters(number, 'A'),
        "lowerLetter" => Letters(number, 'a'),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "none" => "",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string RomanOf(int number)
    {
        if (number is <= 0 or > 3999)
            return number.ToString(CultureInfo.InvariantCulture);
        var text = new StringBuilder();
        foreach (var (value, sign) in Roman)
        {
            for (; number >= value; number -= value)
                text.Append(sign);
        }
        return text.ToString();
    }

    // After z comes aa, then bb.
    private static string Letters(int number, char first) =>
        number is <= 0 or > 26 * 20 ? number.ToString(CultureInfo.InvariantCulture)
        : new string((char)(first + (number - 1) % 26), (number - 1) / 26 + 1);
}
