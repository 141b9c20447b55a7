using System.Collections.Frozen;

namespace CchcWarehouse.Etl.Documents.Spreadsheets;

/// <summary>The formats that a workbook names by number only.</summary>
/// <remarks>Source: ECMA-376 part 1, 18.8.30; dates in the order of Vietnam.</remarks>
internal static class BuiltInFormats
{
    private static readonly FrozenDictionary<int, string> Codes = new Dictionary<int, string>
    {
        [0] = "General", [1] = "0", [2] = "0.00", [3] = "#,##0", [4] = "#,##0.00",
        [5] = "#,##0;-#,##0", [6] = "#,##0;-#,##0", [7] = "#,##0.00;-#,##0.00", [8] = "#,##0.00;-#,##0.00",
        [9] = "0%", [10] = "0.00%", [11] = "0.00E+00", [12] = "# ?/?", [13] = "# ??/??",
        [14] = "dd/mm/yyyy", [15] = "d-mmm-yy", [16] = "d-mmm", [17] = "mmm-yy",
        [18] = "h:mm AM/PM", [19] = "h:mm:ss AM/PM", [20] = "h:mm", [21] = "h:mm:ss", [22] = "dd/mm/yyyy h:mm",
        [37] = "#,##0;(#,##0)", [38] = "#,##0;(#,##0)", [39] = "#,##0.00;(#,##0.00)", [40] = "#,##0.00;(#,##0.00)",
        [41] = "#,##0;-#,##0;\"-\"", [42] = "#,##0;-#,##0;\"-\"", [43] = "#,##0.00;-#,##0.00;\"-\"", [44] = "#,##0.00;-#,##0.00;\"-\"",
        [45] = "mm:ss", [46] = "[h]:mm:ss", [47] = "mm:ss.0", [48] = "##0.0E+0", [49] = "@",
    }.ToFrozenDictionary();

    /// <summary>The numbers from 27 to 36 and from 50 to 58 are dates of East Asian calendars.</summary>
    internal static string Of(int number) =>
        Codes.TryGetValue(number, out var code) ? code
        : number is >= 27 and <= 36 or >= 50 and <= 58 ? "dd/mm/yyyy"
        : "General";
}
