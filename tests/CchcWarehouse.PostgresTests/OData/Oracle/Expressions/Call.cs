using CchcWarehouse.PostgresTests.OData.Oracle.Values;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Expressions;

/// <summary>A canonical function of arguments that are not null; with a null it is null.</summary>
/// <param name="meaning">The function itself.</param>
internal sealed class Call(string name, Kind kind, Func<object[], object> meaning, params IReadOnlyList<Expression> arguments)
    : Expression(kind, arguments)
{
    public override string Text => $"{name}({string.Join(',', Operands.Select(argument => argument.Text))})";

    public override object? Of(Surroundings here)
    {
        var values = Operands.Select(argument => argument.Of(here)).ToArray();
        return values.Contains(null) ? null : meaning(values!);
    }

    protected override Expression With(IReadOnlyList<Expression> operands) => new Call(name, Kind, meaning, operands);
}

/// <summary>case: the value of the first branch whose condition is true; null when none is.</summary>
/// <param name="branches">Conditions and values in turn.</param>
internal sealed class Choice(Kind kind, params IReadOnlyList<Expression> branches) : Expression(kind, branches)
{
    public override string Text => $"case({string.Join(',', Operands.Chunk(2).Select(branch => $"{branch[0].Text}:{branch[1].Text}"))})";

    public override object? Of(Surroundings here) =>
        Operands.Chunk(2).FirstOrDefault(branch => branch[0].Of(here) is true)?[1].Of(here);

    protected override Expression With(IReadOnlyList<Expression> operands) => new Choice(Kind, operands);
}

/// <summary>cast: what has no place in the type becomes null.</summary>
internal sealed class Conversion(Expression operand, Kind kind) : Expression(kind, operand)
{
    public override string Text => $"cast({Operands[0].Text},Edm.{Kind})";

    public override object? Of(Surroundings here) => (Operands[0].Of(here), Kind) switch
    {
        (null, _) => null,
        (Exact { IsRounded: true }, Kind.String) => throw new UndecidedException("digits of a rounded number"),
        (Exact number, Kind.String) => number.ToString(),
        (bool truth, Kind.String) => truth ? "true" : "false",
        (string text, Kind.String) => text,
        (DateOnly date, Kind.String) => new Literal(date, Kind.Date).Text,
        (string text, _) => FromText(text),
        (Exact number, Kind.Int32) => Within(number.Round(), int.MinValue, int.MaxValue),
        (Exact number, Kind.Int64) => Within(number.Round(), long.MinValue, long.MaxValue),
        (Exact number, Kind.Double) => number.ToDouble(),
        (DateOnly date, Kind.DateTimeOffset) => date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
        var (value, _) => value,
    };

    protected override Expression With(IReadOnlyList<Expression> operands) => new Conversion(operands[0], Kind);

    private object? FromText(string text)
    {
        var digits = text.TrimStart('-', '+');
        var isWhole = digits.Length > 0 && text.Length - digits.Length <= 1 && digits.All(char.IsAsciiDigit);
        var parts = digits.Split('.');
        var isNumber = text.Length - digits.Length <= 1 && parts.Length <= 2 && parts.All(part => part.Length > 0 && part.All(char.IsAsciiDigit));
        return Kind switch
        {
            Kind.Int32 => isWhole ? Within(Exact.Parse(text), int.MinValue, int.MaxValue) : null,
            Kind.Int64 => isWhole ? Within(Exact.Parse(text), long.MinValue, long.MaxValue) : null,
            Kind.Decimal => isNumber ? Exact.Parse(text) : null,
            Kind.Boolean => text switch { "true" => true, "false" => false, _ => null },
            Kind.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", out var date) ? date : null,
            _ => throw new InvalidOperationException($"No text is cast to {Kind} here."),
        };
    }

    private static Exact? Within(Exact number, long least, long most) =>
        (number - Exact.Of(least)).Sign >= 0 && (number - Exact.Of(most)).Sign <= 0 ? number : null;
}
