using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Tests.Documents.Formats;

/// <summary>Files of formats that nothing here can write; <c>Fixtures/formats</c> says what stands in each.</summary>
internal static class FormatFixtures
{
    internal static SourceDocument Document(string name) =>
        SourceDocument.FromBytes(name, File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "formats", name)));
}
