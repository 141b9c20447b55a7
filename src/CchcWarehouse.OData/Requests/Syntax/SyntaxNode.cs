using System.Text;
using CchcWarehouse.OData.Wording;

namespace CchcWarehouse.OData.Requests.Syntax;

/// <summary>Where a node begins.</summary>
/// <param name="Offset">0-based offset into the URL text as it was sent, percent-encoding included.</param>
/// <param name="Option">The query option at the top level, such as $filter; null: the resource path.</param>
public readonly record struct SourcePosition(int Offset, string? Option);

/// <summary>A piece of a request as it is written, before any name is bound.</summary>
/// <remarks>Two nodes are equal when they say the same; where they stand does not matter.</remarks>
public abstract record SyntaxNode
{
    public SourcePosition At { get; init; }

    public virtual bool Equals(SyntaxNode? other) => other is not null && EqualityContract == other.EqualityContract;

    public override int GetHashCode() => EqualityContract.GetHashCode();

    /// <summary>Leaves the position out of <see cref="object.ToString"/>.</summary>
    protected virtual bool PrintMembers(StringBuilder builder) => false;

    /// <summary>The error of this node: the later stages name option and position by it.</summary>
    public BadQueryException Reject(string code, ErrorText reason) => new(code, reason, At.Option, At.Offset);
}
