using CchcWarehouse.Etl.Documents;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Formats.Writers;

/// <summary>The reports of the tree that came as text: the samples and the invented ones.</summary>
internal static class SampleReports
{
    // In this one a typist put cells into the wrong columns, which an exact table would keep wrong.
    private const string Shifted = "09-typing-errors-and-page-breaks";

    internal static TheoryData<string> All => [.. Names];

    internal static IEnumerable<string> Names => Files().Select(f => Path.GetFileNameWithoutExtension(f)).Where(n => n != Shifted);

    internal static SourceDocument Text(string name) =>
        SourceDocument.FromBytes(name + ".txt", File.ReadAllBytes(Files().Single(f => Path.GetFileNameWithoutExtension(f) == name)));

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Path.Combine(Root, "etl", "samples"), "2*.txt")
            .Concat(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures", "unseen"), "*.txt"))
            .Order(StringComparer.Ordinal);

    internal static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CchcWarehouse.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("CchcWarehouse.sln");
        return folder.FullName;
    }
}
