using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Responses.Dimensions;
using CchcWarehouse.OData.Responses.Encoding;
using CchcWarehouse.OData.Responses.Rows;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Responses.Json;

/// <summary>One member of a JSON object, or several neighbours, ready to be written for any row.</summary>
internal abstract class JsonMember
{
    /// <param name="first">Nothing stands before it: the comma is left out.</param>
    /// <returns>Whether anything was written.</returns>
    public abstract bool Write(Utf8Output output, RowCells row, bool first);

    /// <summary><c>,"Name":</c></summary>
    protected static byte[] Prefix(string name) => System.Text.Encoding.UTF8.GetBytes($",\"{name}\":");

    protected static void WritePrefix(Utf8Output output, byte[] prefix, bool first) => output.Write(prefix.AsSpan(first ? 1 : 0));
}

/// <summary>The members of an object in their order.</summary>
internal sealed class JsonObject(IReadOnlyList<JsonMember> members)
{
    private readonly JsonMember[] members = [.. members];

    public void Write(Utf8Output output, RowCells row)
    {
        output.Write((byte)'{');
        WriteMembers(output, row, first: true);
    }

    /// <param name="head">A member that the payload puts in front, without a comma.</param>
    public void Write(Utf8Output output, RowCells row, ReadOnlySpan<byte> head)
    {
        output.Write((byte)'{');
        output.Write(head);
        WriteMembers(output, row, first: head.IsEmpty);
    }

    private void WriteMembers(Utf8Output output, RowCells row, bool first)
    {
        foreach (var member in members)
        {
            first &= !member.Write(output, row, first);
        }

        output.Write((byte)'}');
    }
}

/// <summary>A value of the row.</summary>
/// <param name="annotations">Control information in front of a value that is not null, with its comma; empty: none.</param>
internal sealed class JsonValueMember(
    string name, string annotations, EdmPrimitiveTypeKind type, RowValue source, PayloadOptions options) : JsonMember
{
    private readonly byte[] prefix = System.Text.Encoding.UTF8.GetBytes($"{annotations},\"{name}\":");
    private readonly byte[] nullMember = [.. Prefix(name), .. "null"u8];
    private readonly int ordinal = source.Ordinal;
    private readonly WireForm form = source.Form;
    private readonly bool longNumbersAsStrings = options.Format.Ieee754Compatible;
    private readonly bool omitNulls = options.OmitNulls;

    public override bool Write(Utf8Output output, RowCells row, bool first)
    {
        ref readonly var cell = ref row[ordinal];
        if (!ValueText.IsNull(cell, type))
        {
            WritePrefix(output, prefix, first);
            JsonValue.Write(output, cell, type, form, longNumbersAsStrings);
            return true;
        }

        if (!omitNulls)
        {
            WritePrefix(output, nullMember, first);
        }

        return !omitNulls;
    }
}

/// <summary>Neighbouring values of one dimension's row.</summary>
internal sealed class JsonCachedMember(FragmentGroup group, int keyOrdinal) : JsonMember
{
    public override bool Write(Utf8Output output, RowCells row, bool first)
    {
        var fragment = group.For(row[keyOrdinal]);
        output.Write(first && !fragment.IsEmpty ? fragment[1..] : fragment);
        return !fragment.IsEmpty;
    }
}

/// <summary>The address of the source row that a fact was read from.</summary>
internal sealed class JsonSourceAddressMember(string name, SourceAddress source, PayloadOptions options) : JsonMember
{
    private readonly byte[] prefix = [.. Prefix(name), .. System.Text.Encoding.UTF8.GetBytes($"\"{options.ApplicationRoot}/sources/")];

    public override bool Write(Utf8Output output, RowCells row, bool first)
    {
        WritePrefix(output, prefix, first);
        SourceAddressText.WriteEnd(output, source, row);
        output.Write((byte)'"');
        return true;
    }
}

/// <summary>An address below the service root: of the entity itself, or of what it leads to.</summary>
/// <param name="end">What follows the entity's address, such as <c>/Parent</c>.</param>
internal sealed class JsonAddressMember(string name, string root, EntityAddress address, string end) : JsonMember
{
    private readonly byte[] prefix = [.. Prefix(name), .. System.Text.Encoding.UTF8.GetBytes($"\"{root}")];
    private readonly byte[] suffix = System.Text.Encoding.UTF8.GetBytes(end + "\"");

    public override bool Write(Utf8Output output, RowCells row, bool first)
    {
        WritePrefix(output, prefix, first);
        address.Write(output, row);
        output.Write(suffix);
        return true;
    }
}

/// <summary>The same for every row.</summary>
internal sealed class JsonConstantMember(string name, string json) : JsonMember
{
    private readonly byte[] text = System.Text.Encoding.UTF8.GetBytes($",\"{name}\":{json}");

    public override bool Write(Utf8Output output, RowCells row, bool first)
    {
        WritePrefix(output, text, first);
        return true;
    }
}

/// <summary>A member that some rows do not have.</summary>
internal sealed class JsonConditionalMember(int presentOrdinal, JsonMember member) : JsonMember
{
    public override bool Write(Utf8Output output, RowCells row, bool first) =>
        row[presentOrdinal].IsTrue() && member.Write(output, row, first);
}

/// <summary>A number of rows, as control information of a nested collection.</summary>
internal sealed class JsonCountMember(string name, int ordinal, bool asString) : JsonMember
{
    private readonly byte[] prefix = Prefix(name);

    public override bool Write(Utf8Output output, RowCells row, bool first)
    {
        WritePrefix(output, prefix, first);
        JsonValue.Write(output, row[ordinal], EdmPrimitiveTypeKind.Int64, WireForm.Native, asString);
        return true;
    }
}
