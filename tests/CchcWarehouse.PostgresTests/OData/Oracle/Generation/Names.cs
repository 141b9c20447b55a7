using CchcWarehouse.PostgresTests.OData.Oracle.Expressions;
using CchcWarehouse.PostgresTests.OData.Oracle.Values;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Generation;

/// <summary>The names that an expression may use where it stands.</summary>
/// <param name="Roots">What a path may begin with: the current item (null), $it, range variables.</param>
/// <param name="Links">How many links a path may have.</param>
internal sealed record Names(IReadOnlyList<(string? Variable, Shape Shape)> Roots, int Links = 2)
{
    public static Names Of(Shape shape, int links = 2) => new([(null, shape)], links);

    public IReadOnlyList<MemberPath> Values(Kind kind) => [.. Roots.SelectMany(root =>
        Paths(root.Shape, Links).Where(path => path.Value.Kind == kind).Select(path => new MemberPath(root.Variable, path.Names, path.Value)))];

    /// <summary>Collections, with the links that lead to them.</summary>
    public IReadOnlyList<(IReadOnlyList<string> Path, Shape Members)> Collections() => [.. Roots.SelectMany(root => root.Shape.Links
        .SelectMany(link => link.IsCollection
            ? [((IReadOnlyList<string>)[link.Name], link.Target())]
            : link.IsStructure ? [] : link.Target().Links.Where(inner => inner.IsCollection).Select(inner => ((IReadOnlyList<string>)[link.Name, inner.Name], inner.Target())))
        .Select(found => ((IReadOnlyList<string>)(root.Variable is null ? found.Item1 : [root.Variable, .. found.Item1]), found.Item2)))];

    public Names With(string variable, Shape shape) => this with { Roots = [.. Roots, (variable, shape)] };

    private static IEnumerable<(IReadOnlyList<string> Names, ValueMember Value)> Paths(Shape shape, int links) =>
        shape.Usable.Select(value => ((IReadOnlyList<string>)[value.Name], value)).Concat(links == 0 ? [] : shape.Links.Where(link => !link.IsCollection)
            .SelectMany(link => Paths(link.Target(), links - 1).Select(path => ((IReadOnlyList<string>)[link.Name, .. path.Names], path.Value))));
}
