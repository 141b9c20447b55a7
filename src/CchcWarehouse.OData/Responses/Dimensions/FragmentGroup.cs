using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Responses.Encoding;
using CchcWarehouse.OData.Responses.Rows;

namespace CchcWarehouse.OData.Responses.Dimensions;

/// <summary>A member of a JSON object whose value is a dimension's.</summary>
/// <param name="Prefix">What stands before the value: comma, annotations, name, colon.</param>
/// <param name="Quoted">The number is written as a string.</param>
internal sealed record FragmentMember(string Prefix, IReadOnlyList<JoinMap> Through, ColumnMap Column, bool Quoted)
{
    public override string ToString() => $"{Prefix}{string.Join('/', Through.Select(join => join.Name))}/{Column.Column}{Quoted}";
}

/// <summary>Neighbouring members that one dimension's row gives: encoded once for each row, then pasted.</summary>
internal sealed class FragmentGroup
{
    private readonly DimensionTable table;
    private readonly (byte[] Prefix, int[][] Through, JsonColumn Column, bool Quoted)[] members;
    private readonly byte[] absent;
    private readonly byte[]?[] encoded;
    private readonly bool omitNulls;

    public FragmentGroup(DimensionSnapshot snapshot, RelationMap relation, IReadOnlyList<FragmentMember> members, bool omitNulls)
    {
        this.omitNulls = omitNulls;
        table = snapshot.Table(relation);
        encoded = new byte[table.Count][];
        this.members = [.. members.Select(member => (
            System.Text.Encoding.UTF8.GetBytes(member.Prefix),
            Links(snapshot, member.Through),
            snapshot.Table(member.Through is [.., var last] ? last.Target : relation).Column(member.Column),
            member.Quoted))];
        absent = Encode(-1);
    }

    /// <summary>The members of the row with this key, each with its comma in front.</summary>
    /// <exception cref="UnknownDimensionKeyException">The dimensions are older than the facts.</exception>
    public ReadOnlySpan<byte> For(in Cell key)
    {
        if (key.IsNull)
        {
            return absent;
        }

        var row = table.Find(key);
        if (row < 0)
        {
            throw new UnknownDimensionKeyException(table.Relation.Table);
        }

        // Two threads may encode the same row: they encode the same bytes.
        return encoded[row] ??= Encode(row);
    }

    private int[][] Links(DimensionSnapshot snapshot, IReadOnlyList<JoinMap> through)
    {
        var links = new int[through.Count][];
        var from = table;
        for (var i = 0; i < through.Count; i++)
        {
            links[i] = from.Link(through[i]);
            from = snapshot.Table(through[i].Target);
        }

        return links;
    }

    private byte[] Encode(int row)
    {
        using var buffer = new Utf8Output();
        foreach (var (prefix, through, column, quoted) in members)
        {
            var place = row;
            foreach (var link in through)
            {
                place = place < 0 ? -1 : link[place];
            }

            var isNull = place < 0 || column.IsNull(place);
            if (isNull && omitNulls)
            {
                continue;
            }

            buffer.Write(prefix);
            buffer.Write(quoted && !isNull ? "\""u8 : ""u8);
            buffer.Write(isNull ? "null"u8 : column.Json(place));
            buffer.Write(quoted && !isNull ? "\""u8 : ""u8);
        }

        return buffer.Pending.ToArray();
    }
}

/// <summary>A fact refers to a row that the cached dimensions do not have: they must be read again.</summary>
public sealed class UnknownDimensionKeyException(string relation)
    : Exception($"A key of {relation} is not among the cached rows.");
