using CchcWarehouse.OData.Responses.Encoding;

namespace CchcWarehouse.Tests.OData.Responses;

/// <summary>What a piece of writing leaves in the output, as text.</summary>
internal static class Written
{
    public static string By(Action<Utf8Output> write)
    {
        using var output = new Utf8Output();
        write(output);
        return System.Text.Encoding.UTF8.GetString(output.Pending.Span);
    }
}
