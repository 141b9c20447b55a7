using CchcWarehouse.Star;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CchcWarehouse;

/// <summary>Opens the star for reading, as the role that can do nothing else.</summary>
public sealed class WarehouseReader(NpgsqlDataSource reader)
{
    // Nothing of EF in a field: a server that only answers OData never loads it.
    public WarehouseContext Open() => new(new DbContextOptionsBuilder<WarehouseContext>().UseNpgsql(reader).Options);
}
