using CchcWarehouse.OData;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Requests.Syntax;
using Shouldly;

namespace CchcWarehouse.Tests.OData.Requests;

/// <summary>Short forms for tests of the syntax.</summary>
internal static class SyntaxText
{
    /// <summary>The grammar alone, which allows an option to be repeated.</summary>
    public static RequestLimits Grammar { get; } = RequestLimits.Default with { OptionRepeats = int.MaxValue };

    public static RequestSyntax Parse(string url) => RequestSyntax.Parse(url, RequestLimits.Default);

    public static T Option<T>(string url)
        where T : OptionSyntax => Parse(url).Option<T>().ShouldNotBeNull();

    public static ExpressionSyntax Expression(string text) => RequestSyntax.ParseExpression(text, RequestLimits.Default);

    public static BadQueryException Rejected(string url) => Rejected(url, RequestLimits.Default);

    public static BadQueryException Rejected(string url, RequestLimits limits) =>
        Should.Throw<BadQueryException>(() => RequestSyntax.Parse(url, limits));

    /// <summary>The expression with every operator in parentheses.</summary>
    public static string Grouped(ExpressionSyntax expression) => expression switch
    {
        LogicalSyntax logical => $"({string.Join($" {logical.Operator.ToString().ToLowerInvariant()} ", logical.Operands.Select(Grouped))})",
        BinarySyntax binary => $"({Grouped(binary.Left)} {binary.Operator} {Grouped(binary.Right)})",
        NotSyntax not => $"(not {Grouped(not.Operand)})",
        NegateSyntax negate => $"(-{Grouped(negate.Operand)})",
        _ => Uri.UnescapeDataString(RequestSyntax.PrintExpression(expression)),
    };
}
