using CchcWarehouse.OData.Plans;
using CchcWarehouse.OData.Plans.Paging;
using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Sql;

namespace CchcWarehouse.OData.Compilation;

/// <summary>A request ready to be run: the statements with its values, and what the answer looks like.</summary>
public sealed record CompiledQuery(ResultShape Shape, SqlQuery Sql)
{
    /// <summary>What the rows are, for the fingerprint of another request.</summary>
    internal string RowsTitle { get; init; } = "";

    /// <summary>The same for all requests of the form.</summary>
    internal SharedCourse Course { get; } = new();

    internal static CompiledQuery Of(QueryPlan plan) => new(plan.Shape, SqlPrinter.Print(plan)) { RowsTitle = plan.RowsTitle };

    /// <summary>The same for another request of the form, whose values agree wherever the plan depends on them.</summary>
    internal CompiledQuery With(RequestSyntax request, IReadOnlyList<object?> values)
    {
        var fingerprint = Shape.Request is null ? null : new RequestFingerprint(RowsTitle, request.Options);
        return this with
        {
            Shape = Shape with
            {
                Request = fingerprint,
                Page = Shape.Page is { } page ? page with { Request = fingerprint! } : null,
            },
            Sql = Sql with { Exists = With(Sql.Exists, values), Count = With(Sql.Count, values), Rows = With(Sql.Rows, values) },
        };
    }

    private static SqlStatement? With(SqlStatement? statement, IReadOnlyList<object?> values) => statement is null
        ? null
        : statement with { Parameters = new FormParameters(statement.Parameters, values), Fitted = statement.Fitted?.With(values) };
}
