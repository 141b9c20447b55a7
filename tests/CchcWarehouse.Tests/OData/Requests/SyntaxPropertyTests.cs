using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Requests.Syntax;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.OData.Requests;

public sealed class SyntaxPropertyTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(2_000).WithEndSize(30).WithReplay(20_260_101, 1_297);

    private static readonly RequestLimits Wide = new() { Nodes = int.MaxValue, PathSegments = int.MaxValue, UrlLength = int.MaxValue };

    [Fact]
    public void Any_expression_printed_reads_as_itself() => Prop
        .ForAll(Expressions(4).ToArbitrary(), tree =>
        {
            var printed = RequestSyntax.PrintExpression(tree);
            var read = RequestSyntax.ParseExpression(printed, Wide);
            read.Equals(tree).ShouldBeTrue($"{printed}\n{RequestSyntax.PrintExpression(read)}");
        })
        .Check(Fixed);

    [Fact]
    public void Any_search_printed_reads_as_itself() => Prop
        .ForAll(Searches(4).ToArbitrary(), tree => SyntaxText
            .Option<TextSearchOption>(Url(new TextSearchOption(tree))).Search
            .Equals(tree))
        .Check(Fixed);

    [Fact]
    public void Any_text_survives_as_a_string_a_key_and_a_custom_option() => Prop
        .ForAll(Texts().ToArbitrary(), text =>
        {
            var literal = new LiteralSyntax(LiteralKind.String, text);
            var request = new RequestSyntax(
                null,
                new PathSyntax([new NameSegment(new QualifiedName(null, "A")), new KeySegment(literal), new TextSegment("0" + text)]),
                [new AliasOption("p", new ArraySyntax([literal])), new CustomOption("c" + text, text), new TextOption(TextOptionKind.SkipToken, "x" + text)]);
            SyntaxText.Parse(request.Print()).ShouldBe(request);
        })
        .Check(Fixed);

    private static string Url(OptionSyntax option) =>
        new RequestSyntax(null, new PathSyntax([new NameSegment(new QualifiedName(null, "A"))]), [option]).Print();

    private static Gen<string> Texts() => Gen.Elements("a", "Đồng", "'", "''", "\"", "\\", "/", "%", "%2F", "+", " ", "&", "=", "#", "?", "$", ";", ",", "(", ")", "🙂", "\n", "@", "[", "}")
        .ListOf().Select(parts => string.Concat(parts));

    private static Gen<string> Identifiers() => Gen.Elements("a", "Name", "eq", "not", "any", "in", "Đơn_vị", "asc", "INFO", "P1");

    private static Gen<LiteralSyntax> Literals() => Gen.OneOf(
        Texts().Select(text => new LiteralSyntax(LiteralKind.String, text)),
        Gen.Elements(
            new LiteralSyntax(LiteralKind.Null, "null"),
            new LiteralSyntax(LiteralKind.Boolean, "true"),
            new LiteralSyntax(LiteralKind.Integer, "-10"),
            new LiteralSyntax(LiteralKind.Integer, "30"),
            new LiteralSyntax(LiteralKind.Decimal, "1.50"),
            new LiteralSyntax(LiteralKind.Double, "1e+5"),
            new LiteralSyntax(LiteralKind.Double, "-INF"),
            new LiteralSyntax(LiteralKind.TimeOfDay, "10:30"),
            new LiteralSyntax(LiteralKind.Date, "2024-01-31"),
            new LiteralSyntax(LiteralKind.DateTimeOffset, "2024-01-31T10:30:00+07:00"),
            new LiteralSyntax(LiteralKind.Duration, "-P1DT1.5S"),
            new LiteralSyntax(LiteralKind.Binary, "Zm9v"),
            new LiteralSyntax(LiteralKind.Enumeration, "A,B", new QualifiedName("N.S", "E")),
            new LiteralSyntax(LiteralKind.Geometry, "SRID=0;LineString(1 2,3 4)")));

    private static Gen<ExpressionSyntax> Expressions(int depth)
    {
        var leaf = Gen.OneOf(Literals().Select(literal => (ExpressionSyntax)literal), Paths(0).Select(path => (ExpressionSyntax)path));
        if (depth == 0)
        {
            return leaf;
        }

        var inner = Expressions(depth - 1);
        return Gen.OneOf(
            leaf,
            Paths(depth - 1).Select(path => (ExpressionSyntax)path),
            from binary in Gen.Elements(Enum.GetValues<BinaryOperator>()) from left in inner from right in inner
            where binary != BinaryOperator.In || right is not LiteralSyntax
            select (ExpressionSyntax)new BinarySyntax(binary, left, right),
            from left in inner from items in Literals().ListOf()
            select (ExpressionSyntax)new BinarySyntax(BinaryOperator.In, left, new ListSyntax([.. items])),
            from logical in Gen.Elements(LogicalOperator.And, LogicalOperator.Or) from count in Gen.Choose(2, 4) from operands in inner.ListOf(count)
            select (ExpressionSyntax)new LogicalSyntax(logical, [.. operands]),
            inner.Select(operand => (ExpressionSyntax)new NotSyntax(operand)),
            inner.Select(operand => (ExpressionSyntax)new NegateSyntax(operand)),
            inner.ListOf(2).Select(arguments => (ExpressionSyntax)new CallSyntax("contains", [.. arguments])),
            inner.ListOf().Select(items => (ExpressionSyntax)new ArraySyntax([.. items])),
            from name in Texts() from value in inner select (ExpressionSyntax)new ObjectSyntax([new MemberSyntax(name, value)]),
            from operand in inner from collection in Gen.Elements(true, false)
            select (ExpressionSyntax)new CastSyntax(operand, new TypeSyntax(new QualifiedName("Edm", "Int32"), collection)),
            from condition in inner from value in inner
            select (ExpressionSyntax)new CaseSyntax([new CaseBranchSyntax(condition, value), new CaseBranchSyntax(value, condition)]));
    }

    private static Gen<PathSyntax> Paths(int depth)
    {
        var first = Gen.OneOf(
            Identifiers().Where(name => name is not ("not" or "any")).Select(name => (PathSegment)new NameSegment(new QualifiedName(null, name))),
            Identifiers().Select(name => (PathSegment)new AliasSegment(name)),
            Gen.Elements(ImplicitVariable.It, ImplicitVariable.This).Select(variable => (PathSegment)new VariableSegment(variable)));
        var next = Identifiers().Select(name => (PathSegment)new NameSegment(new QualifiedName(null, name)));
        var last = depth == 0
            ? Gen.Constant<PathSegment>(new CountSegment([]))
            : Gen.OneOf(
                Expressions(depth - 1).Select(condition => (PathSegment)new LambdaSegment(LambdaOperator.Any, "x", condition)),
                Expressions(depth - 1).Select(condition => (PathSegment)new FilterSegment(condition)),
                Expressions(depth - 1).Select(condition => (PathSegment)new CountSegment([new FilterOption(condition)])),
                Expressions(depth - 1).Select(value => (PathSegment)new AggregateSegment(new AggregateSyntax(
                    null, new BinarySyntax(BinaryOperator.Add, value, value), new AggregateMethod(new QualifiedName(null, "sum")), [], null))));
        return from head in first from middle in next.ListOf() from tail in last.OrNull()
               select new PathSyntax(tail is null ? [head, .. middle] : [head, .. middle, tail]);
    }

    private static Gen<SearchSyntax> Searches(int depth)
    {
        var leaf = Gen.OneOf(
            Gen.Elements("a", "AND", "OR", "NOT", "1.1", "x;y", "O'N", "c++", "đồng").Select(word => (SearchSyntax)new SearchTerm(word, false)),
            Gen.Elements("a b", "(", "NOT", ";").Select(phrase => (SearchSyntax)new SearchTerm(phrase, true)));
        if (depth == 0)
        {
            return leaf;
        }

        var inner = Searches(depth - 1);
        return Gen.OneOf(
            leaf,
            inner.Select(operand => (SearchSyntax)new SearchNot(operand)),
            inner.ListOf(2).Select(operands => (SearchSyntax)new SearchAnd([.. operands])),
            inner.ListOf(3).Select(operands => (SearchSyntax)new SearchOr([.. operands])));
    }
}
