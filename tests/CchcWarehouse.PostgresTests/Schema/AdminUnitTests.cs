using CchcWarehouse.PostgresTests.Connections;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Schema;

/// <summary>The register of administrative units as the warehouse holds it.</summary>
public sealed class AdminUnitTests(WarehouseFixture warehouse) : IClassFixture<WarehouseFixture>
{
    [Theory]
    [InlineData("480", "Tỉnh Thừa Thiên Huế")]
    [InlineData("03985", "Tỉnh Sơn La")]
    public async Task Closed_unit_lies_in_the_province_of_its_time(string unit, string province) =>
        (await TextAsync($"SELECT p.name FROM dim_admin_unit u JOIN dim_admin_unit p ON p.admin_unit_key = u.province_key WHERE u.admin_unit_code = '{unit}' ORDER BY u.valid_from LIMIT 1"))
            .ShouldBe(province);

    [Fact]
    public async Task Standing_unit_lies_in_the_province_that_stands() =>
        (await TextAsync(
            """
            SELECT count(*)::text FROM dim_admin_unit u JOIN dim_admin_unit p ON p.admin_unit_key = u.province_key
            WHERE u.valid_to IS NULL AND p.valid_to IS NOT NULL
            """)).ShouldBe("0");

    [Fact]
    public async Task Every_unit_has_a_province() =>
        (await TextAsync("SELECT count(*)::text FROM dim_admin_unit WHERE province_key IS NULL")).ShouldBe("0");

    private async Task<string> TextAsync(string sql)
    {
        await using var command = warehouse.Connections.Reader.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
