using Npgsql;

namespace CchcWarehouse.Etl.Warehouse;

/// <summary>What the planner knows of all years together; of each year by itself the database takes care.</summary>
public sealed class WarehouseStatistics(NpgsqlDataSource loader)
{
    /// <returns>The tables whose statistics were out of date and are renewed.</returns>
    public async Task<IReadOnlyList<string>> TendAsync(CancellationToken cancellationToken)
    {
        await using var command = loader.CreateCommand("SELECT renewed::text FROM tend_statistics() AS renewed");
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var renewed = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            renewed.Add(reader.GetString(0));
        }

        return renewed;
    }
}
