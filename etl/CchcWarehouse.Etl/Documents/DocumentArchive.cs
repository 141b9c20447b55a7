using System.IO.Compression;
using CchcWarehouse.Etl.Documents.Packages;

namespace CchcWarehouse.Etl.Documents;

/// <summary>A .zip file: each document in it is one of its own.</summary>
/// <remarks>Members are unpacked in memory and only as far as the limits; their names never become paths.</remarks>
public static class DocumentArchive
{
    private const int MostMembers = 500;
    private const int DeepestArchive = 2;
    private const long MostBytes = 512L * 1024 * 1024;
    private const long MostMemberBytes = 128L * 1024 * 1024;

    /// <summary>The documents of an archive in the order of their names; any other file is itself.</summary>
    /// <exception cref="UnreadableDocumentException">Damaged, protected, too large, or with names that lead out of it.</exception>
    public static IReadOnlyList<SourceDocument> Expand(SourceDocument document)
    {
        var left = MostBytes;
        var documents = Expand(document, DeepestArchive, ref left);
        return documents.Count > 0 ? documents : throw Empty(document.FileName);
    }

    /// <summary>Several reports came in one file where one was expected.</summary>
    internal static UnreadableDocumentException Several(string file) => new(
        "several-documents",
        $"Tệp nén “{file}” chứa nhiều tài liệu. Hãy nạp tệp nén để đọc từng tài liệu, hoặc gửi riêng từng báo cáo.",
        $"The archive “{file}” holds several documents. Load the archive to read each of them, or send every report by itself.");

    private static List<SourceDocument> Expand(SourceDocument document, int depth, ref long left)
    {
        if (FileSignature.FormatOf(document) != DocumentFormat.Zip)
            return [document];
        if (depth == 0)
            throw TooDeep(document.FileName);
        try
        {
            using var archive = new ZipArchive(document.OpenRead(), ZipArchiveMode.Read);
            var documents = new List<SourceDocument>();
            foreach (var entry in Members(archive, document.FileName))
                documents.AddRange(Expand(SourceDocument.FromBytes(entry.FullName, Unpacked(entry, document.FileName, ref left)), depth - 1, ref left));
            return documents;
        }
        catch (InvalidDataException)
        {
            throw PackageRefusal.Damaged(document.FileName);
        }
    }

    private static List<ZipArchiveEntry> Members(ZipArchive archive, string file)
    {
        if (archive.Entries.Count > MostMembers)
            throw PackageRefusal.TooLarge(file);
        foreach (var entry in archive.Entries)
        {
            var name = entry.FullName.Replace('\\', '/');
            if (name.StartsWith('/') || name.Contains(':', StringComparison.Ordinal) || name.Split('/').Contains(".."))
                throw LeadsOut(file, entry.FullName);
        }
        return [.. archive.Entries.Where(IsDocument).OrderBy(e => e.FullName, StringComparer.Ordinal)];
    }

    // Folders, what a Mac or Windows adds, and the lock files of open documents.
    private static bool IsDocument(ZipArchiveEntry entry) =>
        entry.Name.Length > 0
        && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)
        && !entry.Name.StartsWith('.') && !entry.Name.StartsWith("~$", StringComparison.Ordinal)
        && entry.Name is not ("Thumbs.db" or "desktop.ini");

    private static byte[] Unpacked(ZipArchiveEntry entry, string file, ref long left)
    {
        if (entry.IsEncrypted)
            throw PackageRefusal.Encrypted(file);
        var most = Math.Min(MostMemberBytes, left);
        using var content = entry.Open();
        using var unpacked = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (content.Read(buffer) is > 0 and var read)
        {
            unpacked.Write(buffer, 0, read);
            if (unpacked.Length > most)
                throw PackageRefusal.Bomb(MostBytes);
        }
        left -= unpacked.Length;
        return unpacked.ToArray();
    }

    private static UnreadableDocumentException Empty(string file) => new(
        "empty",
        $"Tệp nén “{file}” không chứa tài liệu nào.",
        $"The archive “{file}” holds no document.");

    private static UnreadableDocumentException TooDeep(string file) => new(
        "too-deep",
        $"Tệp nén lồng trong tệp nén quá nhiều lớp (“{file}”). Hãy giải nén rồi gửi từng báo cáo.",
        $"Archives are nested in archives too deeply (“{file}”). Unpack them and send every report.");

    private static UnreadableDocumentException LeadsOut(string file, string name) => new(
        "path-traversal",
        $"Tệp nén “{file}” có tên tệp dẫn ra ngoài thư mục (“{name}”) nên bị từ chối.",
        $"The archive “{file}” has a member whose name leads out of it (“{name}”) and is refused.");
}
