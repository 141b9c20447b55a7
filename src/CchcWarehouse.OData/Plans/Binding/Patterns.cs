using CchcWarehouse.OData.Plans.Scalars;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>matchesPattern: an ECMAScript regular expression becomes one of PostgreSQL.</summary>
internal static class Patterns
{
    public static Scalar Bind(Arguments arguments)
    {
        var text = arguments.Text(0);
        var pattern = Constant(arguments, 1);
        var flags = arguments.Count == 3 ? Constant(arguments, 2) : "";
        if (pattern is null || flags is null)
        {
            return Scalars.Constant.Null(EdmPrimitiveTypeKind.Boolean);
        }

        var limit = arguments.Scope.Context.Limits.PatternLength;
        if (pattern.Length > limit)
        {
            throw arguments.Call.Arguments[1].Reject(
                BadQueryCodes.Limit, $"The pattern has {pattern.Length} characters; at most {limit} are taken. Use contains, startswith and endswith for plain texts.");
        }

        var translated = EcmaScriptPattern.Translate(pattern, flags, out var problem)
            ?? throw arguments.Call.Arguments[1].Reject(BadQueryCodes.InvalidValue, problem);
        return new FunctionCall(Function.MatchesPattern, EdmPrimitiveTypeKind.Boolean, text, Scalars.Constant.Of(translated));
    }

    // Null for the literal null.
    private static string? Constant(Arguments arguments, int index) => arguments.Text(index) switch
    {
        Constant { Value: var value } => (string?)value,
        _ => throw arguments.Call.Arguments[index].Reject(
            BadQueryCodes.Unsupported, "A pattern is written in the request; patterns taken from data are not supported."),
    };
}
