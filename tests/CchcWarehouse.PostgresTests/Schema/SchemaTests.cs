using CchcWarehouse.PostgresTests.Connections;
using CchcWarehouse.Star;
using CchcWarehouse.Star.Reference;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Schema;

/// <summary>The C# model and the migrated database describe the same star.</summary>
public sealed class SchemaTests(WarehouseFixture warehouse) : IClassFixture<WarehouseFixture>
{
    // The parent of the current rows carries the comments of both.
    private const string CurrentFacts = "fact_observation_current";

    [Fact]
    public async Task Every_mapped_column_is_in_the_database_with_its_type_nullability_and_meaning()
    {
        var columns = await ColumnsAsync();
        foreach (var type in Model().GetEntityTypes())
        {
            var table = type.GetTableName() ?? type.GetViewName()!;
            foreach (var property in type.GetProperties())
            {
                var name = $"{table}.{property.GetColumnName()}";
                columns.ShouldContainKey(name);
                var column = columns[name];
                column.Type.ShouldBe(TypeOf(property), name);
                if (type.GetTableName() is not null)
                {
                    column.Nullable.ShouldBe(property.IsNullable, name);
                }

                var commented = table == CurrentFacts ? columns[$"fact_observation.{property.GetColumnName()}"] : column;
                commented.Comment.ShouldBe(property.GetComment(), name);
                commented.Comment.ShouldNotBeNullOrEmpty(name);
            }
        }
    }

    [Fact]
    public async Task Every_column_of_a_mapped_table_is_in_the_model()
    {
        var mapped = Model().GetEntityTypes()
            .ToDictionary(t => t.GetTableName() ?? t.GetViewName()!, t => t.GetProperties().Select(p => p.GetColumnName()).ToHashSet());
        var unmapped = (await ColumnsAsync()).Keys
            .Select(name => name.Split('.'))
            .Where(name => mapped.TryGetValue(name[0], out var known) && !known.Contains(name[1]))
            .Select(name => string.Join('.', name));
        unmapped.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_foreign_key_of_the_model_is_one_of_the_database()
    {
        var known = await ListAsync(
            """
            SELECT c.conrelid::regclass || '(' || (SELECT string_agg(a.attname, ',' ORDER BY k.n) FROM unnest(c.conkey) WITH ORDINALITY k(attnum, n)
                       JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum) || ') → ' || c.confrelid::regclass
            FROM pg_constraint c WHERE c.contype = 'f' AND c.conparentid = 0
            """);
        foreach (var key in Model().GetEntityTypes().Where(t => t.GetTableName() is not null).SelectMany(t => t.GetForeignKeys()))
        {
            var table = key.DeclaringEntityType.GetTableName()!;
            var columns = string.Join(',', key.Properties.Select(p => p.GetColumnName()));
            known.ShouldContain($"{(table == CurrentFacts ? "fact_observation" : table)}({columns}) → {key.PrincipalEntityType.GetTableName()}");
        }
    }

    [Fact]
    public async Task Nothing_stands_without_a_meaning() =>
        (await ListAsync(
            """
            SELECT c.relname || COALESCE('.' || a.attname, '')
            FROM pg_class c
            LEFT JOIN LATERAL (
                SELECT attnum, attname FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped
                UNION ALL SELECT 0, NULL) a ON true
            LEFT JOIN pg_description d ON d.objoid = c.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = a.attnum
            WHERE c.relkind IN ('r', 'p', 'v') AND c.relnamespace = 'public'::regnamespace AND NOT c.relispartition
              AND d.description IS NULL
            """)).ShouldBeEmpty();

    [Theory]
    [InlineData("dim_report", "dim_report_history")]
    [InlineData("finding", "finding_history")]
    [InlineData("report_row", "report_row_former")]
    [InlineData("report_row", "report_row_version")]
    public async Task What_a_table_keeps_its_former_states_keep_too(string table, string former)
    {
        var columns = await ColumnsAsync();
        List<string> Of(string of) => [.. columns.Where(c => c.Key.StartsWith(of + ".", StringComparison.Ordinal)).Select(c => $"{c.Key[(of.Length + 1)..]} {c.Value.Type}")];
        Of(former).Except(["recorded_from timestamp with time zone", "recorded_to timestamp with time zone"]).ShouldBe(Of(table), ignoreOrder: true);
    }

    [Fact]
    public async Task Reference_data_loaded_again_changes_no_row()
    {
        await using var owner = await warehouse.Connections.Owner.OpenConnectionAsync();
        var changed = await ReferenceLoad.RunAsync(owner, CancellationToken.None);
        changed.ShouldAllBe(list => list.Changed == 0);
    }

    [Theory]
    [InlineData("SELECT count(*) FROM dim_indicator", 287)]
    [InlineData("SELECT count(*) FROM dim_indicator_group", 64)]
    [InlineData("SELECT count(*) FROM dim_unit_of_measure", 22)]
    [InlineData("SELECT count(*) FROM dim_admin_unit", 16_430)]
    [InlineData("SELECT count(*) FROM unit_lineage", 13_774)]
    [InlineData("SELECT count(*) FROM dim_admin_unit WHERE is_current", 3_355)]
    [InlineData("SELECT count(*) FROM dim_admin_unit WHERE level = 'District' AND '2025-06-30' BETWEEN valid_from AND valid_to - 1", 696)]
    [InlineData("SELECT count(*) FROM dim_admin_unit WHERE level <> 'Province' AND (parent_key IS NULL OR province_key IS NULL)", 0)]
    [InlineData("SELECT count(*) FROM dim_admin_unit u JOIN dim_admin_unit p ON p.admin_unit_key = u.parent_key WHERE p.admin_unit_code <> u.parent_code", 0)]
    [InlineData("SELECT count(*) FROM dim_period", 520)]
    public async Task Reference_data_is_whole(string sql, long expected)
    {
        await using var command = warehouse.Connections.Reader.CreateCommand(sql);
        (await command.ExecuteScalarAsync()).ShouldBe(expected);
    }

    [Fact]
    public async Task Two_versions_of_a_unit_cannot_overlap()
    {
        await using var command = warehouse.Connections.Owner.CreateCommand(
            """
            INSERT INTO dim_admin_unit (admin_unit_code, name, short_name, name_en, level, type, province_code, valid_from)
            VALUES ('950', 'Thị xã Vĩnh Châu', 'Vĩnh Châu', 'Vinh Chau', 'District', 'thị xã', '94', '2020-01-01')
            """);
        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState
            .ShouldBe(PostgresErrorCodes.ExclusionViolation);
    }

    private static IModel Model()
    {
        using var context = new WarehouseContext(new DbContextOptionsBuilder<WarehouseContext>().UseNpgsql("Host=nowhere").Options);
        return context.GetService<IDesignTimeModel>().Model;
    }

    private static string TypeOf(IProperty property) => property.GetColumnType();

    private async Task<Dictionary<string, (string Type, bool Nullable, string? Comment)>> ColumnsAsync()
    {
        var columns = new Dictionary<string, (string, bool, string?)>();
        await using var command = warehouse.Connections.Reader.CreateCommand(
            """
            SELECT c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull,
                   col_description(c.oid, a.attnum)
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v')
            """);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            columns.Add(reader.GetString(0), (reader.GetString(1), reader.GetBoolean(2), reader.IsDBNull(3) ? null : reader.GetString(3)));
        }

        return columns;
    }

    private async Task<List<string>> ListAsync(string sql)
    {
        var list = new List<string>();
        await using var command = warehouse.Connections.Reader.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            list.Add(reader.GetString(0));
        }

        return list;
    }
}
