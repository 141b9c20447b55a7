using CchcWarehouse.OData.Plans;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using static CchcWarehouse.OData.Sql.SqlFragment;

namespace CchcWarehouse.OData.Sql;

/// <summary>A plan → the statements that read its answer.</summary>
public static class SqlPrinter
{
    /// <summary>The SQLSTATE of a statement that would add up what does not add up; its message has the reasons.</summary>
    public const string NotAdditiveState = "CCMIX";

    public static SqlQuery Print(QueryPlan plan)
    {
        var asOf = plan.AsOf;
        return new SqlQuery(
            plan.Exists is { } exists ? Piece($"SELECT EXISTS ({new SelectPrinter(asOf).Print(exists)})").ToStatement() : null,
            Print(plan.Count, asOf),
            Print(plan.Rows, asOf))
        {
            Moment = plan.NeedsMoment ? Piece($"SELECT recorded_at FROM fact_moment").ToStatement() : null,
        };
    }

    private static SqlStatement? Print(Select? select, Constant? asOf) =>
        select is null ? null : new SelectPrinter(asOf).Print(select).ToStatement();
}
