using CchcWarehouse.OData.Plans.Paging;
using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Responses.Encoding;
using CchcWarehouse.OData.Responses.Json;
using CchcWarehouse.OData.Responses.Rows;

namespace CchcWarehouse.OData.Responses.Paging;

/// <summary>The addresses under which an answer goes on.</summary>
/// <param name="tokens">Makes the tokens.</param>
/// <param name="address">The request as the client sent it, absolute.</param>
/// <param name="aliases">The parameter aliases of the request, printed: nested options may use them.</param>
internal sealed class NextLink(PageTokens tokens, Func<string> address, Func<string> aliases, PageCarry carry)
{
    /// <summary>The address of the next page: the same request with the token of this page's last row.</summary>
    public string Of(string token) => With("$skiptoken", token);

    /// <summary>The address of what changes after this answer; null: changes are not tracked.</summary>
    public string? OfChanges(RequestFingerprint? request) =>
        carry.Tracks && request is not null ? With("$deltatoken", tokens.WriteDelta(request.Text, carry)) : null;

    /// <summary>The address of the first page.</summary>
    public static string WithoutTokens(string address)
    {
        var (path, query) = address.Split('?', 2) is [var before, var after] ? (before, after) : (address, "");
        var kept = string.Join('&', query.Split('&').Where(option => option.Length > 0 && !IsToken(option)));
        return kept.Length == 0 ? path : $"{path}?{kept}";
    }

    private string With(string option, string token)
    {
        var first = WithoutTokens(address());
        return $"{first}{(first.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{option}={token}";
    }

    public string Token(PageShape page, RowCells last) => tokens.Write(page, last, carry);

    /// <summary>The member that leads to further rows of a nested collection.</summary>
    public Action<Utf8Output, RowCells, RowCells> OfNested(
        CollectionShape shape, string name, EntityAddress parent, PayloadOptions options)
    {
        var query = string.Join('&', new[] { RequestSyntax.PrintOptions(shape.Options), aliases() }.Where(part => part.Length > 0));
        var (before, after) = (
            System.Text.Encoding.UTF8.GetBytes($",\"{name}\":\"{options.ServiceRoot}"),
            $"/{shape.Navigation?.Name ?? shape.Name}?{(query.Length == 0 ? "" : query + "&")}$skiptoken=");
        var nested = carry with { Count = null, Tracks = false, Since = null, PageSize = shape.Page!.Size };
        return (output, row, last) =>
        {
            output.Write(before);
            parent.Write(output, row);
            output.Write(System.Text.Encoding.UTF8.GetBytes($"{after}{tokens.Write(shape.Page, last, nested)}\""));
        };
    }

    private static bool IsToken(string option)
    {
        var name = Uri.UnescapeDataString(option.Split('=', 2)[0]).Trim();
        return name.TrimStart('$').ToLowerInvariant() is "skiptoken" or "deltatoken";
    }
}
