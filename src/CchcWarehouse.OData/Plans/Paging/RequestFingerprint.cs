using System.Security.Cryptography;
using System.Text;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Plans.Paging;

/// <summary>What decides which rows come in which order. A link to further rows of a nested collection leads to the same.</summary>
internal static class RequestFingerprint
{
    /// <param name="title">What the rows are.</param>
    public static string Of(string title, IEnumerable<OptionSyntax> options)
    {
        SyntaxList<OptionSyntax> deciding = [.. options.Where(option =>
            option is FilterOption or TextSearchOption or ApplyOption or ComputeOption or OrderByOption or AliasOption)];
        var text = $"{title}?{RequestSyntax.PrintOptions(deciding)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
    }
}
