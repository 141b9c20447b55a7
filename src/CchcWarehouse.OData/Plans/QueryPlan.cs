using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Forms;
using CchcWarehouse.OData.Plans.Paging;
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

    /// <summary>Which state of the warehouse is read.</summary>
    public FactState State { get; init; } = FactState.Present;

    /// <summary>Where addresses of source tables begin.</summary>
    public Constant Root { get; init; } = Constant.Of("");

    /// <summary>What the rows are, for the fingerprint of another request of the form.</summary>
    internal string RowsTitle { get; init; } = "";

    /// <summary>Binds a request for data; $metadata, $batch and the service document are not planned.</summary>
    /// <exception cref="BadQueryException">A name, type or value of the request does not fit the model.</exception>
    public static QueryPlan From(RequestSyntax request, WarehouseModel model, PlanOptions options, PlanLimits? limits = null) =>
        From(request, model, options, limits ?? PlanLimits.Default, form: null);

    /// <param name="form">Of this request: it is told which values the plan depends on.</param>
    internal static QueryPlan From(RequestSyntax request, WarehouseModel model, PlanOptions options, PlanLimits limits, RequestForm? form)
    {
        var plan = new QueryBinder(request, model, options, limits, form).Bind();
        foreach (var select in new[] { plan.Exists, plan.Count, plan.Rows })
        {
            KeyLookups.Apply(select);
            KeyGrouping.Apply(select);
        }

        return plan;
    }
}
