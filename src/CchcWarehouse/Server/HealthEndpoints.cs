using CchcWarehouse.Star.Connections;
using CchcWarehouse.Star.Migrations;
using Npgsql;

namespace CchcWarehouse.Server;

/// <summary>Liveness: the process answers. Readiness: the database is reached and has this version's schema.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => Results.Text("live"));
        endpoints.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(WarehouseDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            var migrator = new Migrator(MigrationFile.ReadAll(MigrationFile.Folder));
            return await migrator.IsCurrentAsync(database.Connections.Reader, cancellationToken)
                ? Results.Text("ready")
                : NotReady("The database has not this version's schema; ./cchc migrate brings it there.");
        }
        catch (NpgsqlException e)
        {
            return NotReady($"The database does not answer: {e.Message}");
        }
    }

    private static IResult NotReady(string detail) =>
        Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: "Chưa sẵn sàng (not ready)", detail: detail);
}
