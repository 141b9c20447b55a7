using System.Buffers.Binary;
using System.Text;

namespace CchcWarehouse.Etl.Documents.Packages;

/// <summary>The streams inside a file of Office 97–2003, which is a small file system of its own.</summary>
/// <remarks>Source: [MS-CFB]. Every chain of sectors is followed for no more steps than the file has sectors.</remarks>
internal sealed class CompoundFile
{
    private const int HeaderLength = 512;
    private const int EntryLength = 128;
    private const uint LastRegular = 0xfffffffa;
    private const int DifatInHeader = 109;

    private readonly ReadOnlyMemory<byte> bytes;
    private readonly int sectorSize;
    private readonly int miniSectorSize;
    private readonly uint miniCutoff;
    private readonly List<uint> fat;
    private readonly List<uint> miniFat;
    private readonly byte[] miniStream;
    private readonly List<Entry> entries;

    private sealed record Entry(string Name, int Kind, uint Start, long Length);

    private CompoundFile(ReadOnlyMemory<byte> bytes)
    {
        this.bytes = bytes;
        sectorSize = 1 << Math.Clamp((int)UInt16(30), 7, 20);
        miniSectorSize = 1 << Math.Clamp((int)UInt16(32), 2, 12);
        miniCutoff = UInt32(56);
        fat = [.. FatSectors().SelectMany(Sector)];
        entries = [.. Entries(Chain(UInt32(48)))];
        miniFat = [.. Words(Chain(UInt32(60)))];
        miniStream = entries.Count > 0 ? Chain(entries[0].Start) : [];
    }

    /// <exception cref="UnreadableDocumentException">The directory of the file is damaged or cut off.</exception>
    internal static CompoundFile Open(SourceDocument document)
    {
        if (document.Bytes.Length < HeaderLength)
            throw PackageRefusal.Damaged(document.FileName);
        try
        {
            return new CompoundFile(document.Bytes);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw PackageRefusal.Damaged(document.FileName);
        }
    }

    internal IEnumerable<string> Names => entries.Select(e => e.Name);

    internal bool Holds(string name) => Find(name) is not null;

    /// <summary>The bytes of a stream; shorter than stated where the file is cut off.</summary>
    internal byte[]? Read(string name)
    {
        if (Find(name) is not { } entry)
            return null;
        var all = entry.Length < miniCutoff ? MiniChain(entry.Start) : Chain(entry.Start);
        return all.Length > entry.Length ? all[..(int)entry.Length] : all;
    }

    private Entry? Find(string name) => entries.Find(e => e.Kind == 2 && e.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private ushort UInt16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.Span[at..]);

    private uint UInt32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[at..]);

    private IEnumerable<uint> FatSectors()
    {
        for (var i = 0; i < DifatInHeader; i++)
        {
            if (UInt32(76 + 4 * i) is <= LastRegular and var sector)
                yield return sector;
        }
        var next = UInt32(68);
        for (var steps = 0; next <= LastRegular && steps < bytes.Length / sectorSize; steps++)
        {
            var words = Sector(next);
            foreach (var sector in words.SkipLast(1).Where(s => s <= LastRegular))
                yield return sector;
            next = words.Count > 0 ? words[^1] : uint.MaxValue;
        }
    }

    private List<uint> Sector(uint number) => Words(SectorBytes(number).ToArray());

    private ReadOnlyMemory<byte> SectorBytes(uint number)
    {
        var start = (number + 1L) * sectorSize;
        if (start >= bytes.Length)
            return default;
        return bytes.Slice((int)start, (int)Math.Min(sectorSize, bytes.Length - start));
    }

    private static List<uint> Words(byte[] sector) =>
        [.. Enumerable.Range(0, sector.Length / 4).Select(i => BinaryPrimitives.ReadUInt32LittleEndian(sector.AsSpan(4 * i)))];

    private byte[] Chain(uint start)
    {
        var content = new MemoryStream();
        var sector = start;
        for (var steps = 0; sector < fat.Count && steps <= fat.Count; steps++)
        {
            content.Write(SectorBytes(sector).Span);
            sector = fat[(int)sector];
        }
        return content.ToArray();
    }

    private byte[] MiniChain(uint start)
    {
        var content = new MemoryStream();
        var sector = start;
        for (var steps = 0; sector < miniFat.Count && steps <= miniFat.Count; steps++)
        {
            var from = (int)Math.Min((long)sector * miniSectorSize, miniStream.Length);
            content.Write(miniStream.AsSpan(from, Math.Min(miniSectorSize, miniStream.Length - from)));
            sector = miniFat[(int)sector];
        }
        return content.ToArray();
    }

    private static IEnumerable<Entry> Entries(byte[] directory)
    {
        for (var at = 0; at + EntryLength <= directory.Length; at += EntryLength)
        {
            var length = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(directory.AsSpan(at + 64)) - 2, 0, 62);
            yield return new Entry(
                Encoding.Unicode.GetString(directory, at, length),
                directory[at + 66],
                BinaryPrimitives.ReadUInt32LittleEndian(directory.AsSpan(at + 116)),
                BinaryPrimitives.ReadUInt32LittleEndian(directory.AsSpan(at + 120)));
        }
    }
}
