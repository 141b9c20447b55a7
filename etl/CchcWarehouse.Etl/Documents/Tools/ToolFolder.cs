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
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A program that was just killed may still hold a file; the system cleans its temporary folder.
        }
    }
}
