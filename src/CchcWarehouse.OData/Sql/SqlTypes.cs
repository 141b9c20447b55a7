using CchcWarehouse.OData.Plans.Forms;
using CchcWarehouse.OData.Plans.Scalars;
using static CchcWarehouse.OData.Sql.SqlFragment;
using Edm = Microsoft.OData.Edm.EdmPrimitiveTypeKind;

namespace CchcWarehouse.OData.Sql;

/// <summary>EDM types in PostgreSQL. A duration is an exact number of seconds.</summary>
internal static class SqlTypes
{
    public static SqlFragment Name(Edm type) => type switch
    {
        Edm.Boolean => Piece($"bool"),
        Edm.Byte or Edm.SByte or Edm.Int16 => Piece($"int2"),
        Edm.Int32 => Piece($"int4"),
        Edm.Int64 => Piece($"int8"),
        Edm.Decimal or Edm.Duration => Piece($"numeric"),
        Edm.Single => Piece($"float4"),
        Edm.Double => Piece($"float8"),
        Edm.Date => Piece($"date"),
        Edm.DateTimeOffset => Piece($"timestamptz"),
        Edm.TimeOfDay => Piece($"time"),
        Edm.Guid => Piece($"uuid"),
        Edm.Binary => Piece($"bytea"),
        Edm.None => Piece($"json"),
        _ => Piece($"text"),
    };

    public static ArrayConstant Array(IReadOnlyList<Constant> items, Edm type) =>
        new(Array(items.Select(item => item.Unseen), type), type, Provenance.Of(items, values => Array(values, type)));

    private static Array Array(IEnumerable<object?> items, Edm type)
    {
        object?[] values = [.. items];
        var array = System.Array.CreateInstance(ClrType(type), values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            array.SetValue(values[i], i);
        }

        return array;
    }

    public static SqlFragment Collate(SqlFragment text, TextOrder order) => order == TextOrder.Vietnamese
        ? Piece($"{text} COLLATE vietnamese")
        : Piece($"{text} COLLATE \"C\"");

    private static Type ClrType(Edm type) => type switch
    {
        Edm.Boolean => typeof(bool),
        Edm.Int32 => typeof(int),
        Edm.Int64 => typeof(long),
        Edm.Decimal or Edm.Duration => typeof(decimal),
        Edm.Double => typeof(double),
        Edm.Date => typeof(DateOnly),
        Edm.DateTimeOffset => typeof(DateTime),
        Edm.TimeOfDay => typeof(TimeOnly),
        Edm.Guid => typeof(Guid),
        _ => typeof(string),
    };
}
