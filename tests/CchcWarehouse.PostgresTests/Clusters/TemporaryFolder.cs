namespace CchcWarehouse.PostgresTests.Clusters;

internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder(string name = "")
    {
        Root = Directory.CreateTempSubdirectory("cchc-test-").FullName;
        File.SetUnixFileMode(Root, (UnixFileMode)0b111_101_101);
        Path = System.IO.Path.Combine(Root, name);
    }

    public string Path { get; }

    private string Root { get; }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
