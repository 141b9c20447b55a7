using System.Globalization;
using System.Text.Json;
using CchcWarehouse.OData.Sql;
using Npgsql;

namespace CchcWarehouse.OData.Responses.Execution;

/// <summary>Refuses statements that the database itself expects to cost too much, before they begin.</summary>
internal static class CostLimit
{
    /// <exception cref="BadQueryException">A statement would cost more than the limit.</exception>
    public static async Task CheckAsync(NpgsqlConnection connection, SqlQuery query, double limit, WorkLimit work)
    {
        foreach (var statement in (SqlStatement?[])[query.Count, query.Rows])
        {
            if (statement is not null && await CostAsync(connection, statement, work) is var cost && cost > limit)
            {
                throw new BadQueryException(
                    BadQueryCodes.Limit,
                    $"The database expects this request to cost {cost:0} of its units; at most {limit:0} are allowed. Narrow both sides of what is combined with $filter, ask for fewer rows with $top, or split the request.");
            }
        }
    }

    private static async Task<double> CostAsync(NpgsqlConnection connection, SqlStatement statement, WorkLimit work)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(StatementParameters.Command(statement with { Text = "EXPLAIN (FORMAT JSON) " + statement.Text }));
        var plan = (string)(await work.WaitAsync(batch.ExecuteScalarAsync(work.Token)))!;
        using var json = JsonDocument.Parse(plan);
        return json.RootElement[0].GetProperty("Plan").GetProperty("Total Cost").GetDouble();
    }
}
