namespace CchcWarehouse.Etl.Documents.Tools;

/// <summary>A private folder for one document and the programs that read it; gone when they are done.</summary>
internal sealed class ToolFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cchc-");

    /// <summary>The path of a file in the folder; the sender's name never becomes one.</summary>
    internal string this[string name] => Path.Combine(folder.FullName, name);

    internal string FullName => folder.FullName;

    internal IReadOnlyList<string> Files(string pattern) =>
        [.. folder.EnumerateFiles(pattern).Select(f => f.FullName).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        try
        {
            Delete();
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
            // A program that was just killed may still hold a file; the system cleans its temporary folder.
        }
    }

    private void Delete()
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (UnauthorizedAccessException)
        {
            Unlock(folder);
            folder.Delete(recursive: true);
        }
    }

    // A program may take from its own folders the right to be listed.
    private static void Unlock(DirectoryInfo folder)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var inner in folder.EnumerateDirectories().Where(d => d.LinkTarget is null))
            Unlock(inner);
    }
}
