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
            plan.Exists is { } parent ? Statement(exists, Piece($"SELECT EXISTS ({exists.Print(parent)})")) : null,
            plan.Count is { } counted ? Statement(count, count.Print(counted)) : null,
            plan.Rows is { } read ? Statement(rows, rows.Print(read)) : null)
        {
            IsHeavy = count.Combines || rows.Combines,
            ReadsDimensions = rows.MetDimension,
            HasFormerStates = exists.MetHistory || count.MetHistory || rows.MetHistory,
            IsUnkept = exists.MetUnkept || count.MetUnkept || rows.MetUnkept,
        };
    }

    private static SqlStatement Statement(SelectPrinter printer, SqlFragment printed) =>
        printer.ReadsPresent ? printed.ToStatement() with { Fitted = printed.ToFitted() } : printed.ToStatement();
}
