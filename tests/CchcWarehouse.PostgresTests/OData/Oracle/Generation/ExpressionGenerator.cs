using CchcWarehouse.PostgresTests.OData.Oracle.Expressions;
using CchcWarehouse.PostgresTests.OData.Oracle.Values;
using CchcWarehouse.PostgresTests.OData.Oracle.Warehouse;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Generation;

/// <summary>Random expressions of a wanted type over the names of a place.</summary>
internal sealed class ExpressionGenerator(Dice dice, OracleData data)
{
    private static readonly string[] Patterns =
        ["^T", "[0-9]+", "a.b", "^$", "^\\s*$", "\\d{2}", "(Đ|đ)ạt", "[^a-z]$", "^[^0-9]*$", "\\.", "%", "^(?:Xã|Huyện) ", "\\\\", "x*", "[\\w]+@", "\\bTrà\\b"];

    private static readonly Kind[] Comparable =
        [Kind.Int32, Kind.Int32, Kind.Decimal, Kind.Decimal, Kind.Decimal, Kind.String, Kind.String, Kind.Date, Kind.DateTimeOffset, Kind.Int64, Kind.Double, Kind.Boolean, Kind.TimeOfDay, Kind.Duration];

    private int variables;

    public Expression Condition(Names names, int depth) => depth == 0 ? Simple(names, 0) : dice.Below(10) switch
    {
        0 or 1 => new Logic(true, Condition(names, depth - 1), Condition(names, depth - 1)),
        2 or 3 => new Logic(false, Condition(names, depth - 1), Condition(names, depth - 1)),
        4 or 5 => new Not(Condition(names, depth - 1)),
        6 when names.Collections().Count > 0 => Collection(names, depth),
        _ => Simple(names, depth),
    };

    public Expression Of(Kind kind, Names names, int depth) => depth <= 0 || dice.OneIn(4) ? Leaf(kind, names) : kind switch
    {
        Kind.Boolean => Condition(names, depth - 1),
        Kind.Int32 => Int32(names, depth - 1),
        Kind.Int64 => Int64(names, depth - 1),
        Kind.Decimal => Decimal(names, depth - 1),
        Kind.Double => Double(names, depth - 1),
        Kind.String => String(names, depth - 1),
        Kind.Date => Date(names, depth - 1),
        Kind.DateTimeOffset => Instant(names, depth - 1),
        Kind.TimeOfDay => Functions.TimeOf(Of(Kind.DateTimeOffset, names, depth - 1)),
        _ => Duration(names, depth - 1),
    };

    public Literal Literal(Kind kind) => kind switch
    {
        Kind.Boolean => new(dice.OneIn(2), kind),
        Kind.Int32 => new(dice.OneIn(2) ? Exact.Of(dice.Below(12) - 2) : Sampled(Kind.Int32), kind),
        Kind.Int64 => new(dice.OneIn(3) ? Exact.Of(3_000_000_000L + dice.Below(5)) : Exact.Of(dice.Below(6)), kind),
        Kind.Decimal => new(Exact.Parse(dice.Of("0.5", "-1.5", "12.345678", "0.000001", "99.999999", "-12345678901234.5", "1e-3", "2.50", "33.333333")), kind),
        Kind.Double => new(dice.Of(double.PositiveInfinity, double.NegativeInfinity, double.NaN), kind),
        Kind.String => new(Text(), kind),
        Kind.TimeOfDay => new(new TimeOnly(dice.Below(24), dice.Below(60), dice.Below(60)), kind),
        Kind.Duration => new(Exact.Of((dice.Below(9) - 3) * 43_200L), kind),
        _ => new(Sampled(kind), kind),
    };

    private Expression Leaf(Kind kind, Names names)
    {
        var paths = names.Values(kind);
        return kind == Kind.Double ? new Conversion(Leaf(dice.Of(Kind.Decimal, Kind.Int32), names), kind)
            : kind == Kind.TimeOfDay && !dice.OneIn(3) ? Functions.TimeOf(Leaf(Kind.DateTimeOffset, names))
            : paths.Count == 0 || dice.OneIn(5) ? LiteralOr(kind)
            : dice.Of(paths);
    }

    // A literal of Int64 is one only when it is long: otherwise it is an Int32 to the grammar.
    private Expression LiteralOr(Kind kind) => kind == Kind.Int64 ? new Conversion(Literal(Kind.Int32), kind) : Literal(kind);

    private Expression Simple(Names names, int depth)
    {
        var kind = dice.Of(Comparable);
        return dice.Below(12) switch
        {
            0 or 1 => NullTest(kind, names, depth),
            2 or 3 => In(dice.Of(Kind.Int32, Kind.Decimal, Kind.String, Kind.String, Kind.Date), names, depth),
            4 or 5 => TextTest(names, depth),
            6 when names.Values(Kind.Boolean).Count > 0 => dice.Of(names.Values(Kind.Boolean)),
            7 => dice.Any<Expression>(
                () => new Choice(Kind.Boolean, Test(names, depth - 1), Test(names, depth - 1), Literal(Kind.Boolean), Test(names, depth - 1)),
                () => new Comparison(dice.Of("eq", "ne"), Test(names, depth), Literal(Kind.Boolean)),
                () => new Comparison(dice.Of("eq", "ne"), TextTest(names, depth), new Literal(null, Kind.Boolean))),
            _ => Compare(kind, names, depth),
        };
    }

    private Expression Test(Names names, int depth) => depth > 0 ? Condition(names, depth - 1) : Compare(dice.Of(Kind.Int32, Kind.Decimal, Kind.String), names, 0);

    private Expression NullTest(Kind kind, Names names, int depth) =>
        new Comparison(dice.Of("eq", "ne", "eq", "ne", "ge", "lt"), Of(kind, names, Math.Min(depth, 1)), new Literal(null, kind));

    private Comparison Compare(Kind kind, Names names, int depth)
    {
        var word = dice.Of("eq", "ne", "gt", "ge", "lt", "le");
        var left = Of(kind, names, depth);
        if (left is MemberPath { IsName: true } && word is not ("eq" or "ne"))
        {
            var others = names.Values(Kind.String).Where(path => path.IsName).ToList();
            return new Comparison(word, left, dice.OneIn(2) ? dice.Of(others) : new Literal(dice.Of(SeededStar.Texts), kind));
        }

        var right = kind switch
        {
            Kind.Decimal or Kind.Int32 => Of(dice.Of(kind, kind, Kind.Int32, Kind.Decimal), names, depth - 1),
            Kind.Double => dice.OneIn(2) ? Literal(kind) : Of(dice.Of(Kind.Double, Kind.Int32), names, depth - 1),
            Kind.DateTimeOffset => Of(dice.Of(kind, Kind.DateTimeOffset), names, depth - 1),
            _ => Of(kind, names, depth - 1),
        };
        return new Comparison(word, left, right is MemberPath { IsName: true } && word is not ("eq" or "ne") ? new Literal(dice.Of(SeededStar.Texts), kind) : right);
    }

    private Membership In(Kind kind, Names names, int depth)
    {
        var items = Enumerable.Range(0, 1 + dice.Below(5))
            .Select(Expression (_) => dice.OneIn(6) ? new Literal(null, kind) : Literal(kind)).ToList();
        return new Membership(Of(kind, names, Math.Min(depth, 1)), items);
    }

    private Expression TextTest(Names names, int depth)
    {
        var text = Of(Kind.String, names, Math.Min(depth, 2));
        return dice.Any<Expression>(
            () => Functions.Contains(text, Piece(names)),
            () => Functions.Contains(text, Piece(names)),
            () => Functions.StartsWith(text, Piece(names)),
            () => Functions.EndsWith(text, Piece(names)),
            () => Functions.Matches(text, dice.Of(Patterns)));
    }

    private Expression Piece(Names names) => dice.OneIn(6) ? Leaf(Kind.String, names)
        : dice.OneIn(8) ? new Literal(null, Kind.String)
        : new Literal(dice.OneIn(2) ? dice.Of("%", "_", "\\", "'", "", " ", "a", "Tr", "ấp", "đ", "đạt", "1", "\"", "(", "🌾") : Cut(Text()), Kind.String);

    private Expression Collection(Names names, int depth)
    {
        var (path, members) = dice.Of(names.Collections());
        if (dice.OneIn(3))
        {
            var count = dice.OneIn(2)
                ? new Count(path, false)
                : new Count(path, dice.OneIn(2), Condition(Names.Of(members, 1), Math.Min(depth - 1, 1)));
            return new Comparison(dice.Of("eq", "gt", "ge", "lt", "ne"), count, new Literal(Exact.Of(dice.Below(6)), Kind.Int32));
        }

        if (dice.OneIn(8))
        {
            return new Lambda(true, path, null);
        }

        var variable = $"v{++variables}";
        return new Lambda(dice.OneIn(2), path, variable, Condition((names with { Links = 1 }).With(variable, members), Math.Min(depth - 1, 1)));
    }

    private Expression Int32(Names names, int depth) => dice.Any<Expression>(
        () => new Arithmetic(dice.Of("add", "sub"), Of(Kind.Int32, names, depth), Of(Kind.Int32, names, depth)),
        () => new Arithmetic("mul", Leaf(Kind.Int32, names), new Literal(Exact.Of(dice.Below(9) - 4), Kind.Int32)),
        () => new Arithmetic(dice.Of("div", "mod"), Of(Kind.Int32, names, depth), new Literal(Exact.Of(dice.Of(2, 3, 7, -3, 10)), Kind.Int32)),
        () => new Minus(Of(Kind.Int32, names, depth)),
        () => Functions.Length(Of(Kind.String, names, depth)),
        () => Functions.IndexOf(Of(Kind.String, names, depth), Piece(names)),
        () => Functions.Part(dice.Of("year", "month", "day"), Of(dice.Of(Kind.Date, Kind.DateTimeOffset), names, depth)),
        () => Functions.Part(dice.Of("hour", "minute", "second"), Of(dice.Of(Kind.DateTimeOffset, Kind.TimeOfDay), names, depth)),
        () => new Conversion(Of(dice.Of(Kind.Decimal, Kind.String), names, depth), Kind.Int32),
        () => Case(Kind.Int32, names, depth));

    private Expression Int64(Names names, int depth) => dice.Any<Expression>(
        () => new Conversion(Of(dice.Of(Kind.Int32, Kind.Decimal, Kind.String), names, depth), Kind.Int64),
        () => new Arithmetic(dice.Of("add", "sub", "mul"), Leaf(Kind.Int32, names), new Literal(Exact.Of(3_000_000_000L), Kind.Int64)),
        () => new Arithmetic("div", Of(Kind.Int64, names, depth), new Literal(Exact.Of(7), Kind.Int32)));

    private Expression Decimal(Names names, int depth) => dice.Any<Expression>(
        () => new Arithmetic(dice.Of("add", "sub", "mul"), Of(Kind.Decimal, names, depth), Of(dice.Of(Kind.Decimal, Kind.Int32), names, depth)),
        () => new Arithmetic(dice.Of("add", "sub"), Of(Kind.Int32, names, depth), Of(Kind.Decimal, names, depth)),
        () => new Arithmetic(dice.Of("div", "divby"), Of(Kind.Decimal, names, depth), new Literal(Exact.Parse(dice.Of("2", "4", "-8", "0.5", "3")), Kind.Decimal)),
        () => new Arithmetic("divby", Of(Kind.Int32, names, depth), new Literal(Exact.Of(dice.Of(2, 4, 5, 3)), Kind.Int32)),
        () => new Arithmetic("mod", Of(Kind.Decimal, names, depth), new Literal(Exact.Parse(dice.Of("2.5", "7.5", "-1.5")), Kind.Decimal)),
        () => new Minus(Of(Kind.Decimal, names, depth)),
        () => Functions.Rounded(dice.Of("round", "floor", "ceiling"), Of(Kind.Decimal, names, depth)),
        () => Functions.FractionalSeconds(Of(Kind.DateTimeOffset, names, depth)),
        () => Functions.TotalSeconds(Of(Kind.Duration, names, depth)),
        () => new Conversion(Of(dice.Of(Kind.Int32, Kind.String), names, depth), Kind.Decimal),
        () => Case(Kind.Decimal, names, depth));

    private Expression Double(Names names, int depth) => dice.Any<Expression>(
        () => new Conversion(Of(dice.Of(Kind.Decimal, Kind.Int32), names, depth), Kind.Double),
        () => new Arithmetic(dice.Of("add", "sub", "mul", "div"), Leaf(Kind.Double, names), Leaf(dice.Of(Kind.Double, Kind.Int32), names)),
        () => Functions.Rounded(dice.Of("round", "floor", "ceiling"), Leaf(Kind.Double, names)));

    private Expression String(Names names, int depth) => dice.Any<Expression>(
        () => Functions.Concat(Of(Kind.String, names, depth), Of(Kind.String, names, depth)),
        () => Functions.ToLower(Of(Kind.String, names, depth)),
        () => Functions.ToUpper(Of(Kind.String, names, depth)),
        () => Functions.Trim(Of(Kind.String, names, depth)),
        () => Functions.Substring(Of(Kind.String, names, depth), Start(names, depth)),
        () => Functions.Substring(Of(Kind.String, names, depth), Start(names, depth), new Literal(Exact.Of(dice.Below(6)), Kind.Int32)),
        () => new Conversion(Of(dice.Of(Kind.Int32, Kind.Decimal, Kind.Date, Kind.Boolean), names, Math.Min(depth, 1)), Kind.String),
        () => Case(Kind.String, names, depth));

    private Expression Start(Names names, int depth) =>
        dice.OneIn(4) ? Of(Kind.Int32, names, depth) : new Literal(Exact.Of(dice.Below(10) - 5), Kind.Int32);

    private Expression Date(Names names, int depth) => dice.Any<Expression>(
        () => Functions.DateOf(Of(Kind.DateTimeOffset, names, depth)),
        () => new TimeArithmetic(dice.OneIn(2), Leaf(Kind.Date, names), Literal(Kind.Duration), Kind.Date),
        () => new Conversion(Of(Kind.String, names, depth), Kind.Date),
        () => Case(Kind.Date, names, depth));

    private Expression Instant(Names names, int depth) => dice.Any<Expression>(
        () => new TimeArithmetic(dice.OneIn(2), Leaf(Kind.DateTimeOffset, names), Literal(Kind.Duration), Kind.DateTimeOffset),
        () => new Conversion(Of(Kind.Date, names, depth), Kind.DateTimeOffset));

    private Expression Duration(Names names, int depth) => dice.Any<Expression>(
        () => new TimeArithmetic(false, Leaf(Kind.Date, names), Leaf(Kind.Date, names), Kind.Duration),
        () => new TimeArithmetic(false, Leaf(Kind.DateTimeOffset, names), Leaf(Kind.DateTimeOffset, names), Kind.Duration),
        () => new TimeArithmetic(dice.OneIn(2), Of(Kind.Duration, names, depth), Literal(Kind.Duration), Kind.Duration));

    private Choice Case(Kind kind, Names names, int depth) =>
        new(kind, [.. Enumerable.Range(0, 1 + dice.Below(2)).SelectMany(_ => new[] { Test(names, Math.Min(depth, 1)), Of(kind, names, depth) })]);

    private object Sampled(Kind kind) => dice.Of(data.Sample(kind));

    private string Text() => dice.OneIn(2) ? dice.Of(SeededStar.Texts) : (string)Sampled(Kind.String);

    private string Cut(string text)
    {
        var runes = text.EnumerateRunes().ToList();
        var start = dice.Below(runes.Count + 1);
        return string.Concat(runes.Skip(start).Take(1 + dice.Below(4)));
    }
}
