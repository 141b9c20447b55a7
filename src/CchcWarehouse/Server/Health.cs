using CchcWarehouse.Star.Connections;
using CchcWarehouse.Star.Migrations;
using Npgsql;

namespace CchcWarehouse.Server;

/// <summary>Liveness: the process answers. Readiness: the database is reachable and has this program's migrations.</summary>
internal static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => Results.Json(new { status = "live" }));
        endpoints.MapGet("/health/ready", ReadyAsync);
        return endpoints;
    }

    private static async Task<IResult> ReadyAsync(WarehouseConnections connections, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var migrator = new Migrator(MigrationFile.ReadAll(MigrationFile.Folder));
            return await migrator.IsCurrentAsync(connections.Reader, patience.Token)
                ? Results.Json(new { status = "ready" })
                : NotReady("The database is not at this program's version: run ./cchc migrate.");
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return NotReady($"The database does not answer: {e.Message}");
        }
    }

    private static IResult NotReady(string detail) =>
        Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: "Chưa sẵn sàng (not ready)", detail: detail);
}
