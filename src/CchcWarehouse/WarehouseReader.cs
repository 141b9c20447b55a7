using CchcWarehouse.Star;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CchcWarehouse;

/// <summary>Opens the star for reading, as the role that can do nothing else.</summary>
public sealed class WarehouseReader(NpgsqlDataSource reader)
{
    // EF is loaded when the first page asks for it: a server that only answers OData does without.
    private readonly Lazy<DbContextOptions<WarehouseContext>> options =
        new(() => new DbContextOptionsBuilder<WarehouseContext>().UseNpgsql(reader).Options);

    public WarehouseContext Open() => new(options.Value);
}
