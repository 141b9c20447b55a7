using CchcWarehouse.Etl.Documents;
using Npgsql;
using NpgsqlTypes;

namespace CchcWarehouse.Etl.Warehouse;

/// <summary>Keeps a document's bytes unchanged under their digest, in the database, so that one transaction covers them.</summary>
internal static class OriginalBytes
{
    public static async Task KeepAsync(NpgsqlConnection connection, SourceDocument document, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "INSERT INTO report_document (sha256, file_name, content) VALUES ($1, $2, $3) ON CONFLICT (sha256) DO NOTHING", connection)
        {
            Parameters =
            {
                new() { Value = document.Sha256 },
                new() { Value = document.FileName },
                new() { Value = document.Bytes, NpgsqlDbType = NpgsqlDbType.Bytea },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
