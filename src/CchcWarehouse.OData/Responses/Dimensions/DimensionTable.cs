using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Responses.Encoding;
using CchcWarehouse.OData.Responses.Rows;

namespace CchcWarehouse.OData.Responses.Dimensions;

/// <summary>All rows of one dimension, each value as the JSON it is written as. Immutable once linked.</summary>
internal sealed class DimensionTable
{
    private readonly Dictionary<ColumnMap, JsonColumn> columns;
    private readonly Dictionary<JoinMap, int[]> links = [];
    private readonly KeyIndex index;
    private readonly Lazy<Dictionary<string, int[]>> keysByCode;

    public DimensionTable(RelationMap relation, int count, Dictionary<ColumnMap, JsonColumn> columns)
    {
        Relation = relation;
        Count = count;
        this.columns = columns;
        var key = columns[relation.Key[0]];
        index = key.IsText
            ? new CodeKeyIndex(Enumerable.Range(0, count).Select(row => key.Text(row).ToArray()))
            : new IntegerKeyIndex([.. Enumerable.Range(0, count).Select(row => key.Integer(row)!.Value)]);
        keysByCode = new(KeysByCode);
    }

    public RelationMap Relation { get; }

    public int Count { get; }

    /// <returns>-1: there is no row of this key.</returns>
    public int Find(in Cell key) => index.Find(key);

    /// <summary>The keys of the rows with this code.</summary>
    public IReadOnlyList<int> KeysOf(string code) => keysByCode.Value.GetValueOrDefault(code) ?? [];

    public JsonColumn Column(ColumnMap column) => columns[column];

    /// <summary>For every row the place of the row that a join leads to; -1: none.</summary>
    public int[] Link(JoinMap join) => links[join];

    /// <summary>Finds the rows that the joins between cached dimensions lead to, once for all.</summary>
    public void LinkTo(IReadOnlyDictionary<RelationMap, DimensionTable> tables)
    {
        foreach (var join in Relation.Joins.Values.Where(join => join.Target.Cached && join.On.Count == 1))
        {
            var target = tables[join.Target];
            var own = columns[join.On[0].Own];
            links.Add(join, [.. Enumerable.Range(0, Count).Select(row => target.Find(own, row))]);
        }
    }

    private Dictionary<string, int[]> KeysByCode()
    {
        var keys = new Dictionary<string, int[]>(StringComparer.Ordinal);
        if (Relation.Code is not ({ } coded, _) || columns[Relation.Key[0]] is not { IsText: false } own)
        {
            return keys;
        }

        for (var row = 0; row < Count; row++)
        {
            if (!columns[coded].IsNull(row))
            {
                var code = System.Text.Encoding.UTF8.GetString(columns[coded].Text(row));
                keys[code] = [.. keys.GetValueOrDefault(code) ?? [], (int)own.Integer(row)!.Value];
            }
        }

        return keys;
    }

    private int Find(JsonColumn column, int row) => index switch
    {
        IntegerKeyIndex integers => column.Integer(row) is { } key ? integers.Find(key) : -1,
        CodeKeyIndex codes => column.IsNull(row) ? -1 : codes.Find(column.Text(row)),
        _ => -1,
    };
}

/// <summary>One column of a dimension: the JSON of every row, one after the other.</summary>
internal sealed class JsonColumn(byte[] bytes, int[] ends, bool isText)
{
    public bool IsText { get; } = isText;

    public ReadOnlySpan<byte> Json(int row)
    {
        var start = row == 0 ? 0 : ends[row - 1];
        return bytes.AsSpan(start, ends[row] - start);
    }

    public bool IsNull(int row) => Json(row).SequenceEqual("null"u8);

    /// <summary>The text that a string column has there.</summary>
    public ReadOnlySpan<byte> Text(int row) => JsonText.Unescape(Json(row)[1..^1]);

    public long? Integer(int row) =>
        System.Buffers.Text.Utf8Parser.TryParse(Json(row), out long number, out var length) && length == Json(row).Length ? number : null;
}
