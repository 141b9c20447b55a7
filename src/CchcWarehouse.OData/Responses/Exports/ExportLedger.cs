using System.Text.Json;
using Npgsql;

namespace CchcWarehouse.OData.Responses.Exports;

/// <summary>What was asked for later and what became of it, in the database: it outlives the process.</summary>
/// <param name="loader">Connections of the role that writes.</param>
internal sealed class ExportLedger(NpgsqlDataSource loader)
{
    /// <summary>Processes that one answer may take with it before it is given up.</summary>
    public const int MostAttempts = 5;

    /// <returns>False: too many wait already.</returns>
    public async Task<bool> AddAsync(Guid key, ExportRequest request, int mostOpen, CancellationToken cancellationToken)
    {
        await using var command = loader.CreateCommand("""
            INSERT INTO export (export_key, request)
            SELECT $1, $2::jsonb WHERE (SELECT count(*) FROM export WHERE ended_at IS NULL) < $3
            """);
        command.Parameters.Add(new() { Value = key });
        command.Parameters.Add(new() { Value = JsonSerializer.Serialize(request) });
        command.Parameters.Add(new() { Value = mostOpen });
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    public async Task<ExportRecord?> FindAsync(Guid key, CancellationToken cancellationToken)
    {
        await using var command = loader.CreateCommand("SELECT request::text, status, headers::text, byte_count FROM export WHERE export_key = $1");
        command.Parameters.Add(new() { Value = key });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new(key, JsonSerializer.Deserialize<ExportRequest>(reader.GetString(0))!, await ResultAsync(reader, cancellationToken))
            : null;
    }

    public async Task<bool> ExistsAsync(Guid key, CancellationToken cancellationToken)
    {
        await using var command = loader.CreateCommand("SELECT EXISTS (SELECT FROM export WHERE export_key = $1)");
        command.Parameters.Add(new() { Value = key });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>The right to work on an answer; it ends with the session, and so with the process.</summary>
    /// <returns>Null: somebody works on it, or there is nothing to do.</returns>
    public async Task<ExportClaim?> ClaimAsync(Guid key, CancellationToken cancellationToken)
    {
        var session = await loader.OpenConnectionAsync(cancellationToken);
        var claim = new ExportClaim(session, key);
        if (await claim.TakeAsync(cancellationToken))
        {
            return claim;
        }

        await claim.DisposeAsync();
        return null;
    }

    /// <returns>False: it is not wanted any more.</returns>
    public async Task<bool> EndAsync(Guid key, ExportResult result, CancellationToken cancellationToken)
    {
        await using var command = loader.CreateCommand(
            "UPDATE export SET ended_at = now(), status = $2, headers = $3::jsonb, byte_count = $4 WHERE export_key = $1");
        command.Parameters.Add(new() { Value = key });
        command.Parameters.Add(new() { Value = result.Status });
        command.Parameters.Add(new() { Value = JsonSerializer.Serialize(result.Headers) });
        command.Parameters.Add(new() { Value = result.ByteCount });
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    public async Task<bool> DeleteAsync(Guid key, CancellationToken cancellationToken)
    {
        await using var command = loader.CreateCommand("DELETE FROM export WHERE export_key = $1");
        command.Parameters.Add(new() { Value = key });
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    public Task<IReadOnlyList<Guid>> OpenAsync(CancellationToken cancellationToken) =>
        KeysAsync("SELECT export_key FROM export WHERE ended_at IS NULL ORDER BY queued_at", [], cancellationToken);

    /// <summary>Forgets the answers that were kept long enough.</summary>
    /// <returns>The keys of those that are left.</returns>
    public async Task<IReadOnlyList<Guid>> ExpireAsync(TimeSpan keptFor, CancellationToken cancellationToken)
    {
        await using (var command = loader.CreateCommand("DELETE FROM export WHERE ended_at < now() - $1"))
        {
            command.Parameters.Add(new() { Value = keptFor });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return await KeysAsync("SELECT export_key FROM export", [], cancellationToken);
    }

    private static async Task<ExportResult?> ResultAsync(NpgsqlDataReader reader, CancellationToken cancellationToken) =>
        await reader.IsDBNullAsync(1, cancellationToken)
            ? null
            : new(reader.GetInt32(1), JsonSerializer.Deserialize<Dictionary<string, string>>(reader.GetString(2))!, reader.GetInt64(3));

    private async Task<IReadOnlyList<Guid>> KeysAsync(string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken)
    {
        await using var command = loader.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var keys = new List<Guid>();
        while (await reader.ReadAsync(cancellationToken))
        {
            keys.Add(reader.GetGuid(0));
        }

        return keys;
    }
}
