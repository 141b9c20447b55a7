using System.Globalization;

namespace CchcWarehouse.Pages;

/// <summary>Numbers and dates as Vietnam writes them, made without the system's culture data.</summary>
internal static class VietnameseFormat
{
    public static CultureInfo Culture { get; } = Make();

    /// <summary>92.590000 → "92,59"; 24407 → "24.407".</summary>
    public static string Print(decimal value) => value.ToString("#,##0.######", Culture);

    private static CultureInfo Make()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberDecimalDigits = 0;
        return CultureInfo.ReadOnly(culture);
    }
}
