using CchcWarehouse.Star;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CchcWarehouse;

/// <summary>Opens the star for reading, as the role that can do nothing else.</summary>
public sealed class WarehouseReader(NpgsqlDataSource reader)
{
    private readonly DbContextOptions<WarehouseContext> options =
        new DbContextOptionsBuilder<WarehouseContext>().UseNpgsql(reader).Options;

    public WarehouseContext Open() => new(options);
}
