namespace CchcWarehouse.Star.Connections;

/// <summary>The database roles of the warehouse, each with the least that its work needs.</summary>
public static class WarehouseRoles
{
    /// <summary>Owns the schema; migrations and reference data are written as this role.</summary>
    public const string Owner = "cchc_owner";

    /// <summary>Loads reports and keeps dimensions, loads and findings.</summary>
    public const string Loader = "cchc_loader";

    /// <summary>Only reads. The OData side is this role.</summary>
    public const string Reader = "cchc_reader";

    /// <summary>The roles that log in to a private cluster.</summary>
    public static IReadOnlyList<string> All { get; } = [Owner, Loader, Reader];
}
