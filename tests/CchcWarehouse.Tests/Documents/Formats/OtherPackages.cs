using System.IO.Compression;
using System.Text;
using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Tests.Documents.Formats;

/// <summary>Makes files that no office program would write.</summary>
internal static class OtherPackages
{
    internal static SourceDocument WithPart(SourceDocument document, string name, string content = "x") =>
        Changed(document, zip => Write(zip, name, content));

    internal static SourceDocument Changed(SourceDocument document, Action<ZipArchive> change)
    {
        var stream = new MemoryStream();
        stream.Write(document.Bytes.Span);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
            change(zip);
        return SourceDocument.FromBytes(document.FileName, stream.ToArray());
    }

    internal static SourceDocument Zip(string fileName, params (string Name, byte[] Content)[] members)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in members)
            {
                // OpenDocument tells its kind in the first bytes of the file.
                using var part = zip.CreateEntry(name, name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Optimal).Open();
                part.Write(content);
            }
        }
        return SourceDocument.FromBytes(fileName, stream.ToArray());
    }

    internal static void Write(ZipArchive zip, string name, string content)
    {
        zip.GetEntry(name)?.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(content);
    }
}
