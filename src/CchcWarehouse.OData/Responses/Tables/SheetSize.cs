using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Responses.Tables;

/// <summary>Refuses what a sheet cannot hold, before anything is written.</summary>
internal static class SheetSize
{
    /// <summary>The request with its number of rows asked for.</summary>
    public static RequestSyntax Counted(RequestSyntax request) =>
        request with { Options = [.. request.Options.Where(option => option is not CountOption), new CountOption(true)] };

    /// <param name="count">Rows before $skip and $top.</param>
    /// <exception cref="BadQueryException">There are more rows than a sheet holds.</exception>
    public static void Check(RequestSyntax request, long? count)
    {
        var rows = Math.Max(0, (count ?? 0) - (request.Option<SkipOption>()?.Value ?? 0));
        rows = Math.Min(rows, request.Option<TopOption>()?.Value ?? long.MaxValue);
        if (rows > Workbook.RowLimit)
        {
            throw new BadQueryException(
                ResponseCodes.TooLarge,
                $"The result has {rows} rows; a sheet holds {Workbook.RowLimit} below its head. Narrow it with $filter or $top, or ask for $format=csv.",
                "$format");
        }
    }
}
