// Npgsql's converter contract is marked experimental; the package version is pinned and a test reads every type through it.
#pragma warning disable NPG9001
using Npgsql;
using Npgsql.Internal;
using Npgsql.Internal.Postgres;

namespace CchcWarehouse.Star.Connections;

/// <summary>A column's bytes as PostgreSQL sent them, in place: valid until the reader moves on.</summary>
public readonly record struct WireValue(ReadOnlyMemory<byte> Bytes);

public static class WireValues
{
    /// <summary>Lets readers hand out the bytes of any column, without a .NET value or an allocation in between.</summary>
    public static NpgsqlDataSourceBuilder UseWireValues(this NpgsqlDataSourceBuilder builder)
    {
        builder.AddTypeInfoResolverFactory(new WireValueResolverFactory());
        return builder;
    }
}

internal sealed class WireValueResolverFactory : PgTypeInfoResolverFactory
{
    public override IPgTypeInfoResolver CreateResolver() => new Resolver();

    public override IPgTypeInfoResolver? CreateArrayResolver() => null;

    private sealed class Resolver : IPgTypeInfoResolver
    {
        public PgTypeInfo? GetTypeInfo(Type? type, DataTypeName? dataTypeName, PgSerializerOptions options) =>
            type == typeof(WireValue) && dataTypeName is { } name
                ? new PgTypeInfo(options, new Converter(), new PgTypeId(name))
                : null;
    }

    private sealed class Converter() : PgBufferedConverter<WireValue>(customDbNullPredicate: false)
    {
        public override bool CanConvert(DataFormat format, out BufferRequirements bufferRequirements)
        {
            bufferRequirements = BufferRequirements.None;
            return format is DataFormat.Binary;
        }

        // A reader that is not sequential holds the whole row in one buffer.
        protected override WireValue ReadCore(PgReader reader) =>
            reader.TryReadBytes(reader.CurrentRemaining, out ReadOnlyMemory<byte> bytes)
                ? new(bytes)
                : throw new InvalidOperationException("The row is not buffered: rows are read without sequential access.");

        public override Size GetSize(SizeContext context, WireValue value, ref object? writeState) =>
            throw new NotSupportedException("Wire values are only read.");

        protected override void WriteCore(PgWriter writer, WireValue value) =>
            throw new NotSupportedException("Wire values are only read.");
    }
}
