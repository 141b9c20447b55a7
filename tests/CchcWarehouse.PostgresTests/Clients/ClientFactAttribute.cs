using Xunit;

namespace CchcWarehouse.PostgresTests.Clients;

/// <summary>A test that needs programs beside PostgreSQL; skipped, with the reason, where one cannot be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ClientFactAttribute : FactAttribute
{
    public ClientFactAttribute(params string[] tools) => Skip = tools.Select(ClientTool.Missing).FirstOrDefault(reason => reason is not null);
}
