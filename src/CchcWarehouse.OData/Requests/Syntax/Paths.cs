namespace CchcWarehouse.OData.Requests.Syntax;

/// <summary>Segments from left to right: a resource path, a member path, an item of $select or $expand, a grouping property.</summary>
/// <remarks>
/// <c>Units(1)</c> is a <see cref="NameSegment"/> and a <see cref="KeySegment"/>;
/// <c>f(a=1)(2)</c> is a name, <see cref="ArgumentsSegment"/> and a key.
/// </remarks>
public sealed record PathSyntax(SyntaxList<PathSegment> Segments) : ExpressionSyntax;

public abstract record PathSegment : SyntaxNode;

/// <summary>
/// A name, with or without a namespace: entity set, singleton, property, navigation property, range variable,
/// custom aggregate, type cast, function or action; in a resource path also a key written as a segment.
/// </summary>
public sealed record NameSegment(QualifiedName Name) : PathSegment;

/// <summary>A segment that is no name: a key written as a segment, or the index of a collection's item.</summary>
public sealed record TextSegment(string Text) : PathSegment;

/// <summary><c>()</c> or <c>(a=1,b=@p)</c> after a name: parameters of a function, or the parts of a key.</summary>
public sealed record ArgumentsSegment(SyntaxList<ArgumentSyntax> Arguments) : PathSegment;

public sealed record ArgumentSyntax(string Name, ExpressionSyntax Value) : SyntaxNode;

/// <summary><c>(1)</c> or <c>(@k)</c>: a key of one part, without its name.</summary>
public sealed record KeySegment(ExpressionSyntax Value) : PathSegment;

/// <summary><c>@p</c> at the beginning of a path.</summary>
public sealed record AliasSegment(string Name) : PathSegment;

/// <summary><c>@Measures.Unit#Reporting</c>.</summary>
public sealed record AnnotationSegment(QualifiedName Term, string? Qualifier) : PathSegment;

public enum ImplicitVariable
{
    It,
    This,
    Root,
    These,
}

/// <summary><c>$it</c>, <c>$this</c>, <c>$root</c> or <c>$these</c> at the beginning of a path.</summary>
public sealed record VariableSegment(ImplicitVariable Variable) : PathSegment;

/// <summary><c>/$filter(…)</c>.</summary>
public sealed record FilterSegment(ExpressionSyntax Condition) : PathSegment;

/// <summary><c>/$count</c>; in an expression or in $expand it may carry <c>$filter</c> and <c>$search</c>.</summary>
public sealed record CountSegment(SyntaxList<OptionSyntax> Options) : PathSegment;

public enum LambdaOperator
{
    Any,
    All,
}

/// <summary><c>/any(x:…)</c>, <c>/all(x:…)</c>; <c>/any()</c> has neither variable nor predicate.</summary>
public sealed record LambdaSegment(LambdaOperator Operator, string? Variable, ExpressionSyntax? Predicate) : PathSegment;

/// <summary><c>/aggregate(Amount with sum)</c>: an aggregate as a value.</summary>
public sealed record AggregateSegment(AggregateSyntax Aggregate) : PathSegment;

public enum SystemSegmentKind
{
    Metadata,
    Batch,
    Entity,
    All,
    Each,
    Ref,
    Value,
    Query,
}

/// <summary><c>$metadata</c>, <c>$batch</c>, <c>$entity</c>, <c>$all</c>, <c>/$each</c>, <c>/$ref</c>, <c>/$value</c>, <c>/$query</c>.</summary>
public sealed record SystemSegment(SystemSegmentKind Kind) : PathSegment;

/// <summary><c>$crossjoin(A,B)</c>.</summary>
public sealed record CrossjoinSegment(SyntaxList<string> EntitySets) : PathSegment;

/// <summary><c>*</c>, or <c>Model.*</c> in $select.</summary>
public sealed record StarSegment(string? Namespace) : PathSegment;
