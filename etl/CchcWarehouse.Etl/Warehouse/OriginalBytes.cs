using CchcWarehouse.Etl.Documents;
using Npgsql;
using NpgsqlTypes;

namespace CchcWarehouse.Etl.Warehouse;

/// <summary>Keeps a document's bytes unchanged under their digest, in the database, so that one transaction covers them.</summary>
internal static class OriginalBytes
{
    /// <returns>When these bytes came for the first time.</returns>
    public static async Task<DateTime> KeepAsync(NpgsqlConnection connection, SourceDocument document, CancellationToken cancellationToken)
    {
        await using var keep = new NpgsqlCommand(
            "INSERT INTO report_document (sha256, file_name, content, received_at) VALUES ($1, $2, $3, clock_timestamp()) ON CONFLICT (sha256) DO NOTHING", connection)
        {
            Parameters =
            {
                new() { Value = document.Sha256 },
                new() { Value = document.FileName },
                new() { Value = document.Bytes, NpgsqlDbType = NpgsqlDbType.Bytea },
            },
        };
        await keep.ExecuteNonQueryAsync(cancellationToken);
        await using var received = new NpgsqlCommand("SELECT received_at FROM report_document WHERE sha256 = $1", connection)
        {
            Parameters = { new() { Value = document.Sha256 } },
        };
        return (DateTime)(await received.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>The document as it arrived, under the name that its report has.</summary>
    public static async Task<SourceDocument> FetchAsync(NpgsqlConnection connection, string sha256, string fileName, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT content FROM report_document WHERE sha256 = $1", connection) { Parameters = { new() { Value = sha256 } } };
        return new SourceDocument(fileName, (byte[])(await command.ExecuteScalarAsync(cancellationToken))!, sha256);
    }
}
