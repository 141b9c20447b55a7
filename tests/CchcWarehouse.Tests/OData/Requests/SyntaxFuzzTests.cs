using System.Globalization;
using CchcWarehouse.OData;
using CchcWarehouse.OData.Requests;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.OData.Requests;

/// <summary>Random damage to real requests: the outcome is a tree that prints and reads again, or a BadQueryException in the text.</summary>
/// <remarks>The seed is fixed; CCHC_FUZZ_ROUNDS and CCHC_FUZZ_SEED make a longer or another run.</remarks>
public sealed class SyntaxFuzzTests
{
    private static readonly string[] Seeds =
    [
        "AdminUnits(Code='950')/Observations?$filter=Value gt 1.5 and not contains(Indicator/Name,'x''y') or Status in ('a',null,@p)&@p=[1,{\"a\":$root/Units('x')}]",
        "Observations?$apply=filter(Value ge 1)/groupby((rollup(AdminUnit/Code,Period/Year),Area),aggregate(Value with sum from Time with average as A,$count as N,Forecast))/topcount(5,A)",
        "Observations?$apply=groupby((rolluprecursive($root/AdminUnits,Q,AdminUnit/Code,descendants($root/AdminUnits,Q,Code,filter(true),2,keep start))))/traverse($root/AdminUnits,Q,Code,preorder,Name desc)",
        "Observations?$apply=concat(identity,join(Facts as F,compute(Value div 2 as H))/nest(top(1) as X)/addnested(Facts,search(a OR b) as Y))",
        "AdminUnits?$expand=Parent($select=Name,Tags($top=1);$expand=Children($levels=max);@q=$this),Facts/$count($search=x),*/$ref,N.T/Items/$ref($orderby=a)&$select=*,N.*,f(a,b)",
        "AdminUnits?$search=(a OR \"b c\") NOT d AND e%3Bf&$orderby=length(Name) desc,Tags/any(t:t eq 'x')&$top=5&$skip=1&$count=true&$compute=case(a gt 10:30,true:1e5) as C",
        "$crossjoin(A,B)?$filter=A/Id eq B/AId and date(X) gt 2024-01-31 and Y lt 2024-01-31T10:00:00%2B07:00 and Z eq duration'P1D' and E has N.E'a,b'",
        "http://host:80/odata/$entity/N.T?$id=http://host/odata/A(1)&$expand=B",
        "A/$filter(B gt 1)(2)/f(x=@p)/N.C/0/%24x/$each/N.D()/$query?@p='%C4%91'&custom=%26",
        "A?$filter=geo.distance(L,geography'SRID=0;Polygon((1 1,2 2,1 1))') lt 1 and cast(a,Collection(N.T)) eq isof(N.U) and $it/@N.T%23Q ne $these/aggregate(a with max)",
        "$metadata#A(1)/B(*,C(D+),E)/$entity",
    ];

    private const string Alphabet = "abAN$@'\"()[]{},;:/?&=#%+-._*\\ \t01259TZeEPđ\u0301\uD83D\uDE42\0";

    [Fact]
    public void Damaged_requests_give_a_tree_or_a_bad_query()
    {
        var rounds = Number("CCHC_FUZZ_ROUNDS", 20_000);
        var random = new Random(Number("CCHC_FUZZ_SEED", 20_260_101));
        for (var round = 0; round < rounds; round++)
        {
            Check(Damage(Seeds[random.Next(Seeds.Length)], random));
        }
    }

    [Fact]
    public void Every_prefix_of_a_request_gives_a_tree_or_a_bad_query()
    {
        foreach (var seed in Seeds)
        {
            for (var length = 0; length <= seed.Length; length++)
            {
                Check(seed[..length]);
            }
        }
    }

    private static int Number(string variable, int usual) =>
        int.Parse(Environment.GetEnvironmentVariable(variable) ?? $"{usual}", CultureInfo.InvariantCulture);

    private static void Check(string url)
    {
        try
        {
            var tree = RequestSyntax.Parse(url, SyntaxText.Grammar);
            var printed = tree.Print();
            RequestSyntax.Parse(printed, SyntaxText.Grammar).ShouldBe(tree, $"{url}\n{printed}");
        }
        catch (BadQueryException e)
        {
            (e.Position ?? 0).ShouldBeInRange(0, url.Length, url);
        }

        SyntaxExplanation.Of(url, RequestLimits.Default).ToJson().ShouldStartWith("{\"input\":");
        SyntaxExplanation.Of(url, RequestLimits.Default).ToText().ShouldNotBeEmpty();
    }

    private static string Damage(string url, Random random)
    {
        for (var times = random.Next(1, 5); times > 0 && url.Length > 1; times--)
        {
            var at = random.Next(url.Length);
            var length = Math.Min(random.Next(1, 12), url.Length - at);
            url = random.Next(4) switch
            {
                0 => url.Remove(at, length),
                1 => url.Insert(at, Alphabet[random.Next(Alphabet.Length)].ToString()),
                2 => url.Insert(random.Next(url.Length), url.Substring(at, length)),
                _ => Splice(url, at, random),
            };
        }

        return url;
    }

    private static string Splice(string url, int at, Random random)
    {
        var other = Seeds[random.Next(Seeds.Length)];
        var from = random.Next(other.Length);
        return url.Insert(at, other.Substring(from, Math.Min(random.Next(1, 40), other.Length - from)));
    }
}
