using System.Collections.Frozen;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>The functions of the standard: their spelling and how many arguments they take.</summary>
internal static class CanonicalFunctions
{
    private static readonly FrozenDictionary<string, CanonicalFunction> All = new CanonicalFunction[]
    {
        new("concat", 2, 2), new("contains", 2, 2), new("endswith", 2, 2), new("indexof", 2, 2), new("length", 1, 1),
        new("startswith", 2, 2), new("substring", 2, 3), new("matchesPattern", 2, 2), new("tolower", 1, 1),
        new("toupper", 1, 1), new("trim", 1, 1), new("hassubset", 2, 2), new("hassubsequence", 2, 2),
        new("year", 1, 1), new("month", 1, 1), new("day", 1, 1), new("hour", 1, 1), new("minute", 1, 1),
        new("second", 1, 1), new("fractionalseconds", 1, 1), new("totalseconds", 1, 1), new("date", 1, 1),
        new("time", 1, 1), new("totaloffsetminutes", 1, 1), new("mindatetime", 0, 0), new("maxdatetime", 0, 0),
        new("now", 0, 0), new("round", 1, 1), new("floor", 1, 1), new("ceiling", 1, 1), new("geo.distance", 2, 2),
        new("geo.length", 1, 1), new("geo.intersects", 2, 2), new("isdefined", 1, 1),
    }.ToFrozenDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);

    public static CanonicalFunction? Find(string name) => All.GetValueOrDefault(name);
}

internal sealed record CanonicalFunction(string Name, int Least, int Most)
{
    public string Arity => (Least, Most) switch
    {
        (0, 0) => "no arguments",
        (1, 1) => "one argument",
        (2, 2) => "two arguments",
        _ => "two or three arguments",
    };
}
