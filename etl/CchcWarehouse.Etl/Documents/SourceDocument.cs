using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CchcWarehouse.Star.Letters;

namespace CchcWarehouse.Etl.Documents;

/// <summary>A document as it arrived: its bytes are kept unchanged and give it its identity.</summary>
/// <param name="FileName">The sender's name of the file, without folders. Evidence for nothing.</param>
/// <param name="Sha256">Lower-case hexadecimal digest of the bytes.</param>
public sealed record SourceDocument(string FileName, ReadOnlyMemory<byte> Bytes, string Sha256)
{
    public static SourceDocument FromBytes(string fileName, byte[] bytes) =>
        new(CanonicalText.Compose(Path.GetFileName(fileName)), bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));

    /// <summary>The bytes as a stream, without a copy.</summary>
    public Stream OpenRead() =>
        MemoryMarshal.TryGetArray(Bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(Bytes.ToArray(), writable: false);
}

/// <summary>The document cannot be read as a reform report: says what was found and what would be right.</summary>
/// <param name="code">Stable name of the reason, such as <c>no-table</c>.</param>
public sealed class UnreadableDocumentException(string code, string message, string messageEn) : Exception(message)
{
    public string Code { get; } = code;

    public string MessageEn { get; } = messageEn;
}
