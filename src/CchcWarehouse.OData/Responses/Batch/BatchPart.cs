using CchcWarehouse.OData.Wording;

namespace CchcWarehouse.OData.Responses.Batch;

/// <summary>One request of a batch.</summary>
/// <param name="Id">Null: a part of a multipart batch without Content-ID.</param>
/// <param name="Url">Absolute, from the host's root, or relative to the service root; as it was written.</param>
/// <param name="Group">The atomicity group or change set it belongs to.</param>
/// <param name="DependsOn">Requests and groups that must have succeeded.</param>
internal sealed record BatchPart(
    string? Id, string Method, string Url, IReadOnlyDictionary<string, string> Headers, string? Group, IReadOnlyList<string> DependsOn)
{
    /// <summary>Requests of one batch; more are refused.</summary>
    public const int Limit = 100;

    public static BadQueryException Malformed(ErrorText message) => new(BadQueryCodes.Syntax, message, "$batch");

    /// <exception cref="BadQueryException">There are too many, or two have one id.</exception>
    public static void Check(IReadOnlyList<BatchPart> parts)
    {
        if (parts.Count > Limit)
        {
            throw new BadQueryException(BadQueryCodes.Limit, $"The batch has {parts.Count} requests; {Limit} are allowed. Send several batches.", "$batch");
        }

        if (parts.Where(part => part.Id is not null).GroupBy(part => part.Id).FirstOrDefault(same => same.Count() > 1) is { } repeated)
        {
            throw Malformed($"Two requests of the batch have the id '{repeated.Key}'.");
        }
    }
}
