using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Forms;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Requests;

namespace CchcWarehouse.OData.Plans;

/// <summary>A request bound to the model: what to read from the star, and how the rows become the answer.</summary>
public sealed record QueryPlan(ResultShape Shape)
{
    /// <summary>Has a row when the parent that the path leads through exists. Null: nothing to check.</summary>
    public Select? Exists { get; init; }

    /// <summary>The number of rows before skip and top. Null: not asked for.</summary>
    public Select? Count { get; init; }

    /// <summary>Null: no row is read.</summary>
    public Select? Rows { get; init; }

    /// <summary>The state of the facts to read: what the first page of the answer saw. Null: what stands now.</summary>
    public Constant? AsOf { get; init; }

    /// <summary>What the rows are, for the fingerprint of another request of the form.</summary>
    internal string RowsTitle { get; init; } = "";

    /// <summary>A first page of facts: the next ones will need to know which state it saw.</summary>
    public bool NeedsMoment => AsOf is null && Shape.Page is not null && Rows is not null && Tables.Of(Rows).Any(table => table.Relation.History is not null);

    /// <summary>Binds a request for data; $metadata, $batch and the service document are not planned.</summary>
    /// <exception cref="BadQueryException">A name, type or value of the request does not fit the model.</exception>
    public static QueryPlan From(RequestSyntax request, WarehouseModel model, PlanOptions options, PlanLimits? limits = null) =>
        From(request, model, options, limits ?? PlanLimits.Default, form: null);

    /// <param name="form">Of this request: it is told which values the plan depends on.</param>
    internal static QueryPlan From(RequestSyntax request, WarehouseModel model, PlanOptions options, PlanLimits limits, RequestForm? form) =>
        new QueryBinder(request, model, options, limits, form).Bind();
}
