using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;
using CchcWarehouse.OData.Wording;
using Edm = Microsoft.OData.Edm.EdmPrimitiveTypeKind;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>Calls of the canonical functions.</summary>
internal static class Calls
{
    private delegate Scalar Binder(Arguments arguments);

    /// <summary>What a call may look like: the number of arguments, and the value.</summary>
    private static readonly Dictionary<string, (int Least, int Most, Binder Bind)> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["concat"] = (2, 2, a => Call(Function.Concat, Edm.String, a.Text(0), a.Text(1))),
        ["contains"] = (2, 2, a => Call(Function.Contains, Edm.Boolean, a.Text(0), a.Text(1))),
        ["startswith"] = (2, 2, a => Call(Function.StartsWith, Edm.Boolean, a.Text(0), a.Text(1))),
        ["endswith"] = (2, 2, a => Call(Function.EndsWith, Edm.Boolean, a.Text(0), a.Text(1))),
        ["indexof"] = (2, 2, a => Call(Function.IndexOf, Edm.Int32, a.Text(0), a.Text(1))),
        ["length"] = (1, 1, a => Call(Function.Length, Edm.Int32, a.Text(0))),
        ["substring"] = (2, 3, Substrings.Bind),
        ["tolower"] = (1, 1, a => Call(Function.ToLower, Edm.String, a.Text(0))),
        ["toupper"] = (1, 1, a => Call(Function.ToUpper, Edm.String, a.Text(0))),
        ["trim"] = (1, 1, a => Call(Function.Trim, Edm.String, a.Text(0))),
        ["matchespattern"] = (2, 3, Patterns.Bind),
        ["year"] = (1, 1, a => Call(Function.Year, Edm.Int32, a.Of(0, "a date or point in time", Edm.Date, Edm.DateTimeOffset))),
        ["month"] = (1, 1, a => Call(Function.Month, Edm.Int32, a.Of(0, "a date or point in time", Edm.Date, Edm.DateTimeOffset))),
        ["day"] = (1, 1, a => Call(Function.Day, Edm.Int32, a.Of(0, "a date or point in time", Edm.Date, Edm.DateTimeOffset))),
        ["hour"] = (1, 1, a => Call(Function.Hour, Edm.Int32, a.Time(0))),
        ["minute"] = (1, 1, a => Call(Function.Minute, Edm.Int32, a.Time(0))),
        ["second"] = (1, 1, a => Call(Function.Second, Edm.Int32, a.Time(0))),
        ["fractionalseconds"] = (1, 1, a => Call(Function.FractionalSeconds, Edm.Decimal, a.Time(0))),
        ["date"] = (1, 1, a => Call(Function.DateOf, Edm.Date, a.Of(0, "a point in time", Edm.DateTimeOffset))),
        ["time"] = (1, 1, a => Call(Function.TimeOf, Edm.TimeOfDay, a.Of(0, "a point in time", Edm.DateTimeOffset))),
        ["totaloffsetminutes"] = (1, 1, OffsetMinutes),
        ["totalseconds"] = (1, 1, a => Call(Function.Coalesce, Edm.Decimal, a.Of(0, "a duration", Edm.Duration))),
        ["now"] = (0, 0, a => a.Scope.Context.Form?.Now() ?? new Constant(a.Scope.Context.Options.Now, Edm.DateTimeOffset)),
        ["mindatetime"] = (0, 0, _ => new Constant(Literals.Earliest, Edm.DateTimeOffset)),
        ["maxdatetime"] = (0, 0, _ => new Constant(Literals.Latest, Edm.DateTimeOffset)),
        ["round"] = (1, 1, a => Rounded(Function.Round, a)),
        ["floor"] = (1, 1, a => Rounded(Function.Floor, a)),
        ["ceiling"] = (1, 1, a => Rounded(Function.Ceiling, a)),
    };

    /// <summary>Known to the standard, without values here that they could work on.</summary>
    private static readonly Dictionary<string, string> Unsupported = new(StringComparer.OrdinalIgnoreCase)
    {
        ["geo.distance"] = "the model has no geographic types",
        ["geo.intersects"] = "the model has no geographic types",
        ["geo.length"] = "the model has no geographic types",
        ["hassubset"] = "the model has no collections of primitive values",
        ["hassubsequence"] = "the model has no collections of primitive values",
    };

    /// <summary>The names of the functions that can be called.</summary>
    public static IEnumerable<string> Supported => Functions.Keys;

    public static Operand Bind(CallSyntax call, Scope scope)
    {
        if (Unsupported.TryGetValue(call.Function, out var reason))
        {
            throw call.Reject(BadQueryCodes.Unsupported, $"{call.Function} is not supported: {reason}.");
        }

        if (call.Function == "isdefined")
        {
            return new ConditionOperand(new BooleanCondition(Definedness.Of(call.Arguments[0], scope)));
        }

        if (!Functions.TryGetValue(call.Function, out var function))
        {
            throw call.Reject(
                BadQueryCodes.UnknownName, $"There is no function {call.Function}; there are {string.Join(", ", Functions.Keys)}, cast, isof and case.");
        }

        if (call.Arguments.Count < function.Least || call.Arguments.Count > function.Most)
        {
            ErrorText wanted = function.Least == function.Most ? $"{function.Least}" : (ErrorText)$"{function.Least} or {function.Most}";
            throw call.Reject(BadQueryCodes.TypeMismatch, $"{call.Function} takes {wanted} arguments, not {call.Arguments.Count}.");
        }

        var value = function.Bind(new Arguments(call, scope));
        return value.Type == Edm.Boolean ? new ConditionOperand(new BooleanCondition(value)) : new ValueOperand(value);
    }

    private static FunctionCall Call(Function function, Edm type, params IReadOnlyList<Scalar> arguments) =>
        new(function, type, arguments);

    // Instants are kept in UTC, whatever offset they were written with.
    private static Scalar OffsetMinutes(Arguments arguments)
    {
        var instant = arguments.Of(0, "a point in time", Edm.DateTimeOffset);
        return instant.Nullable
            ? new Choice([(NullTest.NotNull(instant), Constant.Of(0))], null, Edm.Int32)
            : Constant.Of(0);
    }

    private static Scalar Rounded(Function function, Arguments arguments)
    {
        var number = arguments.Number(0);
        return Types.IsFloating(number.Type)
            ? Call(function, number.Type, number)
            : Call(function, Edm.Decimal, Types.Widen(number, Edm.Decimal));
    }
}
