using System.Text.Encodings.Web;
using System.Text.Unicode;
using CchcWarehouse.Replies;
using CchcWarehouse.Etl.Review;
using CchcWarehouse.OData.Model;
using CchcWarehouse.Star;
using CchcWarehouse.Star.Connections;
using Microsoft.EntityFrameworkCore;

namespace CchcWarehouse.Pages;

/// <summary>The pages for people: home, sources and one-click connections.</summary>
internal static class PageEndpoints
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        // Vietnamese stays Vietnamese in the page's source; what could be markup is still escaped.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services;
    }

    public static IEndpointRouteBuilder MapPages(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/", HomeAsync);
        endpoints.MapGet("/connect", (HttpRequest request) => Results.Redirect(Root(request) + "#ket-noi"));
        endpoints.MapGet("/sources/{reportKey:int}", SourceAsync);
        endpoints.MapGet("/sources/{reportKey:int}/document", DocumentAsync);
        endpoints.MapGet("/sources/{reportKey:int}/reply", ReplyEndpoint.AnswerAsync);
        endpoints.MapGet("/connect/{entitySet}.pbids", ConnectionFile.PowerBi);
        endpoints.MapGet("/connect/{entitySet}.odc", ConnectionFile.Excel);
        return endpoints;
    }

    /// <summary>Address of the service as the client reached it, with a slash at its end.</summary>
    public static string Root(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}/";

    private static async Task<IResult> HomeAsync(
        HttpRequest request, WarehouseReader reader, WarehouseModel model, CancellationToken cancellationToken)
    {
        await using var star = reader.Open();
        var holdings = await Holdings.ReadAsync(star, cancellationToken);
        return new Page<HomePage>(new() { ["Root"] = Root(request), ["Holdings"] = holdings, ["Sets"] = model.Entities });
    }

    private static async Task<IResult> SourceAsync(
        HttpRequest request, int reportKey, WarehouseReader reader, WarehouseConnections connections, CancellationToken cancellationToken)
    {
        await using var connection = await connections.Reader.OpenConnectionAsync(cancellationToken);
        var decisions = await DecisionLedger.OfReportAsync(connection, reportKey, cancellationToken);
        await using var star = reader.Open();
        return await SourceTable.ReadAsync(star, reportKey, decisions, cancellationToken) is { } source
            ? new Page<SourcePage>(new() { ["Root"] = Root(request), ["Source"] = source })
            : NoReport(reportKey);
    }

    private static async Task<IResult> DocumentAsync(int reportKey, WarehouseReader reader, CancellationToken cancellationToken)
    {
        await using var star = reader.Open();
        var document = await star.Reports.Where(r => r.ReportKey == reportKey)
            .Join(star.ReportDocuments, r => r.Sha256, d => d.Sha256, (r, d) => new { r.FileName, d.Content })
            .FirstOrDefaultAsync(cancellationToken);
        return document is null
            ? NoReport(reportKey)
            : Results.File(document.Content, "application/octet-stream", document.FileName);
    }

    private static IResult NoReport(int reportKey) => Results.Problem(
        statusCode: StatusCodes.Status404NotFound,
        title: "Không có báo cáo này (no such report)",
        detail: $"Report {reportKey} is not in the warehouse. The reports that are: /odata/Reports?$select=ReportKey,FileName");
}
