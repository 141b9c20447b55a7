namespace CchcWarehouse.OData.Requests.Syntax;

/// <summary>The grammar of $search: NOT binds before AND, AND before OR; words side by side are joined by AND.</summary>
public abstract record SearchSyntax : SyntaxNode;

/// <param name="IsPhrase">Written in double quotes: the words in this order.</param>
public sealed record SearchTerm(string Text, bool IsPhrase) : SearchSyntax;

/// <summary>The whole value in single quotes: text as a person types it, without operators.</summary>
public sealed record SearchText(string Text) : SearchSyntax;

public sealed record SearchNot(SearchSyntax Operand) : SearchSyntax;

public sealed record SearchAnd(SyntaxList<SearchSyntax> Operands) : SearchSyntax;

public sealed record SearchOr(SyntaxList<SearchSyntax> Operands) : SearchSyntax;
