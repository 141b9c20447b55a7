using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Http;

/// <summary>What measures the whole process runs alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MemoryCollection
{
    public const string Name = "Memory";
}
