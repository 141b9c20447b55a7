using CchcWarehouse.OData.Plans;
using static CchcWarehouse.OData.Sql.SqlFragment;

namespace CchcWarehouse.OData.Sql;

/// <summary>A plan → the statements that read its answer.</summary>
public static class SqlPrinter
{
    /// <summary>The SQLSTATE of a statement that would add up what does not add up; its message has the reasons.</summary>
    public const string NotAdditiveState = "CCMIX";

    public static SqlQuery Print(QueryPlan plan)
    {
        var exists = new SelectPrinter(plan);
        var count = new SelectPrinter(plan);
        var rows = new SelectPrinter(plan);
        return new SqlQuery(
            plan.Exists is { } parent ? Piece($"SELECT EXISTS ({exists.Print(parent)})").ToStatement() : null,
            plan.Count is { } counted ? count.Print(counted).ToStatement() : null,
            plan.Rows is { } read ? rows.Print(read).ToStatement() : null)
        {
            IsHeavy = count.Combines || rows.Combines,
            ReadsDimensions = rows.MetDimension,
            HasFormerStates = exists.MetHistory || count.MetHistory || rows.MetHistory,
            IsUnkept = exists.MetUnkept || count.MetUnkept || rows.MetUnkept,
        };
    }
}
