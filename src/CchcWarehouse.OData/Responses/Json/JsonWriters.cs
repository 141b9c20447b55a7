using System.Runtime.CompilerServices;
using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Responses.Dimensions;
using CchcWarehouse.OData.Responses.Paging;

namespace CchcWarehouse.OData.Responses.Json;

/// <summary>What an answer of a shape is written with: made once for all answers that are written alike.</summary>
/// <param name="Context">The member that tells what the payload is, without a comma; empty: none is wanted.</param>
/// <param name="Row">Writes one row, or the one object.</param>
internal sealed record JsonWriters(PayloadOptions Options, DimensionSnapshot Snapshot, byte[] Context, JsonObject Row)
{
    /// <summary>Everything that is compiled once per answer belongs to this answer alone: links of nested collections carry its tokens.</summary>
    public bool IsShared { get; private init; }

    public static JsonWriters Of(ResultShape shape, PayloadOptions options, DimensionSnapshot snapshot, NextLink nextLink)
    {
        var compiler = new JsonCompiler(snapshot, options, nextLink);
        var row = shape.Kind is ResultKind.References or ResultKind.Reference ? compiler.Reference(shape.Row) : compiler.Object(shape.Row);
        return new(options, snapshot, ContextOf(shape, options), row) { IsShared = compiler.IsStateless };
    }

    public static byte[] ContextOf(ResultShape shape, PayloadOptions options) => options.IsBare
        ? []
        : System.Text.Encoding.UTF8.GetBytes($"\"{options.Control("context")}\":\"{ContextUrl.Of(shape, options)}\"");
}

/// <summary>The writers that served last for each shape that is held.</summary>
internal sealed class JsonWriterCache
{
    private readonly ConditionalWeakTable<RowShape, JsonWriters> writers = [];

    public JsonWriters For(ResultShape shape, PayloadOptions options, DimensionSnapshot snapshot, NextLink nextLink)
    {
        if (writers.TryGetValue(shape.Row, out var known) && known.Snapshot == snapshot && known.Options == options)
        {
            return known;
        }

        var made = JsonWriters.Of(shape, options, snapshot, nextLink);
        if (made.IsShared)
        {
            writers.AddOrUpdate(shape.Row, made);
        }

        return made;
    }
}
