using System.Buffers.Binary;

namespace CchcWarehouse.Etl.Documents.Spreadsheets;

internal enum BiffKind
{
    Formula = 0x0006,
    EndOfPart = 0x000a,
    DateMode = 0x0022,
    FilePassword = 0x002f,
    Continue = 0x003c,
    ColumnInfo = 0x007d,
    Sheet = 0x0085,
    MultipleNumbers = 0x00bd,
    CellStyle = 0x00e0,
    MergedCells = 0x00e5,
    SharedTexts = 0x00fc,
    SharedTextCell = 0x00fd,
    Number = 0x0203,
    TextCell = 0x0204,
    TruthOrError = 0x0205,
    FormulaText = 0x0207,
    Row = 0x0208,
    DefaultRowHeight = 0x0225,
    ShortNumber = 0x027e,
    Format = 0x041e,
    StartOfPart = 0x0809,
}

internal readonly record struct BiffRecord(BiffKind Kind, ReadOnlyMemory<byte> Data)
{
    internal int Length => Data.Length;

    internal byte Byte(int at) => Data.Span[at];

    internal ushort UInt16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(Data.Span[at..]);

    internal uint UInt32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(Data.Span[at..]);

    internal double Double(int at) => BinaryPrimitives.ReadDoubleLittleEndian(Data.Span[at..]);
}

/// <summary>The records of a workbook stream, one after the other.</summary>
internal static class BiffRecords
{
    private const int HeaderLength = 4;

    internal static IEnumerable<BiffRecord> From(ReadOnlyMemory<byte> stream, int at)
    {
        while (at >= 0 && at + HeaderLength <= stream.Length)
        {
            var kind = (BiffKind)BinaryPrimitives.ReadUInt16LittleEndian(stream.Span[at..]);
            var length = BinaryPrimitives.ReadUInt16LittleEndian(stream.Span[(at + 2)..]);
            at += HeaderLength;
            if (at + length > stream.Length)
                yield break;
            yield return new BiffRecord(kind, stream.Slice(at, length));
            at += length;
        }
    }

    /// <summary>The records of one part: from its start to its end, embedded charts skipped.</summary>
    internal static IEnumerable<BiffRecord> OfPart(ReadOnlyMemory<byte> stream, int at)
    {
        var depth = 0;
        foreach (var record in From(stream, at))
        {
            if (record.Kind == BiffKind.StartOfPart)
                depth++;
            else if (record.Kind == BiffKind.EndOfPart && --depth <= 0)
                yield break;
            else if (depth == 1)
                yield return record;
        }
    }
}
