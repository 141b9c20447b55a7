using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Http;

/// <summary>Tests that only read share one server.</summary>
[CollectionDefinition(Name)]
public sealed class ODataCollection : ICollectionFixture<ODataServer>
{
    public const string Name = "OData server";
}
