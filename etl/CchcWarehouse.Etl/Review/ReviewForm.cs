using System.Security.Cryptography;
using System.Text;

namespace CchcWarehouse.Etl.Review;

/// <summary>A form as the labels of its rows, in order. Reports of one form differ in a few labels at most.</summary>
/// <param name="Key">SHA-256 of the labels in order.</param>
public sealed record ReviewForm(string Key, IReadOnlyList<string> LabelKeys)
{
    /// <summary>So large a part of all the labels of both has to be in both.</summary>
    private const double LeastShared = 0.75;

    public static ReviewForm Of(IEnumerable<string> labels) => OfKeys([.. labels.Select(RowPlace.KeyOf)]);

    public static ReviewForm OfKeys(IReadOnlyList<string> labelKeys) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', labelKeys)))), labelKeys);

    public bool IsOf(IEnumerable<string> labelKeys)
    {
        var (own, others) = (LabelKeys.ToHashSet(StringComparer.Ordinal), labelKeys.ToHashSet(StringComparer.Ordinal));
        var shared = own.Count(others.Contains);
        return shared >= LeastShared * (own.Count + others.Count - shared);
    }
}
