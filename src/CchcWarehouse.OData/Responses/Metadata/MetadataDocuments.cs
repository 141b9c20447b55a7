using System.Collections.Concurrent;
using System.Security.Cryptography;
using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Responses.Negotiation;
using CchcWarehouse.OData.Wording;

namespace CchcWarehouse.OData.Responses.Metadata;

/// <summary>A document that stays the same while the model does.</summary>
/// <param name="ETag">Weak, of the content.</param>
internal sealed record StaticDocument(byte[] Content, string ETag)
{
    public static StaticDocument Of(byte[] content) =>
        new(content, $"W/\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}\"");
}

/// <summary><c>$metadata</c> in its forms, each written once.</summary>
internal sealed class MetadataDocuments(WarehouseModel model, ODataOptions options)
{
    private readonly ConcurrentDictionary<(Media, ODataVersion, Language, bool), StaticDocument> documents = new();

    /// <summary>Changes whenever the model does: what tokens and clients hold against an older one is told apart by it.</summary>
    public string ModelVersion => Document(Media.Xml, ODataVersion.V40, Language.English, complete: true).ETag;

    /// <param name="complete">With annotations that old clients cannot read.</param>
    public StaticDocument Document(Media media, ODataVersion version, Language language, bool complete) =>
        documents.GetOrAdd((media, version, language, complete), form => StaticDocument.Of(Write(form.Item1, form.Item2, form.Item3, form.Item4)));

    private byte[] Write(Media media, ODataVersion version, Language language, bool complete)
    {
        var annotations = new WarehouseAnnotations(language, options, complete);
        return media == Media.Json ? new CsdlJson(model, annotations).Write(version) : new CsdlXml(model, annotations).Write(version);
    }
}
