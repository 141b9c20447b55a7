using System.Text;

namespace CchcWarehouse.Etl.Documents.Spreadsheets;

/// <summary>Reads the texts of a .xls workbook, which may run on from one record into the next.</summary>
/// <remarks>Source: [MS-XLS] 2.5.293 and 2.5.296. Each continued piece says anew whether it is one or two bytes a character.</remarks>
internal sealed class BiffTexts(IReadOnlyList<BiffRecord> pieces)
{
    private int piece;
    private int at;

    private int Left => pieces[piece].Length - at;

    private bool AtEnd => piece >= pieces.Count;

    /// <summary>The table of shared texts: its record and all that continue it.</summary>
    internal List<string> ReadAll()
    {
        var texts = new List<string>();
        at = 8;
        Advance();
        while (!AtEnd && Left >= 3)
        {
            texts.Add(ReadText(UInt16()));
            Advance();
        }
        return texts;
    }

    /// <summary>A text of so many characters, from its flags on.</summary>
    internal string ReadText(int length)
    {
        var flags = Byte();
        var isWide = (flags & 1) != 0;
        var runs = (flags & 8) != 0 ? UInt16() : 0;
        var extra = (flags & 4) != 0 ? UInt16() | UInt16() << 16 : 0;
        var text = new StringBuilder(Math.Min(length, 32_768));
        while (text.Length < length)
        {
            if (Left == 0)
            {
                piece++;
                at = 0;
                if (AtEnd)
                    break;
                isWide = (Byte() & 1) != 0;
                continue;
            }
            var take = Math.Min(length - text.Length, isWide ? Left / 2 : Left);
            if (take == 0)
                break;
            text.Append((isWide ? Encoding.Unicode : Encoding.Latin1).GetString(pieces[piece].Data.Span.Slice(at, isWide ? 2 * take : take)));
            at += isWide ? 2 * take : take;
        }
        Skip(4L * runs + (uint)extra);
        return CellText.Clean(text.ToString());
    }

    internal static string Short(BiffRecord record, int lengthAt) =>
        new BiffTexts([record]) { at = lengthAt + 1 }.ReadText(record.Byte(lengthAt));

    internal static string Long(BiffRecord record, int lengthAt) =>
        new BiffTexts([record]) { at = lengthAt + 2 }.ReadText(record.UInt16(lengthAt));

    private void Advance()
    {
        while (!AtEnd && Left == 0)
        {
            piece++;
            at = 0;
        }
    }

    private void Skip(long count)
    {
        while (count > 0 && !AtEnd)
        {
            var step = (int)Math.Min(count, Left);
            at += step;
            count -= step;
            if (count > 0)
            {
                piece++;
                at = 0;
            }
        }
    }

    private byte Byte()
    {
        Advance();
        return AtEnd ? (byte)0 : pieces[piece].Byte(at++);
    }

    private int UInt16() => Byte() | Byte() << 8;
}
