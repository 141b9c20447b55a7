using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>A URL: service root, resource path, query options, and behind $metadata a context fragment.</summary>
internal sealed class RequestReader(string url, RequestLimits limits)
{
    private readonly RequestBudget budget = new(limits);
    private readonly OptionList options = new();

    public RequestSyntax Read()
    {
        CheckLength();
        var end = url.IndexOf('#') is var hash and >= 0 ? hash : url.Length;
        var pathEnd = url.IndexOf('?', 0, end) is var question and >= 0 ? question : end;
        var pathStart = ServiceRootReader.Read(url, pathEnd);
        var path = PathReader.Read(new Scanner(DecodedText.Decode(url, pathStart, pathEnd, plusIsBlank: false, null), null, budget));
        var place = Place(path);
        if (pathEnd < end)
        {
            new QueryReader(url, budget, options, place).Read(pathEnd + 1, end);
        }

        if ((place & (OptionPlace.Entity | OptionPlace.EntityCast)) != OptionPlace.None && !options.Contains("$id"))
        {
            throw new BadQueryException(BadQueryCodes.Syntax, "$entity needs the option $id with the id of the entity.", "$id", end);
        }

        return new RequestSyntax(pathStart == 0 ? null : url[..pathStart], path, options.ToSyntax(), ReadContext(path, end));
    }

    /// <summary>The options of a request's body: POST …/$query.</summary>
    public SyntaxList<OptionSyntax> ReadOptions()
    {
        CheckLength();
        new QueryReader(url, budget, options, OptionPlace.Request).Read(0, url.Length);
        return options.ToSyntax();
    }

    /// <summary>One expression alone.</summary>
    public ExpressionSyntax ReadExpression()
    {
        CheckLength();
        var scanner = new Scanner(DecodedText.Decode(url, 0, url.Length, plusIsBlank: true, "$filter"), "$filter", budget);
        var expression = ExpressionReader.Read(scanner);
        scanner.ExpectEnd("an operator or the end");
        return expression;
    }

    private static OptionPlace Place(PathSyntax path) => path.Segments switch
    {
        [SystemSegment { Kind: SystemSegmentKind.Metadata }] => OptionPlace.Metadata,
        [SystemSegment { Kind: SystemSegmentKind.Batch }] => OptionPlace.Batch,
        [SystemSegment { Kind: SystemSegmentKind.Entity }] => OptionPlace.Entity,
        [SystemSegment { Kind: SystemSegmentKind.Entity }, ..] => OptionPlace.EntityCast,
        _ => OptionPlace.Request,
    };

    private void CheckLength()
    {
        if (url.Length > limits.UrlLength)
        {
            throw new BadQueryException(BadQueryCodes.Limit,
                $"the URL has {url.Length} characters, more than {limits.UrlLength}; send the options in the body of a POST to …/$query, or use $batch.") { IsOfUrlLength = true };
        }
    }

    private string? ReadContext(PathSyntax path, int end)
    {
        if (end == url.Length)
        {
            return null;
        }

        if (Place(path) != OptionPlace.Metadata)
        {
            throw new BadQueryException(BadQueryCodes.Syntax, "'#' begins a fragment, which only a context URL ($metadata#…) has; inside a value it is written %23.", null, end);
        }

        ContextReader.Check(new Scanner(DecodedText.Decode(url, end + 1, url.Length, plusIsBlank: false, null), null, budget));
        return url[(end + 1)..];
    }
}
