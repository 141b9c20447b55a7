using System.IO.Compression;

namespace CchcWarehouse.Etl.Documents.Packages;

/// <summary>What must not be in an OpenDocument file that is opened: macros, a password, more than a report has.</summary>
internal static class OpenDocument
{
    private const int MostParts = 5_000;
    private const long MostBytes = 512L * 1024 * 1024;
    private const int MostManifestBytes = 4 * 1024 * 1024;

    private static readonly string[] MacroFolders = ["Basic/", "Scripts/"];

    /// <exception cref="UnreadableDocumentException">Damaged, macros, a password, too large.</exception>
    internal static SourceDocument Checked(SourceDocument document)
    {
        try
        {
            using var archive = new ZipArchive(document.OpenRead(), ZipArchiveMode.Read);
            Check(archive, document.FileName);
            return document;
        }
        catch (InvalidDataException broken)
        {
            throw PackageRefusal.Damaged(document.FileName, broken.Message);
        }
    }

    private static void Check(ZipArchive archive, string file)
    {
        if (archive.Entries.Count > MostParts)
            throw PackageRefusal.TooLarge(file);
        if (archive.Entries.Sum(e => e.Length) > MostBytes)
            throw PackageRefusal.Bomb(MostBytes);
        if (archive.Entries.Any(e => e.Name.Length > 0 && MacroFolders.Any(f => e.FullName.StartsWith(f, StringComparison.Ordinal))))
            throw PackageRefusal.Macros(file);
        if (archive.GetEntry("META-INF/manifest.xml") is { } manifest && Text(manifest).Contains("encryption-data", StringComparison.Ordinal))
            throw PackageRefusal.Encrypted(file);
        foreach (var part in archive.Entries.Where(e => e.FullName is "content.xml" or "styles.xml" or "meta.xml" or "settings.xml"))
            OfficeXml.Check(part.Open(), part.FullName, file);
    }

    private static string Text(ZipArchiveEntry manifest)
    {
        using var reader = new StreamReader(manifest.Open());
        var text = new char[MostManifestBytes];
        return new string(text, 0, reader.ReadBlock(text));
    }
}
