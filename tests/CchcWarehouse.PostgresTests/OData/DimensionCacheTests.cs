using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Responses.Dimensions;
using CchcWarehouse.OData.Responses.Rows;
using CchcWarehouse.PostgresTests.Connections;
using Npgsql;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData;

public sealed class DimensionCacheTests(WarehouseFixture warehouse) : IClassFixture<WarehouseFixture>
{
    private static readonly WarehouseModel Model = new();
    private static readonly RelationMap AdminUnits = Model.EntitySet("AdminUnits")!.Relation;

    [Fact]
    public async Task The_register_of_units_is_held_with_its_districts_and_provinces()
    {
        using var cache = new DimensionCache(Model);
        await using var connection = await warehouse.Connections.Reader.OpenConnectionAsync();
        var snapshot = await cache.RefreshAsync(connection, 0, CancellationToken.None);
        var key = await KeyAsync(connection, "950");

        Members(snapshot, key).ShouldBe(
            """
            ,"Code":"950","Name":"Thị xã Vĩnh Châu","Province":"Tỉnh Sóc Trăng"
            """);
        snapshot.Table(AdminUnits).Count.ShouldBeGreaterThan(16_000);
    }

    [Fact]
    public async Task A_changed_name_is_another_version_and_no_answer_keeps_the_old_one()
    {
        using var cache = new DimensionCache(Model);
        await using var connection = await warehouse.Connections.Reader.OpenConnectionAsync();
        var before = await cache.RefreshAsync(connection, 0, CancellationToken.None);
        var key = await KeyAsync(connection, "001");
        (await VersionAsync(connection)).ShouldBe(before.Version);

        await ExecuteAsync("UPDATE dim_admin_unit SET name = 'Quận Thử' WHERE admin_unit_code = '001'");

        var version = await VersionAsync(connection);
        version.ShouldBeGreaterThan(before.Version);
        (await cache.RefreshAsync(connection, before.Version, CancellationToken.None)).ShouldBeSameAs(before);
        Members(await cache.RefreshAsync(connection, version, CancellationToken.None), key).ShouldContain("Quận Thử");
        Members(before, key).ShouldNotContain("Quận Thử");
    }

    [Fact]
    public async Task A_statement_that_changes_nothing_leaves_the_version()
    {
        await using var connection = await warehouse.Connections.Reader.OpenConnectionAsync();
        var before = await VersionAsync(connection);
        await ExecuteAsync("UPDATE dim_admin_unit SET name = 'x' WHERE admin_unit_code = 'nowhere'");
        (await VersionAsync(connection)).ShouldBe(before);
    }

    [Fact]
    public async Task A_key_that_is_not_held_is_an_error_and_never_a_wrong_name()
    {
        using var cache = new DimensionCache(Model);
        await using var connection = await warehouse.Connections.Reader.OpenConnectionAsync();
        var snapshot = await cache.RefreshAsync(connection, 0, CancellationToken.None);
        Should.Throw<UnknownDimensionKeyException>(() => Members(snapshot, 99_999_999));
        Should.Throw<UnknownDimensionKeyException>(() => Members(snapshot, 0));
    }

    private static string Members(DimensionSnapshot snapshot, int key)
    {
        var group = snapshot.Group(
            AdminUnits,
            [
                new(",\"Code\":", [], AdminUnits.Columns["Code"], Quoted: false),
                new(",\"Name\":", [], AdminUnits.Columns["Name"], Quoted: false),
                new(",\"Province\":", [AdminUnits.Joins["Province"]], AdminUnits.Joins["Province"].Target.Columns["Name"], Quoted: false),
            ],
            omitNulls: false);
        var bytes = new byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes, key);
        return System.Text.Encoding.UTF8.GetString(group.For(new Cell(bytes, CellForm.Wire, IsNull: false)));
    }

    private static async Task<int> KeyAsync(NpgsqlConnection connection, string code)
    {
        await using var command = new NpgsqlCommand(
            "SELECT admin_unit_key FROM dim_admin_unit WHERE admin_unit_code = $1 ORDER BY valid_from LIMIT 1", connection)
        {
            Parameters = { new() { Value = code } },
        };
        return (int)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<long> VersionAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(DimensionCache.VersionQuery, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = warehouse.Connections.Owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
