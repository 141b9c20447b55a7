using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans;
using CchcWarehouse.OData.Plans.Forms;
using CchcWarehouse.OData.Requests;

namespace CchcWarehouse.OData.Compilation;

/// <summary>Request → statements and shape. Requests of one form are bound and printed once; the next ones only bring their values.</summary>
/// <remarks>
/// Plans know names and types of the model, which does not change while the process runs, and nothing of the dimensions' rows:
/// a new version of the dimensions leaves them right.
/// </remarks>
public sealed class QueryCompiler(WarehouseModel model, PlanLimits? limits = null)
{
    private readonly PlanLimits limits = limits ?? PlanLimits.Default;
    private readonly FormCache cache = new(capacity: 500);

    /// <summary>Plans held for other requests.</summary>
    internal int Held => cache.Count;

    /// <exception cref="BadQueryException">A name, type or value of the request does not fit the model.</exception>
    public CompiledQuery Compile(RequestSyntax request, PlanOptions options)
    {
        if (FormOf(request, options) is not { } form)
        {
            return CompiledQuery.Of(QueryPlan.From(request, model, options, limits));
        }

        if (cache.Find(form) is { } known)
        {
            return known.With(request, form.Values);
        }

        var query = CompiledQuery.Of(QueryPlan.From(request, model, options, limits, form));
        cache.Add(form, query);
        return query;
    }

    // A malformed literal is refused where the binder meets it, unless something before it is worse.
    private RequestForm? FormOf(RequestSyntax request, PlanOptions options)
    {
        try
        {
            return RequestForm.Of(request, options, limits);
        }
        catch (BadQueryException)
        {
            return null;
        }
    }
}
