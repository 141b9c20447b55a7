using Npgsql;

namespace CchcWarehouse.OData.Responses.Exports;

/// <summary>The right to work on one answer. A session of the database holds it, so it ends with the process.</summary>
internal sealed class ExportClaim(NpgsqlConnection session, Guid key) : IAsyncDisposable
{
    private const string Lock = "hashtextextended('export ' || $1::text, 0)";

    private bool isHeld;

    /// <summary>How often the work was begun, this time included.</summary>
    public int Attempts { get; private set; }

    public async Task<bool> TakeAsync(CancellationToken cancellationToken)
    {
        isHeld = (bool)(await RunAsync($"SELECT pg_try_advisory_lock({Lock})", cancellationToken))!;
        if (isHeld && await RunAsync(
            "UPDATE export SET attempts = attempts + 1 WHERE export_key = $1 AND ended_at IS NULL RETURNING attempts", cancellationToken) is int attempts)
        {
            Attempts = attempts;
            return true;
        }

        return false;
    }

    public async ValueTask DisposeAsync()
    {
        // A session that broke has no lock any more.
        if (isHeld && session.State == System.Data.ConnectionState.Open)
        {
            await RunAsync($"SELECT pg_advisory_unlock({Lock})", CancellationToken.None);
        }

        await session.DisposeAsync();
    }

    private async Task<object?> RunAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, session) { Parameters = { new() { Value = key } } };
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
