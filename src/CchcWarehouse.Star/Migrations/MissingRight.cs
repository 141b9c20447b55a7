using CchcWarehouse.Star.Connections;
using Npgsql;

namespace CchcWarehouse.Star.Migrations;

/// <summary>A given login may not do what a migration needs: which right it lacks, and what an administrator runs once.</summary>
internal static class MissingRight
{
    public static MigrationException On(NpgsqlConnection connection, PostgresException refused)
    {
        var login = new NpgsqlConnectionStringBuilder(connection.ConnectionString).Username ?? Environment.UserName;
        var remedy = refused.MessageText.Contains("create role", StringComparison.Ordinal)
            ? string.Concat(WarehouseRoles.All.Select(role => $"CREATE ROLE {role} NOLOGIN; ")) + $"GRANT {string.Join(", ", WarehouseRoles.All)} TO \"{login}\";"
            : refused.MessageText.Contains("schema_migration", StringComparison.Ordinal)
                ? $"GRANT {WarehouseRoles.Reader} TO \"{login}\";"
                : $"ALTER DATABASE \"{connection.Database}\" OWNER TO \"{login}\"; ALTER SCHEMA public OWNER TO \"{login}\";";
        return new(
            $"Tài khoản {login} thiếu quyền trên cơ sở dữ liệu {connection.Database}: {refused.MessageText} ({refused.SqlState}). Quản trị viên chạy một lần: {remedy}",
            $"The login {login} lacks a right on the database {connection.Database}: {refused.MessageText} ({refused.SqlState}). An administrator runs once: {remedy}",
            refused);
    }
}
