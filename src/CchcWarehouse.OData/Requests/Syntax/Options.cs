namespace CchcWarehouse.OData.Requests.Syntax;

/// <summary>One query option, at the top level or nested in $expand, $select or $count.</summary>
public abstract record OptionSyntax : SyntaxNode
{
    /// <summary>The name as the standard writes it, with its $; of an alias with its @.</summary>
    public abstract string Name { get; }
}

public sealed record FilterOption(ExpressionSyntax Condition) : OptionSyntax
{
    public override string Name => "$filter";
}

public sealed record ComputeOption(SyntaxList<ComputeSyntax> Items) : OptionSyntax
{
    public override string Name => "$compute";
}

/// <summary><c>Value mul 2 as Doubled</c>.</summary>
public sealed record ComputeSyntax(ExpressionSyntax Value, string Alias) : SyntaxNode;

public sealed record OrderByOption(SyntaxList<OrderBySyntax> Items) : OptionSyntax
{
    public override string Name => "$orderby";
}

public sealed record OrderBySyntax(ExpressionSyntax Value, bool Descending) : SyntaxNode;

public sealed record SelectOption(SyntaxList<SelectSyntax> Items) : OptionSyntax
{
    public override string Name => "$select";
}

/// <param name="Path">Ends in a name, an annotation or a star.</param>
/// <param name="Parameters">The parameter names that tell overloads of a function apart; null: none are given.</param>
public sealed record SelectSyntax(PathSyntax Path, SyntaxList<string>? Parameters, SyntaxList<OptionSyntax> Options)
    : SyntaxNode;

public sealed record ExpandOption(SyntaxList<ExpandSyntax> Items) : OptionSyntax
{
    public override string Name => "$expand";
}

/// <param name="Path">May end in a cast, a star, <c>/$ref</c>, or <c>/$count</c> (which then holds its own options).</param>
public sealed record ExpandSyntax(PathSyntax Path, SyntaxList<OptionSyntax> Options) : SyntaxNode;

public sealed record ApplyOption(SequenceSyntax Sequence) : OptionSyntax
{
    public override string Name => "$apply";
}

public sealed record TextSearchOption(SearchSyntax Search) : OptionSyntax
{
    public override string Name => "$search";
}

/// <param name="Value">More than <see cref="long.MaxValue"/> is <see cref="long.MaxValue"/>.</param>
public sealed record TopOption(long Value) : OptionSyntax
{
    public override string Name => "$top";
}

/// <param name="Value">More than <see cref="long.MaxValue"/> is <see cref="long.MaxValue"/>.</param>
public sealed record SkipOption(long Value) : OptionSyntax
{
    public override string Name => "$skip";
}

public sealed record CountOption(bool Value) : OptionSyntax
{
    public override string Name => "$count";
}

/// <param name="Levels">Null: max.</param>
public sealed record LevelsOption(int? Levels) : OptionSyntax
{
    public override string Name => "$levels";
}

public sealed record IndexOption(long Value) : OptionSyntax
{
    public override string Name => "$index";
}

public enum TextOptionKind
{
    Format,
    SkipToken,
    DeltaToken,
    Id,
    SchemaVersion,
}

/// <summary>A system query option whose value has no inner grammar: <c>$format</c>, <c>$skiptoken</c>, …</summary>
public sealed record TextOption(TextOptionKind Kind, string Text) : OptionSyntax
{
    public override string Name => Kind switch
    {
        TextOptionKind.Format => "$format",
        TextOptionKind.SkipToken => "$skiptoken",
        TextOptionKind.DeltaToken => "$deltatoken",
        TextOptionKind.Id => "$id",
        _ => "$schemaversion",
    };
}

public enum TemporalOptionKind
{
    At,
    From,
    To,
    ToInclusive,
}

/// <summary>An option of the Temporal Data extension.</summary>
/// <param name="Point">Also a path of the one name <c>min</c> or <c>max</c>.</param>
public sealed record TemporalOption(TemporalOptionKind Kind, ExpressionSyntax Point) : OptionSyntax
{
    public override string Name => Kind switch
    {
        TemporalOptionKind.At => "$at",
        TemporalOptionKind.From => "$from",
        TemporalOptionKind.To => "$to",
        _ => "$toInclusive",
    };
}

/// <summary><c>@p=…</c>.</summary>
public sealed record AliasOption(string Alias, ExpressionSyntax Value) : OptionSyntax
{
    public override string Name => "@" + Alias;
}

/// <summary>Any other option: a custom one, or a parameter of the function that the path ends in.</summary>
public sealed record CustomOption(string Key, string Value) : OptionSyntax
{
    public override string Name => Key;
}
