using CchcWarehouse.OData.Sql;
using Microsoft.OData.Edm;
using Npgsql;
using NpgsqlTypes;

namespace CchcWarehouse.OData.Responses.Execution;

/// <summary>A statement with its parameters as Npgsql takes them.</summary>
internal static class StatementParameters
{
    public static NpgsqlBatchCommand Command(SqlStatement statement)
    {
        var command = new NpgsqlBatchCommand(statement.Text);
        foreach (var parameter in statement.Parameters)
        {
            command.Parameters.Add(Parameter(parameter));
        }

        return command;
    }

    // Whole numbers and texts have one type each in PostgreSQL: nothing is looked up for them.
    private static NpgsqlParameter Parameter(SqlParameter parameter) => parameter switch
    {
        { Value: int number, Type: EdmPrimitiveTypeKind.Int32 } => new NpgsqlParameter<int> { TypedValue = number },
        { Value: string text, Type: EdmPrimitiveTypeKind.String } => new NpgsqlParameter<string> { TypedValue = text },
        _ => new NpgsqlParameter { Value = parameter.Value ?? DBNull.Value, NpgsqlDbType = TypeOf(parameter) },
    };

    private static NpgsqlDbType TypeOf(SqlParameter parameter)
    {
        var type = parameter.IsText ? NpgsqlDbType.Text : TypeOf(parameter.Type);
        return parameter.IsArray ? NpgsqlDbType.Array | type : type;
    }

    private static NpgsqlDbType TypeOf(EdmPrimitiveTypeKind type) => type switch
    {
        EdmPrimitiveTypeKind.Byte or EdmPrimitiveTypeKind.SByte or EdmPrimitiveTypeKind.Int16 or EdmPrimitiveTypeKind.Int32 => NpgsqlDbType.Integer,
        EdmPrimitiveTypeKind.Int64 => NpgsqlDbType.Bigint,
        EdmPrimitiveTypeKind.Decimal or EdmPrimitiveTypeKind.Duration => NpgsqlDbType.Numeric,
        EdmPrimitiveTypeKind.Double or EdmPrimitiveTypeKind.Single => NpgsqlDbType.Double,
        EdmPrimitiveTypeKind.Boolean => NpgsqlDbType.Boolean,
        EdmPrimitiveTypeKind.Date => NpgsqlDbType.Date,
        EdmPrimitiveTypeKind.DateTimeOffset => NpgsqlDbType.TimestampTz,
        EdmPrimitiveTypeKind.TimeOfDay => NpgsqlDbType.Time,
        EdmPrimitiveTypeKind.Guid => NpgsqlDbType.Uuid,
        EdmPrimitiveTypeKind.Binary => NpgsqlDbType.Bytea,
        _ => NpgsqlDbType.Text,
    };
}
