using System.Text.RegularExpressions;
using CchcWarehouse.PostgresTests.OData.Oracle.Requests;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Generation;

/// <summary>Requests that mean something made into ones that may mean nothing: other names, other types, pieces of others.</summary>
internal sealed partial class Damage(Dice dice)
{
    private static readonly string[] Words =
    [
        "Value", "Denominator", "Note", "Year", "Name", "Code", "AdminUnit", "AdminUnit/Parent/Name", "Period", "Period/PriorYear/Year", "Indicator", "Observations", "Children",
        "Report/IssuedOn", "RecordedAt", "IsCurrent", "SourceUrl", "SourceRow", "Observations/$count", "Codes/any()", "$it", "$this", "$it/Value", "$root/Periods(202200)/Year", "$these/aggregate(Value with sum)",
        "null", "true", "0", "-1", "9223372036854775807", "9223372036854775808", "2147483647", "1e300", "1e-9", "INF", "-INF", "NaN", "0.000000000000000000000000000001", "''", "'%'", "'2022-01-01'", "'P1D'",
        "2022-02-29", "2024-02-29", "0001-01-01", "9999-12-31", "2022-12-31T23:59:59.999999Z", "12:30:00", "duration'P1D'", "duration'-P999999999D'", "00000000-0000-0000-0000-000000000000", "binary'AA'",
        "eq", "ne", "gt", "le", "in", "has", "and", "or", "not", "add", "sub", "mul", "div", "divby", "mod", "asc", "desc", "sum", "min", "average", "countdistinct", "median",
        "contains", "substring", "length", "year", "totalseconds", "cast", "isof", "case", "round", "now", "concat", "indexof", "matchesPattern", "geo.distance", "hassubset", "maxdatetime()", "now()",
        "Edm.Int32", "Edm.Byte", "Edm.Double", "Edm.Date", "Edm.TimeOfDay", "Edm.String", "Edm.Guid", "Cchc.AdminUnit", "(1,2,null)", "('a','b')", "()", "[1,2]", "@p", "*", "$count", "any", "all",
        "filter", "compute", "groupby", "aggregate", "topcount", "bottompercent", "toppercent", "rollup", "identity", "skip", "top", "join", "nest", "traverse", "search", "orderby", "C1", "A1", "ValueX",
    ];

    private static readonly string[] Tails =
    [
        "&$top=3", "&$skip=2", "&$count=true", "&$search=so OR \"trà cú\"", "&$orderby=Value desc", "&$select=*", "&$expand=*", "&$expand=*($levels=2)", "&$top=-1", "&$filter=true", "&$apply=identity",
        "&$compute=1 div 0 as Z", "&$orderby=1", "&$levels=2", "&$skiptoken=x", "&$format=json", "&$index=1", "&@p=1", "&@p=[1,2]", "&allowMixed=true",
        "&$apply=concat(aggregate($count as N),top(1))", "&$apply=nest(top(2) as X)", "&$apply=addnested(Observations,top(1) as X)", "&$apply=groupby((rolluprecursive($root/AdminUnits,AdminUnitHierarchy,AdminUnit/AdminUnitKey)),aggregate($count as N))",
    ];

    private static readonly string[] Places = ["", "/$count", "(1)", "(202200)", "/$filter(true)", "/$ref", "(1)/Observations", "(1)/Name", "(1)/Parent", "('x')", "(Code='01')"];

    /// <returns>A URL relative to the service root.</returns>
    public string Of(Request request, Request other)
    {
        var (path, options) = (request.Shape.Set!, request.Options.Print('&'));
        for (var times = dice.Below(4); times > 0 && options.Length > 0; times--)
        {
            options = dice.Below(8) switch
            {
                0 or 1 or 2 or 3 => Reworded(options),
                4 => Spliced(options, other.Options.Print('&')),
                5 => options + dice.Of(Tails),
                6 => Cut(options),
                _ => Swapped(options),
            };
        }

        path = dice.OneIn(6) ? other.Shape.Set! : path;
        return $"{path}{(dice.OneIn(6) ? dice.Of(Places) : "")}?{string.Join('&', options.Split('&').Select(Escaped))}";
    }

    private string Reworded(string text)
    {
        var words = Word().Matches(text);
        return words.Count == 0 ? text : words[dice.Below(words.Count)] is var word
            ? string.Concat(text.AsSpan(0, word.Index), dice.Of(Words), text.AsSpan(word.Index + word.Length))
            : text;
    }

    private string Spliced(string text, string other)
    {
        var words = Word().Matches(other);
        return words.Count == 0 ? text : text.Insert(dice.Below(text.Length + 1), words[dice.Below(words.Count)].Value);
    }

    private string Swapped(string text)
    {
        var words = Word().Matches(text);
        var (a, b) = (words[dice.Below(words.Count)], words[dice.Below(words.Count)]);
        return a.Index >= b.Index ? text : $"{text[..a.Index]}{b.Value}{text[(a.Index + a.Length)..b.Index]}{a.Value}{text[(b.Index + b.Length)..]}";
    }

    private string Cut(string text)
    {
        var at = dice.Below(text.Length);
        return text.Remove(at, Math.Min(1 + dice.Below(8), text.Length - at));
    }

    private static string Escaped(string option)
    {
        var equals = option.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? Uri.EscapeDataString(option) : $"{option[..equals]}={Uri.EscapeDataString(option[(equals + 1)..])}";
    }

    [GeneratedRegex(@"'(?:[^']|'')*'|[$@]?[A-Za-z_][\w/.]*|\d[\d.:TZ-]*")]
    private static partial Regex Word();
}
