using CchcWarehouse.OData.Plans;
using CchcWarehouse.OData.Plans.Relations;
using static CchcWarehouse.OData.Sql.SqlFragment;

namespace CchcWarehouse.OData.Sql;

/// <summary>A plan → the statements that read its answer.</summary>
public static class SqlPrinter
{
    public static SqlQuery Print(QueryPlan plan) => new(
        plan.Exists is { } exists ? Piece($"SELECT EXISTS ({new SelectPrinter().Print(exists)})").ToStatement() : null,
        Print(plan.Count),
        Print(plan.Rows));

    private static SqlStatement? Print(Select? select) => select is null ? null : new SelectPrinter().Print(select).ToStatement();
}
