namespace CchcWarehouse.OData.Responses.Exports;

/// <summary>The files of the answers, and what they may take together.</summary>
internal sealed class ExportFolder(ExportOptions options, TimeProvider time)
{
    private const string Extension = ".body";

    private readonly string path = options.Folder ?? throw new ArgumentException("The exports have no folder.", nameof(options));

    public long Used => All().Sum(file => file.Length);

    public long Room => Math.Max(0, options.MaxBytes - Used);

    public string PathOf(Guid key) => Path.Combine(path, key.ToString("N") + Extension);

    public FileStream Create(Guid key)
    {
        Directory.CreateDirectory(path);
        return new(PathOf(key), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 1, FileOptions.Asynchronous);
    }

    /// <returns>Null: the file is not there.</returns>
    public FileStream? Open(Guid key)
    {
        try
        {
            return new(
                PathOf(key), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1,
                FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Delete(Guid key)
    {
        if (Directory.Exists(path))
        {
            File.Delete(PathOf(key));
        }
    }

    /// <summary>Removes the files of answers that nobody can fetch any more.</summary>
    /// <remarks>A younger file may be one of another database, whose server has the same folder.</remarks>
    public void Keep(IEnumerable<Guid> keys)
    {
        var kept = keys.Select(PathOf).ToHashSet(StringComparer.Ordinal);
        var oldest = time.GetUtcNow().UtcDateTime - options.KeepFor;
        foreach (var file in All().Where(file => file.LastWriteTimeUtc < oldest && !kept.Contains(file.FullName)))
        {
            file.Delete();
        }
    }

    private IEnumerable<FileInfo> All() =>
        Directory.Exists(path) ? new DirectoryInfo(path).EnumerateFiles("*" + Extension) : [];
}
