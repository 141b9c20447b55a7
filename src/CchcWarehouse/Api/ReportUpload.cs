using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Jobs;
using CchcWarehouse.Etl.Warehouse;
using Microsoft.EntityFrameworkCore;

namespace CchcWarehouse.Api;

/// <summary>Reports sent over HTTP: received, queued, and followed until they are loaded.</summary>
internal static class ReportUpload
{
    public static void MapReportUpload(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/reports", ReceiveAsync).DisableAntiforgery();
        endpoints.MapGet("/api/loads/{loadKey:long}", StateAsync);
    }

    private static async Task<IResult> ReceiveAsync(
        HttpRequest request, ReportInbox inbox, LoadQueue queue, CancellationToken cancellationToken)
    {
        var files = await FilesAsync(request, cancellationToken);
        if (files.Count == 0)
        {
            return Results.Problem(
                statusCode: StatusCodes.Status400BadRequest,
                title: "Thiếu tệp (no file)",
                detail: "Send the report as multipart/form-data in the part named 'file': curl -F file=@report.txt …/api/reports");
        }

        var loads = new List<QueuedLoad>();
        foreach (var document in await DocumentsAsync(files, cancellationToken))
        {
            var loadKey = await inbox.QueueAsync(document, cancellationToken);
            await queue.AddAsync(loadKey, cancellationToken);
            loads.Add(new QueuedLoad(loadKey, document.FileName, $"{request.Scheme}://{request.Host}{request.PathBase}/api/loads/{loadKey}"));
        }

        var first = loads[0];
        return Results.Accepted(first.Address, new { id = first.Id, state = "Queued", address = first.Address, loads });
    }

    /// <returns>None: the body is no form, is broken off, or has no such part.</returns>
    private static async Task<IReadOnlyList<IFormFile>> FilesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return request.HasFormContentType ? (await request.ReadFormAsync(cancellationToken)).Files.GetFiles("file") : [];
        }
        catch (Exception e) when (e is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return [];
        }
    }

    private static async Task<IReadOnlyList<SourceDocument>> DocumentsAsync(IReadOnlyList<IFormFile> files, CancellationToken cancellationToken)
    {
        var documents = new List<SourceDocument>();
        foreach (var file in files)
        {
            await using var content = new MemoryStream();
            await file.CopyToAsync(content, cancellationToken);
            documents.AddRange(Documents(SourceDocument.FromBytes(file.FileName, content.ToArray())));
        }

        return documents;
    }

    /// <summary>Each document of an archive is a load of its own; why an archive is refused, its load tells.</summary>
    private static IReadOnlyList<SourceDocument> Documents(SourceDocument document)
    {
        try
        {
            return DocumentArchive.Expand(document);
        }
        catch (UnreadableDocumentException)
        {
            return [document];
        }
    }

    private sealed record QueuedLoad(long Id, string File, string Address);

    private static async Task<IResult> StateAsync(long loadKey, WarehouseReader reader, CancellationToken cancellationToken)
    {
        await using var star = reader.Open();
        var load = await star.Loads.AsNoTracking().FirstOrDefaultAsync(l => l.LoadKey == loadKey, cancellationToken);
        return load is null
            ? Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "Không có lượt nạp này (no such load)", detail: $"Load {loadKey} is not in the ledger.")
            : Results.Ok(await LoadStatus.OfAsync(star, load, cancellationToken));
    }
}
