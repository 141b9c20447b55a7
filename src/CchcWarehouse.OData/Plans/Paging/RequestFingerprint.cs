using System.Security.Cryptography;
using System.Text;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Plans.Paging;

/// <summary>What decides which rows come in which order. A link to further rows of a nested collection leads to the same.</summary>
/// <remarks>Computed when a token is written or read: most answers have none.</remarks>
/// <param name="title">What the rows are.</param>
public sealed class RequestFingerprint(string title, IEnumerable<OptionSyntax> options)
{
    private string? text;

    public string Text => text ??= Compute();

    private string Compute()
    {
        SyntaxList<OptionSyntax> deciding = [.. options.Where(option =>
            option is FilterOption or TextSearchOption or ApplyOption or ComputeOption or OrderByOption or AliasOption)];
        var whole = $"{title}?{RequestSyntax.PrintOptions(deciding)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)).AsSpan(0, 8));
    }
}
