using CchcWarehouse.Star;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CchcWarehouse.Etl.Warehouse;

/// <summary>Lets one load at a time work on one thing; released by the end of the transaction, or by a crash.</summary>
internal static class TransactionLock
{
    public static async Task TakeAsync(NpgsqlConnection connection, string thing, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", connection)
        {
            Parameters = { new() { Value = thing } },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The database's time now, not at the start of the transaction: what waited for a lock comes later.</summary>
    public static async Task<DateTime> ClockAsync(WarehouseContext star, CancellationToken cancellationToken) =>
        await star.Database.SqlQuery<DateTime>($"SELECT clock_timestamp() AS \"Value\"").SingleAsync(cancellationToken);
}
