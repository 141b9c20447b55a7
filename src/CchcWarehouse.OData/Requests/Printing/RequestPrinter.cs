using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Printing;

/// <summary>Syntax tree → URL text in one canonical spelling: what is read again is the same tree.</summary>
internal sealed class RequestPrinter
{
    private readonly UrlText url = new();

    private readonly Func<SyntaxNode, string?>? open;

    private RequestPrinter(Func<SyntaxNode, string?>? open = null)
    {
        this.open = open;
        Expressions = new ExpressionPrinter(url, this);
        Paths = new PathPrinter(url, this);
        Options = new OptionPrinter(url, this);
        Stages = new StagePrinter(url, this);
        Searches = new SearchPrinter(url);
    }

    public ExpressionPrinter Expressions { get; }

    public PathPrinter Paths { get; }

    public OptionPrinter Options { get; }

    public StagePrinter Stages { get; }

    public SearchPrinter Searches { get; }

    public static string Print(RequestSyntax request)
    {
        var printer = new RequestPrinter();
        printer.url.Raw(request.ServiceRoot ?? "");
        printer.Paths.Print(request.Path);
        printer.url.Syntax(request.Options.Count > 0 ? "?" : "").List(request.Options, "&", printer.Options.Print);
        printer.url.Raw(request.Context is null ? "" : "#" + request.Context);
        return printer.url.ToString();
    }

    /// <summary>Path and options, with placeholders that no URL text looks like.</summary>
    public static string Print(RequestSyntax request, Func<SyntaxNode, string?> open)
    {
        var printer = new RequestPrinter(open);
        printer.Paths.Print(request.Path);
        printer.url.Syntax("?").List(request.Options, "&", printer.Options.Print);
        return printer.url.ToString();
    }

    public static string Print(ExpressionSyntax expression)
    {
        var printer = new RequestPrinter();
        printer.Expressions.Print(expression);
        return printer.url.ToString();
    }

    public static string Print(SyntaxList<OptionSyntax> options)
    {
        var printer = new RequestPrinter();
        printer.url.List(options, "&", printer.Options.Print);
        return printer.url.ToString();
    }

    /// <summary>Prints what stands in the place of the node.</summary>
    /// <returns>False: the node itself is to be printed.</returns>
    public bool PrintOpen(SyntaxNode node)
    {
        if (open?.Invoke(node) is not { } placeholder)
        {
            return false;
        }

        url.Raw("{").Raw(placeholder).Raw("}");
        return true;
    }
}
