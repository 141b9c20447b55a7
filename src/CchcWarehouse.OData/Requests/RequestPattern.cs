using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests;

/// <summary>Requests that differ in the strings of their filter and in their token alone, each as long as in the first of them: they have one tree but for those.</summary>
internal sealed class RequestPattern
{
    private readonly SyntaxNode[] places;

    private RequestPattern(RequestSyntax first, SyntaxNode[] places) => (First, this.places) = (first, places);

    /// <summary>The first of them, as it was read.</summary>
    public RequestSyntax First { get; }

    /// <summary>The form of all of them, once it was printed.</summary>
    public FormText? Form { get; set; }

    /// <param name="cuts">Where its strings and its token stand.</param>
    /// <returns>Null: a string stands elsewhere than between operators.</returns>
    public static RequestPattern? Of(RequestSyntax first, ReadOnlySpan<Range> cuts)
    {
        var places = new List<SyntaxNode>();
        foreach (var option in first.Options)
        {
            Collect(option, places);
        }

        return IsAt(places, cuts) ? new(first, [.. places]) : null;
    }

    /// <summary>The request that differs from the first one in this.</summary>
    public RequestSyntax With(string text, ReadOnlySpan<Range> cuts)
    {
        var own = new SyntaxNode[places.Length];
        for (var i = 0; i < own.Length; i++)
        {
            own[i] = places[i] is TextOption token ? token with { Text = text[cuts[i]] } : (LiteralSyntax)places[i] with { Text = text[cuts[i]] };
        }

        var options = new OptionSyntax[First.Options.Count];
        for (var i = 0; i < options.Length; i++)
        {
            options[i] = First.Options[i] switch
            {
                FilterOption filter => filter with { Condition = Replace(filter.Condition, own) },
                var option => (OptionSyntax)Own(option, own),
            };
        }

        var list = new SyntaxList<OptionSyntax>(options);
        return First with { Options = list, Known = new(this, own, list) };
    }

    /// <summary>What a request has in the place of a node of the first one.</summary>
    public SyntaxNode Own(SyntaxNode node, SyntaxNode[] own)
    {
        for (var i = 0; i < places.Length; i++)
        {
            if (ReferenceEquals(places[i], node))
            {
                return own[i];
            }
        }

        return node;
    }

    private static void Collect(SyntaxNode node, List<SyntaxNode> places)
    {
        switch (node)
        {
            case FilterOption filter:
                Collect(filter.Condition, places);
                break;
            case TextOption { Kind: TextOptionKind.SkipToken } or LiteralSyntax { Kind: LiteralKind.String }:
                places.Add(node);
                break;
            case BinarySyntax binary:
                Collect(binary.Left, places);
                Collect(binary.Right, places);
                break;
            case LogicalSyntax logical:
                foreach (var operand in logical.Operands)
                {
                    Collect(operand, places);
                }

                break;
        }
    }

    private static bool IsAt(List<SyntaxNode> places, ReadOnlySpan<Range> cuts)
    {
        var same = places.Count == cuts.Length;
        for (var i = 0; same && i < cuts.Length; i++)
        {
            var (before, text) = (cuts[i].Start.Value - places[i].At.Offset, cuts[i].End.Value - cuts[i].Start.Value);
            same = places[i] is TextOption token
                ? before == RequestCuts.SkipToken.Length && text == token.Text.Length
                : before is 1 or 3 && text == ((LiteralSyntax)places[i]).Text.Length;
        }

        return same;
    }

    private ExpressionSyntax Replace(ExpressionSyntax expression, SyntaxNode[] own)
    {
        switch (expression)
        {
            case BinarySyntax binary:
                return binary with { Left = Replace(binary.Left, own), Right = Replace(binary.Right, own) };
            case LogicalSyntax logical:
                var operands = new ExpressionSyntax[logical.Operands.Count];
                for (var i = 0; i < operands.Length; i++)
                {
                    operands[i] = Replace(logical.Operands[i], own);
                }

                return logical with { Operands = new(operands) };
            default:
                return (ExpressionSyntax)Own(expression, own);
        }
    }
}

/// <summary>The pattern that a request follows. Of a request whose options were changed afterwards it tells nothing.</summary>
/// <param name="Own">What the request has in the places of the pattern.</param>
internal sealed record KnownRequest(RequestPattern Pattern, SyntaxNode[] Own, SyntaxList<OptionSyntax> Options);

/// <summary>A request with placeholders.</summary>
/// <param name="Open">The nodes in whose place they stand.</param>
internal sealed record FormText(string Text, IReadOnlyList<SyntaxNode> Open);
