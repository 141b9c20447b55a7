using System.Buffers.Text;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace CchcWarehouse.Bench.Bare;

/// <summary>Writes the rows of a reader as JSON, flushed by bytes.</summary>
internal static class BareRows
{
    private const int FlushSize = 64 * 1024;

    private const int RowLimit = 4 * 1024;

    public static async Task WriteAsync(HttpResponse response, NpgsqlDataReader reader, BareDimensions dimensions, CancellationToken cancellationToken)
    {
        response.ContentType = "application/json";
        var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(FlushSize + RowLimit);
        var used = Append(buffer, 0, "{\"value\":["u8);
        var first = true;
        while (await reader.ReadAsync(cancellationToken))
        {
            used = Append(buffer, used, first ? "{"u8 : ",{"u8);
            used = Row(buffer, used, reader, dimensions);
            first = false;
            if (used >= FlushSize)
            {
                await response.Body.WriteAsync(buffer.AsMemory(0, used), cancellationToken);
                used = 0;
            }
        }

        used = Append(buffer, used, "]}"u8);
        await response.Body.WriteAsync(buffer.AsMemory(0, used), cancellationToken);
        System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
    }

    private static int Row(byte[] buffer, int used, NpgsqlDataReader reader, BareDimensions dimensions)
    {
        used = Append(buffer, used, "\"ObservationKey\":"u8);
        Utf8Formatter.TryFormat(reader.GetInt64(0), buffer.AsSpan(used), out var length);
        used += length;
        used = Append(buffer, used, dimensions.Units[reader.GetInt32(1)]);
        used = Append(buffer, used, dimensions.Periods[reader.GetInt32(2)]);
        used = Append(buffer, used, dimensions.Indicators[reader.GetInt32(3)]);
        used = Append(buffer, used, dimensions.UnitsOfMeasure[reader.GetInt32(4)]);
        used = Append(buffer, used, ",\"Value\":"u8);
        if (reader.IsDBNull(5))
        {
            used = Append(buffer, used, "null"u8);
        }
        else
        {
            Utf8Formatter.TryFormat(reader.GetDecimal(5), buffer.AsSpan(used), out length);
            used += length;
        }

        used = Text(buffer, used, ",\"Qualifier\":\""u8, reader.GetString(6));
        used = Text(buffer, used, ",\"Status\":\""u8, reader.GetString(7));
        return Append(buffer, used, "}"u8);
    }

    private static int Text(byte[] buffer, int used, ReadOnlySpan<byte> name, string word)
    {
        used = Append(buffer, used, name);
        used += System.Text.Encoding.UTF8.GetBytes(word, buffer.AsSpan(used));
        return Append(buffer, used, "\""u8);
    }

    private static int Append(byte[] buffer, int used, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(buffer.AsSpan(used));
        return used + bytes.Length;
    }
}
