using Npgsql;

namespace CchcWarehouse.Etl.Warehouse.Import;

/// <summary>Keys for new facts, drawn many at a time: the database draws one for a row more slowly than it writes the row.</summary>
/// <remarks>What is left of a draw is lost. Keys have gaps anyway.</remarks>
public sealed class ObservationKeys(NpgsqlDataSource loader)
{
    private const int DrawSize = 50_000;

    private long next;
    private long end;

    public bool AreOut => next == end;

    /// <summary>Another key; there is one while they are not <see cref="AreOut"/>.</summary>
    public long Take() => next++;

    public async Task DrawAsync(CancellationToken cancellationToken)
    {
        await using var command = loader.CreateCommand("SELECT reserve_observation_keys($1)");
        command.Parameters.Add(new() { Value = DrawSize });
        next = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        end = next + DrawSize;
    }
}
