using CchcWarehouse.OData.Requests.Syntax;
using Shouldly;
using Xunit;
using static CchcWarehouse.Tests.OData.Requests.SyntaxText;

namespace CchcWarehouse.Tests.OData.Requests;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("a or b and c", "(a or (b and c))")]
    [InlineData("a and b or c and d", "((a and b) or (c and d))")]
    [InlineData("(a or b) and c", "((a or b) and c)")]
    [InlineData("not a eq b", "((not a) Equal b)")]
    [InlineData("not a in (1,2)", "(not (a In (1,2)))")]
    [InlineData("not (a eq b) and c", "((not (a Equal b)) and c)")]
    [InlineData("a add b mul c", "(a Add (b Multiply c))")]
    [InlineData("a sub b sub c", "((a Subtract b) Subtract c)")]
    [InlineData("a sub (b sub c)", "(a Subtract (b Subtract c))")]
    [InlineData("a mul b divby c mod d div e", "((((a Multiply b) DivideBy c) Modulo d) Divide e)")]
    [InlineData("-a mul b", "((-a) Multiply b)")]
    [InlineData("- a", "(-a)")]
    [InlineData("a gt b eq c lt d", "((a GreaterThan b) Equal (c LessThan d))")]
    [InlineData("a add 1 ge b sub 2", "((a Add 1) GreaterThanOrEqual (b Subtract 2))")]
    [InlineData("a has N.E'x' eq true", "((a Has N.E'x') Equal true)")]
    [InlineData("a add b in (1)", "(a Add (b In (1)))")]
    [InlineData("a eq 5 sub -3", "(a Equal (5 Subtract -3))")]
    public void Operators_bind_by_the_standards_precedence(string text, string grouped) =>
        Grouped(Expression(text)).ShouldBe(grouped);

    [Fact]
    public void A_chain_of_one_logical_operator_is_flat() =>
        Expression("a or b or c or d").ShouldBeOfType<LogicalSyntax>().Operands.Count.ShouldBe(4);

    [Fact]
    public void Operators_and_functions_are_read_in_any_case() =>
        Expression("CONTAINS(Name,'x') AND Id IN (1) OR NOT Matchespattern(Name,'y') EQ TRUE")
            .ShouldBe(Expression("contains(Name,'x') and Id in (1) or not matchesPattern(Name,'y') eq true"));

    [Theory]
    [InlineData("null", LiteralKind.Null, "null")]
    [InlineData("True", LiteralKind.Boolean, "true")]
    [InlineData("42", LiteralKind.Integer, "42")]
    [InlineData("%2B42", LiteralKind.Integer, "42")]
    [InlineData("-42", LiteralKind.Integer, "-42")]
    [InlineData("99999999999999999999999999999", LiteralKind.Integer, "99999999999999999999999999999")]
    [InlineData("1.10", LiteralKind.Decimal, "1.10")]
    [InlineData("1E-3", LiteralKind.Double, "1e-3")]
    [InlineData("-INF", LiteralKind.Double, "-INF")]
    [InlineData("NaN", LiteralKind.Double, "NaN")]
    [InlineData("'O''Neil'", LiteralKind.String, "O'Neil")]
    [InlineData("%27a%2Fb%26c%27", LiteralKind.String, "a/b&c")]
    [InlineData("'a+b%2Bc'", LiteralKind.String, "a b+c")]
    [InlineData("'%C4%91%E1%BB%93ng'", LiteralKind.String, "đồng")]
    [InlineData("'%F0%9F%99%82'", LiteralKind.String, "🙂")]
    [InlineData("2024-02-29", LiteralKind.Date, "2024-02-29")]
    [InlineData("-0044-03-15", LiteralKind.Date, "-0044-03-15")]
    [InlineData("2024-01-01T00:00:00.5z", LiteralKind.DateTimeOffset, "2024-01-01T00:00:00.5Z")]
    [InlineData("2024-01-01T00:00:00%2B07:00", LiteralKind.DateTimeOffset, "2024-01-01T00:00:00+07:00")]
    [InlineData("2024-01-01T00:00:00+07:00", LiteralKind.DateTimeOffset, "2024-01-01T00:00:00+07:00")]
    [InlineData("23:59:60", LiteralKind.TimeOfDay, "23:59:60")]
    [InlineData("duration'P1DT2H3M4.5S'", LiteralKind.Duration, "P1DT2H3M4.5S")]
    [InlineData("duration'PT1.5S'", LiteralKind.Duration, "PT1.5S")]
    [InlineData("ABCDEF01-89ab-cdef-0123-456789abcdef", LiteralKind.Guid, "ABCDEF01-89ab-cdef-0123-456789abcdef")]
    [InlineData("binary'Zm9v'", LiteralKind.Binary, "Zm9v")]
    [InlineData("Cchc.Kind'Count,-2'", LiteralKind.Enumeration, "Count,-2")]
    [InlineData("geometry'SRID=0;GeometryCollection(Point(1 2),Collection(LineString(1 2,3 4)))'", LiteralKind.Geometry, "SRID=0;GeometryCollection(Point(1 2),Collection(LineString(1 2,3 4)))")]
    [InlineData("Geography'SRID=4326;Point(106.7 10.8)'", LiteralKind.Geography, "SRID=4326;Point(106.7 10.8)")]
    public void Literals_keep_their_exact_text(string text, LiteralKind kind, string value)
    {
        var literal = Expression(text).ShouldBeOfType<LiteralSyntax>();
        literal.Kind.ShouldBe(kind);
        literal.Text.ShouldBe(value);
    }

    [Theory]
    [InlineData("a eq 2024-13-01", 11)]
    [InlineData("a eq 2024-01-32", 14)]
    [InlineData("a eq 2024-01-01T10:00:00", 24)]
    [InlineData("a eq 2024-01-01T24:00Z", 17)]
    [InlineData("a eq 42.", 8)]
    [InlineData("a eq 5L", 6)]
    [InlineData("a eq 'x", 7)]
    [InlineData("a eq guid'01234567-89ab-cdef-0123-456789abcdef'", 5)]
    [InlineData("a eq binary'Z'", 13)]
    [InlineData("a eq duration'P1M'", 16)]
    [InlineData("a eq 01234567-89ab-cdef-0123", 28)]
    [InlineData("a eq \"x\"", 5)]
    [InlineData("a eq%2", 4)]
    [InlineData("a eq '%C3'", 6)]
    [InlineData("a eq '%00'", 6)]
    [InlineData("a = 1", 2)]
    [InlineData("a eq 1 b", 7)]
    [InlineData("a eq", 4)]
    [InlineData("a ", 1)]
    [InlineData(" a", 1)]
    [InlineData("(a eq 1", 7)]
    [InlineData("a eq 1)", 6)]
    [InlineData("contains(a)", 10)]
    [InlineData("now(a)", 4)]
    [InlineData("substring(a,1,2,3)", 15)]
    [InlineData("foo(a)", 5)]
    [InlineData("substringof('x',a)", 15)]
    [InlineData("a in (1,b)", 8)]
    [InlineData("a in (1", 7)]
    [InlineData("$count gt 1", 1)]
    [InlineData("$root", 5)]
    [InlineData("a/any(x)", 7)]
    [InlineData("a/$ref", 3)]
    [InlineData("case(a)", 6)]
    [InlineData("[1,]", 3)]
    [InlineData("{\"a\" 1}", 5)]
    [InlineData("[\"\\x\"]", 3)]
    public void What_is_wrong_is_rejected_where_it_stands(string text, int position)
    {
        const string prefix = "AdminUnits?$filter=";
        var error = Rejected(prefix + text);
        error.Position.ShouldBe(prefix.Length + position, error.Message);
        error.Target.ShouldBe("$filter");
        error.Message.ShouldStartWith($"At position {error.Position}, in $filter: ");
    }

    [Theory]
    [InlineData("case(a/any(x:x in (10:30)) or a eq 10:5)", "10", "5")]
    [InlineData("case(b lt 09:00 and a gt 10:30)", "10", "30")]
    [InlineData("case(10:30 lt b and a gt 10:30)", "10", "30")]
    [InlineData("case(10:30 lt b and a gt 1 :2)", "1", "2")]
    [InlineData("case(a gt 10:30 add f(t=10:30))", "10", null)]
    [InlineData("case(a gt 10:30,true:05)", "10", "30")]
    [InlineData("case(a gt 10:30:5)", "10:30", "5")]
    [InlineData("case(a gt 10:30:05:5)", "10:30:05", "5")]
    [InlineData("case(a gt 10 : 10:30)", "10", "10:30")]
    [InlineData("case((a gt 10:30):5)", "10:30", "5")]
    public void A_colon_ends_the_condition_of_a_case_unless_it_belongs_to_a_time(string text, string bound, string? value)
    {
        var branch = Expression(text).ShouldBeOfType<CaseSyntax>().Branches[0];
        var comparison = branch.Condition is LogicalSyntax logical ? logical.Operands[^1] : branch.Condition;
        comparison.ShouldBeOfType<BinarySyntax>().Right.ShouldBeOfType<LiteralSyntax>().Text.ShouldBe(bound);
        (branch.Value as LiteralSyntax)?.Text.ShouldBe(value);
    }

    [Fact]
    public void The_list_right_of_in_may_be_empty_and_may_hold_aliases()
    {
        Expression("a in ()").ShouldBeOfType<BinarySyntax>().Right.ShouldBe(new ListSyntax([]));
        Expression("a in ( 1 , @b )").ShouldBeOfType<BinarySyntax>().Right.ShouldBeOfType<ListSyntax>().Items.Count.ShouldBe(2);
        Expression("a in @ids").ShouldBeOfType<BinarySyntax>().Right.ShouldBeOfType<PathSyntax>();
        Expression("a in (b)").ShouldBeOfType<BinarySyntax>().Right.ShouldBeOfType<PathSyntax>();
    }

    [Fact]
    public void A_path_keeps_its_segments()
    {
        var path = Expression("Items(1)/N.Cast/f(a=@p)/@Core.Term%23Q/$filter(x gt 1)/any(i:i/$count($search=y) gt 2)").ShouldBeOfType<PathSyntax>();
        path.Segments.Select(segment => segment.GetType()).ShouldBe(
        [
            typeof(NameSegment), typeof(KeySegment), typeof(NameSegment), typeof(NameSegment), typeof(ArgumentsSegment),
            typeof(AnnotationSegment), typeof(FilterSegment), typeof(LambdaSegment),
        ]);
    }

    [Fact]
    public void Types_are_read_with_and_without_quotes_and_operand()
    {
        Expression("isof('Cchc.Report')").ShouldBe(Expression("isof(Cchc.Report)"));
        var cast = Expression("cast(a,Collection(Edm.Int32))").ShouldBeOfType<CastSyntax>();
        cast.Type.ShouldBe(new TypeSyntax(new QualifiedName("Edm", "Int32"), IsCollection: true));
        Expression("cast('5',Edm.Int32)").ShouldBeOfType<CastSyntax>().Operand.ShouldBeOfType<LiteralSyntax>();
    }

    [Fact]
    public void Nodes_know_where_they_stand_in_the_url()
    {
        var filter = Option<FilterOption>("AdminUnits?$top=1&$filter=%27a%27%20eq%20Name");
        filter.Condition.ShouldBeOfType<BinarySyntax>().Right.At.ShouldBe(new SourcePosition(41, "$filter"));
        filter.At.Offset.ShouldBe(18);
    }
}
