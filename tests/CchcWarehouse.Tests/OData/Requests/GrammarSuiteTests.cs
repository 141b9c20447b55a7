using CchcWarehouse.OData;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Requests.Syntax;
using CchcWarehouse.Tests.OData.Wording;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.OData.Requests;

/// <summary>The standard's grammar suite, as far as it is at hand: all its cases but those of headers and context URLs.</summary>
public sealed class GrammarSuiteTests
{
    private const string NeedsModel = "only a model tells that ";

    /// <summary>Negative cases that text alone does not decide. The binder rejects their like by the names of the model.</summary>
    private static readonly Dictionary<string, string> LeftOut = new()
    {
        ["core-0213"] = NeedsModel + "TheBestProduct is a function import and no bound function",
        ["core-0243"] = NeedsModel + "Thumbnail is a stream, which has no $value",
        ["core-0630"] = "the rule skiptoken alone ends at the ampersand; in a URL the second part is another option",
        ["aggregation-0005"] = NeedsModel + "Sales is a collection",
        ["aggregation-0014"] = NeedsModel + "Amount is a property; a custom aggregate needs no method",
        ["aggregation-0015"] = NeedsModel + "Amount is a property; a custom aggregate needs neither method nor alias",
        ["aggregation-0036"] = NeedsModel + "Amount is a property; a custom aggregate needs no method before from",
        ["aggregation-0069"] = NeedsModel + "Price is primitive and has no properties",
        ["aggregation-0097"] = NeedsModel + "ShipTo is single-valued",
        ["aggregation-0155"] = NeedsModel + "Sales is a collection, by which nothing is grouped",
    };

    /// <summary>Rejected at another place than the suite says.</summary>
    private static readonly Dictionary<string, string> ElsewhereRejected = new()
    {
        ["aggregation-0068"] = "the suite knows Price to be primitive and stops at the slash; here it is the annotation behind it that is wrong",
    };

    [Fact]
    public void Every_positive_case_is_accepted()
    {
        var failures = Cases().Where(one => one.FailAt is null)
            .Select(one => (Case: one, Error: Read(one)))
            .Where(read => read.Error is not null)
            .Select(read => $"{read.Case.Id} {read.Case.Rule} {read.Case.Input}: {read.Error!.Message}");
        string.Join('\n', failures).ShouldBeEmpty();
    }

    [Fact]
    public void Every_negative_case_is_rejected_where_the_suite_says()
    {
        var failures = Cases().Where(one => one.FailAt is not null)
            .Select(one => (Case: one, Error: Read(one)))
            .Where(read => read.Error is null
                || (read.Error.Position - Prefix(read.Case).Length != read.Case.FailAt && !ElsewhereRejected.ContainsKey(read.Case.Id)))
            .Select(read => $"{read.Case.Id} {read.Case.Rule} {read.Case.Input} must fail at {read.Case.FailAt}: {read.Error?.Message ?? "accepted"}");
        string.Join('\n', failures).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_printed_reads_as_the_same_tree()
    {
        var failures = Cases().Where(one => one.FailAt is null && IsUrl(one))
            .Select(one => RequestSyntax.Parse(Url(one), SyntaxText.Grammar))
            .Where(tree => !RequestSyntax.Parse(tree.Print(), SyntaxText.Grammar).Equals(tree))
            .Select(tree => tree.Print());
        string.Join('\n', failures).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_refused_is_refused_in_Vietnamese_too()
    {
        foreach (var refused in Cases().Where(one => one.FailAt is not null).Select(Read).OfType<BadQueryException>())
        {
            refused.ShouldBeSaidInVietnamese();
        }
    }

    private static IEnumerable<ConformanceCase> Cases() => ConformanceCase.Load()
        .Where(one => one.Kind is "query" or "path" or "literal" && !LeftOut.ContainsKey(one.Id));

    private static BadQueryException? Read(ConformanceCase one)
    {
        try
        {
            if (IsUrl(one))
            {
                RequestSyntax.Parse(Url(one), SyntaxText.Grammar);
            }
            else
            {
                ReadValue(one);
            }

            return null;
        }
        catch (BadQueryException e)
        {
            return e;
        }
    }

    private static bool IsUrl(ConformanceCase one) => one.Kind != "literal" || Prefix(one).Length > 0;

    private static string Url(ConformanceCase one) => Prefix(one) + one.Input + (one.Rule == "stringInUrl" ? "]" : "");

    /// <summary>What makes a URL of a text that follows one rule of the grammar.</summary>
    private static string Prefix(ConformanceCase one) => one.Kind == "path" ? "" : one.Rule switch
    {
        "commonExpr" or "boolCommonExpr" or "firstMemberExpr" or "propertyPathExpr" or "isofExpr" or "notExpr" => "Things?$filter=",
        "anyExpr" => "Things?$filter=Parts/",
        "searchExpr" => "Things?$search=",
        "boolean" => "Things?$count=",
        "odataIdentifier" => "Things?$compute=1 as ",
        "stringInUrl" => "Things?$filter=x in [",
        _ when one.Kind == "query" => "Things?",
        _ when one.Rule.StartsWith("geo", StringComparison.Ordinal) || one.Rule.EndsWith("InUrl", StringComparison.Ordinal)
            || one.Rule.EndsWith("Literal", StringComparison.Ordinal) || one.Rule == "guid" => "Things?$filter=",
        _ => "",
    };

    /// <summary>Values as payloads write them.</summary>
    private static void ReadValue(ConformanceCase one)
    {
        var kinds = one.Rule == "primitiveValue" ? Enum.GetValues<LiteralKind>() : [Kind(one.Rule)];
        var errors = kinds.Select(kind => Error(kind, one.Input)).ToList();
        if (!errors.Contains(null))
        {
            throw errors[0]!;
        }
    }

    private static BadQueryException? Error(LiteralKind kind, string input)
    {
        try
        {
            PrimitiveValue.Read(kind, input);
            return null;
        }
        catch (BadQueryException e)
        {
            return e;
        }
    }

    private static LiteralKind Kind(string rule) => rule switch
    {
        "booleanValue" => LiteralKind.Boolean,
        "byteValue" or "sbyteValue" or "int16Value" or "int32Value" or "int64Value" => LiteralKind.Integer,
        "decimalValue" => LiteralKind.Decimal,
        "doubleValue" or "singleValue" => LiteralKind.Double,
        "dateValue" or "date" => LiteralKind.Date,
        "dateTimeOffsetValue" => LiteralKind.DateTimeOffset,
        "timeOfDayValue" => LiteralKind.TimeOfDay,
        "durationValue" => LiteralKind.Duration,
        "enumValue" => LiteralKind.Enumeration,
        "binaryValue" => LiteralKind.Binary,
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "no kind of value"),
    };
}
