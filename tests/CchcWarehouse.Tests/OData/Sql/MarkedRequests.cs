using System.Globalization;

namespace CchcWarehouse.Tests.OData.Sql;

/// <summary>Random requests in which every text, number, date and name that the client makes up carries a mark.</summary>
internal sealed class MarkedRequests(int seed)
{
    /// <summary>Part of every text and of every name made up.</summary>
    public const string Mark = "zqx";

    /// <summary>Part of every number made up.</summary>
    public const string Digits = "718293";

    /// <summary>The year of every date made up.</summary>
    public const string Year = "6931";

    private static readonly string[] Nasty = ["", "'';DROP TABLE dim_period;--", "\"", "$1", "\\", "%25", "_", "/*", ")", "{0}", "''", "đ", "😀", "E''\\''", "$$", ";"];
    private static readonly string[] Texts = ["Note", "Status", "Qualifier", "AdminUnit/Name", "AdminUnit/Code", "Indicator/Name", "Indicator/Code", "Period/Code", "TextValue", "PrintedLabel"];
    private static readonly string[] Numbers = ["Value", "Denominator", "ObservationKey", "SourceRow", "AdminUnitKey", "Period/Year"];
    private static readonly string[] Dates = ["Period/StartDate", "Period/EndDate", "RecordedAt", "Report/IssuedOn", "AdminUnit/ValidFrom"];
    private static readonly string[] Comparisons = ["eq", "ne", "gt", "ge", "lt", "le"];
    private static readonly string[] Functions = ["contains", "startswith", "endswith"];

    private readonly Random random = new(seed);
    private readonly List<string> aliases = [];
    private int made;

    public string Next()
    {
        aliases.Clear();
        made = 0;
        var options = random.Next(6) switch
        {
            0 => $"$apply={Stages()}",
            1 => $"$compute={Number(2)} as {Name()},{Text(2)} as {Name()}&$orderby={Number(2)} desc,{Text(1)}&$filter={Condition(2)}",
            2 => $"$search={Word()} OR \"{Word()} {Word()}\" NOT {Word()}&$filter={Condition(1)}",
            3 => $"$expand=AdminUnit($select=Name;$compute={Quoted()} as {Name()}),Report($expand=Observations($filter={Condition(2)};$search={Word()};$orderby={Number(1)}))",
            4 => $"$filter={Condition(3)}&$orderby={Text(2)},{Number(2)}&$skip={Digits}&$count=true",
            _ => $"$filter={Condition(4)}",
        };
        return $"Observations?{options}{string.Concat(aliases.Select(alias => $"&{alias}"))}&{Word()}={Word()}";
    }

    private string Stages() => random.Next(8) switch
    {
        0 => $"filter({Condition(2)})/groupby(({Pick(Texts)}),aggregate({Number(1)} with max as {Name()},$count as {Name()}))",
        1 => $"compute({Number(2)} as {Name()})/groupby((AdminUnitKey),aggregate(Value with min as {Name()}))",
        2 => $"groupby((AdminUnit),aggregate(Value with average from {Pick(Texts)} with max as {Name()}))",
        3 => $"concat(aggregate($count as {Name()}),filter({Condition(1)})/groupby(({Pick(Texts)})))",
        4 => $"nest(filter({Condition(1)})/top(3) as {Name()},groupby((Status)) as {Name()})",
        5 => $"join(Indicator/Codes as {Name()})/search({Word()})",
        6 => $"topcount({random.Next(1, 9)}{Digits},{Number(1)})/orderby({Text(1)})",
        _ => $"outerjoin(Indicator/Codes as {Name()},filter(Label eq {Quoted()}))/aggregate($count as {Name()})",
    };

    private string Condition(int depth) => random.Next(depth > 0 ? 9 : 4) switch
    {
        0 => $"{Number(depth)} {Pick(Comparisons)} {Digit()}",
        1 => $"{Text(depth)} {Pick(Comparisons)} {Quoted()}",
        2 => $"{Pick(Functions)}({Text(depth)},{Quoted()})",
        3 => $"{Pick(Dates)} {Pick(Comparisons)} {Year}-0{random.Next(1, 9)}-1{random.Next(9)}",
        4 => $"({Condition(depth - 1)} {Pick(["and", "or"])} {Condition(depth - 1)})",
        5 => $"not ({Condition(depth - 1)})",
        6 => $"{Pick(Texts)} in ({Quoted()},{Quoted()},null)",
        7 => Lambda(depth),
        _ => $"matchesPattern({Pick(Texts)},'{Mark}[a-z]{{1,{random.Next(2, 5)}}}')",
    };

    private string Lambda(int depth)
    {
        var variable = Name();
        return $"AdminUnit/Children/any({variable}:{variable}/Name eq {Quoted()} or {variable}/AdminUnitKey gt {Digit()} and {Condition(depth - 1)})";
    }

    private string Number(int depth) => random.Next(depth > 0 ? 6 : 2) switch
    {
        0 => Pick(Numbers),
        1 => Aliased(Digit()),
        2 => $"({Number(depth - 1)} {Pick(["add", "sub", "mul"])} {Digit()})",
        3 => $"length({Text(depth - 1)})",
        4 => $"case({Condition(depth - 1)}:{Digit()},true:{Pick(Numbers)})",
        _ => $"indexof({Text(depth - 1)},{Quoted()})",
    };

    private string Text(int depth) => random.Next(depth > 0 ? 5 : 2) switch
    {
        0 => Pick(Texts),
        1 => Aliased(Quoted()),
        2 => $"concat({Text(depth - 1)},{Quoted()})",
        3 => $"tolower({Text(depth - 1)})",
        _ => $"substring({Text(depth - 1)},{random.Next(9)})",
    };

    private string Aliased(string value)
    {
        if (random.Next(2) == 0)
        {
            return value;
        }

        var alias = $"@{Name()}";
        aliases.Add($"{alias}={value}");
        return alias;
    }

    private string Quoted() => $"'{Mark}{Pick(Nasty)}{random.Next(100)}'".Replace("&", "%26", StringComparison.Ordinal);

    private string Digit() => random.Next(3) switch
    {
        0 => $"{Digits}.{random.Next(10, 99)}",
        1 => $"-{Digits}",
        _ => $"{random.Next(1, 9)}{Digits}",
    };

    private string Word() => $"{Mark}{random.Next(100)}";

    private string Name() => string.Create(CultureInfo.InvariantCulture, $"{Mark}_{made++}");

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
