using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Requests.Syntax;
using CchcWarehouse.OData.Responses.Negotiation;
using CchcWarehouse.OData.Sql;

namespace CchcWarehouse.OData.Responses.Paging;

/// <summary>Which answers can be kept up to date: those of facts that stand as they are in one entity set.</summary>
/// <remarks>
/// An observation never changes: a corrected one is another, with another key. So changes are what was removed and what was added.
/// </remarks>
internal static class ChangeTracking
{
    public static bool Fits(RequestSyntax request, ResultShape shape, ResponseFormat format) =>
        format is { Media: Media.Json, Metadata: not MetadataLevel.None }
        && shape is { Kind: ResultKind.Collection, Entity.Relation.History.Changes: not null }
        && request.Path.Segments.Count == 1
        && !request.Options.Any(option => option is ApplyOption or TopOption or SkipOption)
        && AsOfOption.Of(request) is null;

    /// <exception cref="BadQueryException">Changes of this request are never told.</exception>
    public static void Check(RequestSyntax request, ResultShape shape, ResponseFormat format)
    {
        if (format.Metadata == MetadataLevel.None)
        {
            throw new BadQueryException(ResponseCodes.BadToken, "Changes cannot be told without control information; ask for odata.metadata=minimal.", "$format");
        }

        if (!Fits(request, shape, format))
        {
            throw new BadQueryException(ResponseCodes.BadToken, "The token belongs to another request. Follow @odata.deltaLink as it is.", "$deltatoken");
        }
    }

    /// <summary>Whether a change of a dimension changes the rows that the client holds.</summary>
    public static bool ShowsDimensions(ResultShape shape, SqlQuery query) =>
        query.ReadsDimensions || shape.Row.Members.Any(member => member is not ValueShape { Source: not CachedValue });
}
