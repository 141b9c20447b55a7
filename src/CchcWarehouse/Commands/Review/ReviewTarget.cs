using System.Globalization;

namespace CchcWarehouse.Commands.Review;

/// <summary>A row or a report as it is named on the command line: <c>12#34</c> is row 34 of report 12.</summary>
internal sealed record ReviewTarget(int ReportKey, int? SourceRow)
{
    /// <exception cref="UsageException">The word names neither.</exception>
    public static ReviewTarget Parse(string word)
    {
        var parts = word.Split('#', '/', ':');
        return parts.Length is 1 or 2 && parts.All(IsKey)
            ? new(Key(parts[0]), parts.Length == 2 ? Key(parts[1]) : null)
            : throw new UsageException(
                new Spoken($"“{word}” không chỉ dòng hay báo cáo nào; viết 12#34 cho dòng 34 của báo cáo 12, hoặc 12 cho cả báo cáo.", $"“{word}” names no row or report; write 12#34 for row 34 of report 12, or 12 for the report."),
                "review");
    }

    private static bool IsKey(string part) => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var key) && key > 0;

    private static int Key(string part) => int.Parse(part, CultureInfo.InvariantCulture);
}
