using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Responses.Dimensions;
using CchcWarehouse.OData.Responses.Encoding;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Responses.Rows;

/// <summary>One column of a flat result: CSV, a workbook, or a value alone.</summary>
/// <param name="Name">The path of the member, such as <c>AdminUnit/Name</c>.</param>
internal abstract record FlatColumn(string Name, EdmPrimitiveTypeKind Type)
{
    /// <summary>Writes the value as plain text, unescaped.</summary>
    /// <returns>False: it is null, and nothing is written.</returns>
    public abstract bool TryWrite(Utf8Output output, RowCells row);

    /// <summary>The columns of a row, nested objects taken apart.</summary>
    /// <exception cref="BadQueryException">A nested collection is in it.</exception>
    public static IReadOnlyList<FlatColumn> Of(RowShape row, DimensionSnapshot? snapshot, string applicationRoot) =>
        [.. Of(row, snapshot, applicationRoot, "", [])];

    public static FlatColumn Of(ValueShape value, string name, DimensionSnapshot? snapshot, string applicationRoot) => value.Source switch
    {
        RowValue source => new FlatCell(name, value.Type, source),
        CachedValue source => new FlatCached(name, value.Type, new CachedCell(snapshot!, source)),
        SourceAddress source => new FlatSourceAddress(name, source, applicationRoot),
        _ => throw new NotSupportedException(value.Source.GetType().Name),
    };

    private static IEnumerable<FlatColumn> Of(
        RowShape row, DimensionSnapshot? snapshot, string applicationRoot, string path, IReadOnlyList<int> present)
    {
        foreach (var member in InOrder(row))
        {
            var name = path + member.Name;
            IReadOnlyList<int> conditions = member.PresentOrdinal is { } ordinal ? [.. present, ordinal] : present;
            switch (member)
            {
                case ValueShape value:
                    yield return Conditional(Of(value, name, snapshot, applicationRoot), conditions);
                    break;
                case CountShape count:
                    yield return Conditional(new FlatCell($"{name}/$count", EdmPrimitiveTypeKind.Int64, new(count.CountOrdinal)), conditions);
                    break;
                case ObjectShape nested:
                    foreach (var column in Of(nested.Row, snapshot, applicationRoot, name + "/", conditions))
                    {
                        yield return column;
                    }

                    break;
                case CollectionShape:
                    throw new BadQueryException(
                        ResponseCodes.NotAcceptable,
                        $"{name} is a collection and has no place in one row. Ask for JSON, or leave it out of $expand.", "$expand");
            }
        }
    }

    /// <remarks>Columns stand as <c>$select</c> names them; what it does not name comes after.</remarks>
    private static IEnumerable<MemberShape> InOrder(RowShape row)
    {
        if (row.Entity is null)
        {
            return row.Members;
        }

        var places = (row.Selected ?? []).Select((name, place) => (name, place)).DistinctBy(item => item.name)
            .ToDictionary(item => item.name, item => item.place, StringComparer.Ordinal);
        return row.Members.OrderBy(member => places.GetValueOrDefault(member.Name, int.MaxValue));
    }

    private static FlatColumn Conditional(FlatColumn column, IReadOnlyList<int> present) =>
        present.Aggregate(column, (inner, ordinal) => new FlatConditional(inner, ordinal));

    private sealed record FlatCell(string Name, EdmPrimitiveTypeKind Type, RowValue Source) : FlatColumn(Name, Type)
    {
        public override bool TryWrite(Utf8Output output, RowCells row)
        {
            ref readonly var cell = ref row[Source.Ordinal];
            if (ValueText.IsNull(cell, Type))
            {
                return false;
            }

            if (Type == EdmPrimitiveTypeKind.String)
            {
                output.Write(cell.Form == CellForm.Json ? JsonText.Unescape(cell.Bytes.Span) : cell.Bytes.Span);
            }
            else
            {
                ValueText.Write(output, cell, Type, Source.Form);
            }

            return true;
        }
    }

    private sealed record FlatCached(string Name, EdmPrimitiveTypeKind Type, CachedCell Cell) : FlatColumn(Name, Type)
    {
        public override bool TryWrite(Utf8Output output, RowCells row)
        {
            var json = Cell.Json(row);
            switch (json)
            {
                case [(byte)'n', ..]:
                    return false;
                case [(byte)'"', .. var text, (byte)'"']:
                    output.Write(JsonText.Unescape(text));
                    return true;
                default:
                    output.Write(json);
                    return true;
            }
        }
    }

    private sealed record FlatSourceAddress(string Name, SourceAddress Source, string ApplicationRoot)
        : FlatColumn(Name, EdmPrimitiveTypeKind.String)
    {
        private readonly byte[] start = System.Text.Encoding.UTF8.GetBytes($"{ApplicationRoot}/sources/");

        public override bool TryWrite(Utf8Output output, RowCells row)
        {
            output.Write(start);
            SourceAddressText.WriteEnd(output, Source, row);
            return true;
        }
    }

    private sealed record FlatConditional(FlatColumn Inner, int PresentOrdinal) : FlatColumn(Inner.Name, Inner.Type)
    {
        public override bool TryWrite(Utf8Output output, RowCells row) => row[PresentOrdinal].IsTrue() && Inner.TryWrite(output, row);
    }
}
