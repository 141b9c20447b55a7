using System.IO.Pipelines;
using CchcWarehouse.OData.Responses.Encoding;

namespace CchcWarehouse.Tests.OData.Responses;

/// <summary>What a piece of writing leaves in the output, as text.</summary>
internal static class Written
{
    public static string By(Action<Utf8Output> write)
    {
        using var bytes = new MemoryStream();
        var pipe = PipeWriter.Create(bytes);
        var output = new Utf8Output(pipe);
        write(output);
        output.HandOver();
        pipe.Complete();
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }
}
