using System.Globalization;

namespace CchcWarehouse.Etl.Documents.Spreadsheets;

/// <summary>The decimal number that a sheet means by a binary one.</summary>
internal static class GeneralNumber
{
    /// <summary>
    /// A spreadsheet keeps 15 significant digits: 0.86099999999999999 is 0.861. Null beyond the range of a decimal.
    /// </summary>
    internal static decimal? Exact(double value) =>
        decimal.TryParse(value.ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Without grouping, so that 1050 stays "1050", and with a decimal comma.</summary>
    internal static string Show(decimal number) =>
        number.ToString("0.############################", CultureInfo.InvariantCulture).Replace('.', ',');
}
