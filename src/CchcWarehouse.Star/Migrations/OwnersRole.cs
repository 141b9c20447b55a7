using CchcWarehouse.Star.Connections;
using Npgsql;

namespace CchcWarehouse.Star.Migrations;

/// <summary>On a given server the login goes on as the role that owns the schema, once that role is there.</summary>
internal static class OwnersRole
{
    // Each step in its own block: a login that may not grant may still have been granted the role by somebody else.
    private const string Steps = $"""
        DO $$ BEGIN
            IF current_user = '{WarehouseRoles.Owner}' THEN
                RETURN;
            END IF;
            BEGIN
                GRANT {WarehouseRoles.Owner}, {WarehouseRoles.Loader}, {WarehouseRoles.Reader} TO current_user;
            EXCEPTION WHEN insufficient_privilege THEN
            END;
            BEGIN
                EXECUTE format('GRANT CREATE ON DATABASE %I TO {WarehouseRoles.Owner}', current_database());
                GRANT ALL ON SCHEMA public TO {WarehouseRoles.Owner};
                ALTER TABLE schema_migration OWNER TO {WarehouseRoles.Owner};
                SET ROLE {WarehouseRoles.Owner};
            EXCEPTION WHEN insufficient_privilege THEN
                NULL; -- the login owns what it makes
            END;
        END $$
        """;

    public static async Task TakeOnAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Steps, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
