namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>Counts: digits without a sign.</summary>
internal static class NumberReader
{
    /// <returns>At most <see cref="long.MaxValue"/>, which no collection exceeds.</returns>
    public static long ReadDigits(Scanner scanner, string what = "a number of digits without a sign")
    {
        var start = scanner.Index;
        Scalars.Digits(scanner, what);
        return long.TryParse(scanner.Since(start), out var value) ? value : long.MaxValue;
    }
}
