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
    /// <summary>The option of this kind, or null. There is at most one.</summary>
    public T? Option<T>()
        where T : OptionSyntax => Options.OfType<T>().FirstOrDefault();

    /// <summary>The text of the option of this kind, or null.</summary>
    public string? Text(TextOptionKind kind) =>
        Options.OfType<TextOption>().FirstOrDefault(option => option.Kind == kind)?.Text;
}
