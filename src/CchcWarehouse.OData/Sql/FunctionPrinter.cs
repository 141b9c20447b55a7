using CchcWarehouse.OData.Plans.Scalars;
using static CchcWarehouse.OData.Sql.SqlFragment;
using Edm = Microsoft.OData.Edm.EdmPrimitiveTypeKind;

namespace CchcWarehouse.OData.Sql;

/// <summary>Prints function calls. Instants are taken apart in UTC.</summary>
internal sealed class FunctionPrinter(Constant root)
{
    /// <summary>Whether the function prints as something that needs no parentheses around it.</summary>
    public static bool IsCall(Function function) => function is
        Function.StartsWith or Function.Length or Function.Substring or Function.Right or Function.ToLower or Function.ToUpper
        or Function.Trim or Function.Round or Function.Floor or Function.Ceiling or Function.Coalesce;

    public SqlFragment Print(Function function, FunctionCall call, SqlFragment[] a) => function switch
    {
        Function.Negate => Piece($"- {a[0]}"),
        Function.Contains => Piece($"strpos({a[0]}, {a[1]}) > 0"),
        Function.StartsWith => Piece($"starts_with({a[0]}, {a[1]})"),
        Function.EndsWith => Piece($"right({a[0]}, char_length({a[1]})) = {a[1]}"),
        Function.IndexOf => Piece($"strpos({a[0]}, {a[1]}) - 1"),
        Function.Length => Piece($"char_length({a[0]})"),
        Function.Concat => Piece($"{a[0]} || {a[1]}"),
        Function.Substring => a.Length == 2
            ? Piece($"substr({a[0]}, {Short(call, 1, a)})")
            : Piece($"substr({a[0]}, {Short(call, 1, a)}, {Short(call, 2, a)})"),
        Function.Right => Piece($"right({a[0]}, {Short(call, 1, a)})"),
        Function.ToLower => Piece($"lower({a[0]} COLLATE vietnamese)"),
        Function.ToUpper => Piece($"upper({a[0]} COLLATE vietnamese)"),
        Function.Trim => Piece($"btrim({a[0]}, {Blanks})"),
        Function.MatchesPattern => Piece($"{a[0]} COLLATE vietnamese ~ {a[1]}"),
        Function.Year => Piece($"extract(year FROM {Utc(call, a[0])})::int4"),
        Function.Month => Piece($"extract(month FROM {Utc(call, a[0])})::int4"),
        Function.Day => Piece($"extract(day FROM {Utc(call, a[0])})::int4"),
        Function.Hour => Piece($"extract(hour FROM {Utc(call, a[0])})::int4"),
        Function.Minute => Piece($"extract(minute FROM {Utc(call, a[0])})::int4"),
        Function.Second => Piece($"floor(extract(second FROM {Utc(call, a[0])}))::int4"),
        Function.FractionalSeconds => Piece($"extract(second FROM {Utc(call, a[0])}) % 1"),
        Function.DateOf => Piece($"({Utc(call, a[0])})::date"),
        Function.TimeOf => Piece($"({Utc(call, a[0])})::time"),
        Function.Round => IsFloating(call) ? Piece($"(sign({a[0]}) * floor(abs({a[0]}) + 0.5))") : Piece($"round({a[0]})"),
        Function.Floor => Piece($"floor({a[0]})"),
        Function.Ceiling => Piece($"ceil({a[0]})"),
        Function.IsNaN => Piece($"{a[0]} = 'NaN'"),
        Function.AddToInstant => Piece($"{a[0]} + {Interval(a[1])}"),
        Function.InstantDifference => Piece($"extract(epoch FROM {a[0]} - {a[1]})"),
        Function.AddToDate => Piece($"({a[0]} + {Interval(a[1])})::date"),
        Function.DateDifference => Piece($"({a[0]} - {a[1]})::numeric * 86400"),
        Function.NumberText => Piece($"trim_scale({a[0]})::text"),
        Function.SourceAddress => Piece($"{root} || '/sources/' || {a[0]} || '#row-' || {a[1]}"),
        Function.Coalesce => Piece($"coalesce({Join(Piece($", "), a)})"),
        Function.RequireAdditive => Piece($"require_additive({Join(Piece($", "), a)})"),
        Function.PeriodsOverlap => Piece($"periods_overlap({Keys(call, a[0])})"),
        Function.UnitsNest => Piece($"units_nest({Keys(call, a[0])})"),
        Function.Path => a.Length == 1 ? Piece($"ARRAY[{a[0]}]") : Piece($"{a[0]} || {a[1]}"),
        Function.AppendLast => Piece($"{a[0]} || 9223372036854775807"),
        Function.FoldedContains => Piece($"search_fold({a[0]}) LIKE search_pattern({a[1]})"),
        Function.FoldedEquals => Piece($"search_fold({a[0]}) = search_fold({a[1]})"),
        Function.FoldedContainsWords => Piece(
            $"search_fold({a[0]}) LIKE search_pattern({a[1]}) AND search_fold({a[0]}) ~ search_phrase({a[1]})"),
        _ => throw new InvalidOperationException($"{function} has no SQL."),
    };

    // White space as Unicode has it.
    private static SqlFragment Blanks =>
        Piece($"U&'\\0009\\000A\\000B\\000C\\000D\\0020\\0085\\00A0\\1680\\2000\\2001\\2002\\2003\\2004\\2005\\2006\\2007\\2008\\2009\\200A\\2028\\2029\\202F\\205F\\3000'");

    // An array, or the same as text.
    private static SqlFragment Keys(FunctionCall call, SqlFragment keys) =>
        call.Arguments[0].Type == Edm.String ? Piece($"string_to_array({keys}, ',')::int4[]") : keys;

    private static SqlFragment Interval(SqlFragment seconds) => Piece($"make_interval(secs => {seconds}::float8)");

    private static SqlFragment Utc(FunctionCall call, SqlFragment value) =>
        call.Arguments[0].Type == Edm.DateTimeOffset ? Piece($"{value} AT TIME ZONE 'UTC'") : value;

    // PostgreSQL counts characters in 32 bits.
    private static SqlFragment Short(FunctionCall call, int index, SqlFragment[] arguments) => call.Arguments[index].Type == Edm.Int32
        ? arguments[index]
        : Piece($"(CASE WHEN {arguments[index]} > 2147483647 THEN 2147483647 ELSE {arguments[index]} END)::int4");

    private static bool IsFloating(FunctionCall call) => call.Type is Edm.Double or Edm.Single;
}
