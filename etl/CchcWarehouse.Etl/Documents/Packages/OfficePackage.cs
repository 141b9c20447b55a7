using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace CchcWarehouse.Etl.Documents.Packages;

/// <summary>The parts of a .docx or .xlsx file, read with an eye on what a hostile file would do.</summary>
/// <remarks>
/// Nothing outside the file is ever fetched, no DTD is read, macros refuse the file, and a part may unpack
/// to no more than the limits. Part names are looked up, never used as paths.
/// </remarks>
internal sealed class OfficePackage : IDisposable
{
    /// <summary>A hundred thousand rows of five cells unpack to about 50 MB.</summary>
    private const long MostUnpackedBytes = 512L * 1024 * 1024;

    /// <summary>A part that is held as a tree takes some ten times its length in memory.</summary>
    private const long MostTreeCharacters = 96L * 1024 * 1024;
    private const int MostParts = 20_000;

    /// <summary>Nested tables five deep need some hundred levels of elements.</summary>
    private const int DeepestElement = 1_000;

    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private long unpacked;

    private OfficePackage(ZipArchive archive)
    {
        this.archive = archive;
        foreach (var entry in archive.Entries)
            parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
    }

    /// <exception cref="UnreadableDocumentException">Cut off, damaged, with macros, or unpacking without end.</exception>
    internal static OfficePackage Open(SourceDocument document)
    {
        OfficePackage package;
        try
        {
            package = new OfficePackage(new ZipArchive(document.OpenRead(), ZipArchiveMode.Read));
        }
        catch (InvalidDataException)
        {
            throw PackageRefusal.Damaged(document.FileName);
        }
        if (package.parts.Count > MostParts)
            throw PackageRefusal.TooLarge(document.FileName);
        if (package.parts.Keys.Any(p => p.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            throw PackageRefusal.Macros(document.FileName);
        return package;
    }

    /// <summary>A package that another program will open: refused for what that program must not meet.</summary>
    /// <exception cref="UnreadableDocumentException">As above.</exception>
    internal static SourceDocument Checked(SourceDocument document)
    {
        using var package = Open(document);
        if (package.archive.Entries.Sum(e => e.Length) > MostUnpackedBytes)
            throw PackageRefusal.Bomb(MostUnpackedBytes);
        return document;
    }

    internal bool Holds(string part) => parts.ContainsKey(part);

    internal IEnumerable<string> PartNames => parts.Keys;

    /// <summary>The part that the package is about: the document or the workbook.</summary>
    internal string MainPart =>
        Relationships("").Values.FirstOrDefault(r => r.Kind == "officeDocument")?.Target is { } main && Holds(main)
            ? main
            : throw PackageRefusal.Damaged("_rels/.rels");

    /// <summary>Relationships of a part by their id; "" is the package itself.</summary>
    internal Dictionary<string, PartRelationship> Relationships(string part)
    {
        var relationships = new Dictionary<string, PartRelationship>(StringComparer.Ordinal);
        if (TryReadXml(PartRelationship.PartOf(part)) is not { Root: { } root })
            return relationships;
        foreach (var element in root.Elements())
        {
            var relationship = PartRelationship.Read(element, part);
            if (relationship.IsRemoteActive)
                throw PackageRefusal.RemoteReference(relationship.Target);
            relationships[(string?)element.Attribute("Id") ?? ""] = relationship;
        }
        return relationships;
    }

    internal XDocument? TryReadXml(string part)
    {
        if (!Holds(part))
            return null;
        var before = unpacked;
        Read(part, RefuseDeep);
        if (unpacked - before > MostTreeCharacters)
            throw PackageRefusal.Bomb(MostTreeCharacters);
        return Read(part, reader => XDocument.Load(reader, LoadOptions.PreserveWhitespace));
    }

    /// <summary>Reads a part as a stream of XML: the way for parts that are too long to be held as a tree.</summary>
    internal T Read<T>(string part, Func<XmlReader, T> read)
    {
        using var reader = Open(part);
        try
        {
            return read(reader);
        }
        catch (XmlException refused) when (OfficeXml.IsDocumentType(refused))
        {
            throw PackageRefusal.DocumentType(part);
        }
        catch (Exception broken) when (broken is XmlException or InvalidDataException)
        {
            throw PackageRefusal.Damaged(part, broken.Message);
        }
    }

    public void Dispose() => archive.Dispose();

    private XmlReader Open(string part)
    {
        if (!parts.TryGetValue(part, out var entry))
            throw PackageRefusal.Damaged(part);
        return OfficeXml.Open(new CountedStream(entry.Open(), Count), MostUnpackedBytes);
    }

    private static bool RefuseDeep(XmlReader reader)
    {
        while (reader.Read())
        {
            if (reader.Depth > DeepestElement)
                throw PackageRefusal.TooDeep(reader.LocalName);
        }
        return true;
    }

    private void Count(int bytes)
    {
        unpacked += bytes;
        if (unpacked > MostUnpackedBytes)
            throw PackageRefusal.Bomb(MostUnpackedBytes);
    }
}
