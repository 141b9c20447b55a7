using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Responses.Encoding;
using CchcWarehouse.OData.Responses.Json;
using CchcWarehouse.OData.Responses.Rows;
using CchcWarehouse.PostgresTests.Connections;
using Microsoft.OData.Edm;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData;

/// <summary>Every type as PostgreSQL itself sends it, in a row and inside a nested row.</summary>
public sealed class WireValueTests(WarehouseFixture warehouse) : IClassFixture<WarehouseFixture>
{
    public static TheoryData<string, EdmPrimitiveTypeKind, string> Values => new()
    {
        { "42::int4", EdmPrimitiveTypeKind.Int32, "42" },
        { "(-32768)::int2", EdmPrimitiveTypeKind.Int16, "-32768" },
        { "9223372036854775807::int8", EdmPrimitiveTypeKind.Int64, "9223372036854775807" },
        { "92.590000::numeric(20,6)", EdmPrimitiveTypeKind.Decimal, "92.59" },
        { "-100::numeric(20,6)", EdmPrimitiveTypeKind.Decimal, "-100" },
        { "0::numeric(20,6)", EdmPrimitiveTypeKind.Decimal, "0" },
        { "0.000001::numeric(20,6)", EdmPrimitiveTypeKind.Decimal, "0.000001" },
        { "10::numeric ^ 60 + 0.5", EdmPrimitiveTypeKind.Decimal, "1" + new string('0', 60) + ".5" },
        { "'NaN'::numeric", EdmPrimitiveTypeKind.Decimal, "\"NaN\"" },
        { "0.1::float8", EdmPrimitiveTypeKind.Double, "0.1" },
        { "'-Infinity'::float8", EdmPrimitiveTypeKind.Double, "\"-INF\"" },
        { "true", EdmPrimitiveTypeKind.Boolean, "true" },
        { "false", EdmPrimitiveTypeKind.Boolean, "false" },
        { "'Thị xã \"Vĩnh\" \\ 😀'::text", EdmPrimitiveTypeKind.String, "\"Thị xã \\\"Vĩnh\\\" \\\\ 😀\"" },
        { "''::text", EdmPrimitiveTypeKind.String, "\"\"" },
        { "date '2024-02-29'", EdmPrimitiveTypeKind.Date, "\"2024-02-29\"" },
        { "date '0001-01-01'", EdmPrimitiveTypeKind.Date, "\"0001-01-01\"" },
        { "timestamptz '2022-12-16 07:00:00+07'", EdmPrimitiveTypeKind.DateTimeOffset, "\"2022-12-16T00:00:00Z\"" },
        { "timestamptz '1999-12-31 23:59:59.999999+00'", EdmPrimitiveTypeKind.DateTimeOffset, "\"1999-12-31T23:59:59.999999Z\"" },
        { "time '12:30:00.5'", EdmPrimitiveTypeKind.TimeOfDay, "\"12:30:00.5\"" },
        { "'00112233-4455-6677-8899-aabbccddeeff'::uuid", EdmPrimitiveTypeKind.Guid, "\"00112233-4455-6677-8899-aabbccddeeff\"" },
        { "'\\x0aff'::bytea", EdmPrimitiveTypeKind.Binary, "\"Cv8\"" },
        { "null::numeric", EdmPrimitiveTypeKind.Decimal, "null" },
        { "null::text", EdmPrimitiveTypeKind.String, "null" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_value_is_the_same_in_a_row_and_in_a_nested_row(string sql, EdmPrimitiveTypeKind type, string json)
    {
        await using var command = warehouse.Connections.Reader.CreateCommand(
            $"SELECT {sql}, json_build_array(json_build_array('x', {sql}), json_build_array())");
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var row = new RowCells();
        row.Take(reader);

        Json(row[0], type).ShouldBe(json);
        Json(Nested(row[1].Bytes), type).ShouldBe(json);
    }

    private static Cell Nested(ReadOnlyMemory<byte> array)
    {
        var tokens = new System.Text.Json.Utf8JsonReader(array.Span);
        tokens.Read();
        tokens.Read();
        var row = new RowCells();
        row.Take(ref tokens, array);
        row.Count.ShouldBe(2);
        return row[1];
    }

    private static string Json(Cell cell, EdmPrimitiveTypeKind type)
    {
        using var output = new Utf8Output();
        JsonValue.Write(output, cell, type, WireForm.Native, longNumbersAsStrings: false);
        return System.Text.Encoding.UTF8.GetString(output.Pending.Span);
    }
}
