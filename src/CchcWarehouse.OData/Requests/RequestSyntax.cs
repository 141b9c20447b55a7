using CchcWarehouse.OData.Requests.Printing;
using CchcWarehouse.OData.Requests.Reading;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests;

/// <summary>One request as it is written: text in, syntax tree out, without any model.</summary>
/// <param name="ServiceRoot">The service root of an absolute URL, with its last slash; null: the URL was relative to it.</param>
/// <param name="Path">No segments: the service root itself.</param>
/// <param name="Options">Top-level options in the order written, custom ones and aliases included.</param>
/// <param name="Context">What follows <c>$metadata#</c>, a context URL; otherwise null.</param>
public sealed record RequestSyntax(
    string? ServiceRoot, PathSyntax Path, SyntaxList<OptionSyntax> Options, string? Context = null) : SyntaxNode
{
    /// <summary>Which pattern it follows; null: it was read by itself.</summary>
    internal KnownRequest? Known { get; init; }

    public bool Equals(RequestSyntax? other) => base.Equals(other) && ServiceRoot == other.ServiceRoot && Path.Equals(other.Path)
        && Options.Equals(other.Options) && Context == other.Context;

    public override int GetHashCode() => HashCode.Combine(ServiceRoot, Path, Options, Context);

    /// <summary>Reads a URL as it was sent, percent-encoding included.</summary>
    /// <param name="pathAndQuery">Relative to the service root and without a leading slash; or absolute.</param>
    /// <exception cref="BadQueryException">The text does not follow the grammar, or exceeds a limit.</exception>
    public static RequestSyntax Parse(string pathAndQuery, RequestLimits limits) =>
        new RequestReader(pathAndQuery, limits).Read();

    /// <summary>Reads query options alone: the body of a POST to …/$query. Positions count in that text.</summary>
    public static SyntaxList<OptionSyntax> ParseOptions(string query, RequestLimits limits) =>
        new RequestReader(query, limits).ReadOptions();

    /// <summary>Reads one expression alone, percent-encoded as in the query part of a URL.</summary>
    public static ExpressionSyntax ParseExpression(string text, RequestLimits limits) =>
        new RequestReader(text, limits).ReadExpression();

    /// <summary>This request with the options of its body, each at most once in both together.</summary>
    public RequestSyntax WithBody(string query, RequestLimits limits)
    {
        var body = ParseOptions(query, limits);
        var repeated = body.FirstOrDefault(option => option is not CustomOption && Options.Any(own => own.Name == option.Name));
        return repeated is null
            ? this with { Options = [.. Options, .. body] }
            : throw repeated.Reject(BadQueryCodes.RepeatedOption, $"{repeated.Name} is given in the URL and in the body; give it once.");
    }

    /// <summary>The option of this kind, or null. There is at most one.</summary>
    public T? Option<T>()
        where T : OptionSyntax => Options.OfType<T>().FirstOrDefault();

    /// <summary>The text of the option of this kind, or null.</summary>
    public string? Text(TextOptionKind kind) =>
        Options.OfType<TextOption>().FirstOrDefault(option => option.Kind == kind)?.Text;

    /// <summary>The URL in its canonical spelling, percent-encoded; reading it again gives this tree.</summary>
    public string Print() => RequestPrinter.Print(this);

    /// <summary>The path and the options with something else in the place of some nodes.</summary>
    /// <param name="open">What stands in the place of a literal or an option's value; null: it is printed as it is.</param>
    internal string PrintForm(Func<SyntaxNode, string?> open) => RequestPrinter.Print(this, open);

    /// <summary>Options alone in their canonical spelling: the query part of a next link.</summary>
    public static string PrintOptions(SyntaxList<OptionSyntax> options) => RequestPrinter.Print(options);

    /// <summary>One expression in its canonical spelling.</summary>
    public static string PrintExpression(ExpressionSyntax expression) => RequestPrinter.Print(expression);
}
