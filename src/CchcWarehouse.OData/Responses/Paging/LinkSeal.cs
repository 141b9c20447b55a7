using CchcWarehouse.OData.Responses.Metadata;
using Npgsql;

namespace CchcWarehouse.OData.Responses.Paging;

/// <summary>The warehouse's secret for continuation links, read once.</summary>
internal sealed class LinkSeal(NpgsqlDataSource reader, MetadataDocuments documents)
{
    private PageTokens? tokens;

    public async ValueTask<PageTokens> TokensAsync(CancellationToken cancellationToken)
    {
        if (tokens is { } known)
        {
            return known;
        }

        await using var command = reader.CreateCommand("SELECT secret FROM link_key");
        var secret = await command.ExecuteScalarAsync(cancellationToken) as byte[]
            ?? throw new InvalidDataException("link_key is empty: the database is not migrated.");
        return tokens = new(secret, documents.ModelVersion);
    }
}
