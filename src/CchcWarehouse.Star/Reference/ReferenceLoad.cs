using Npgsql;

namespace CchcWarehouse.Star.Reference;

/// <summary>Brings the dimensions to what <c>db/reference</c> says. Run twice it changes nothing.</summary>
/// <remarks>
/// Each code list goes by COPY into a temporary table; one statement then inserts what is new and updates
/// what differs, so that surrogate keys stay and an unchanged row is not written.
/// </remarks>
public static class ReferenceLoad
{
    private static readonly CodeList[] CodeLists =
    [
        new("areas.tsv", "load_area", Merge: "areas"),
        new("units_of_measure.tsv", "load_unit_of_measure", Merge: "units_of_measure"),
        new("indicator_groups.tsv", "load_indicator_group", Merge: "indicator_groups"),
        new("indicators.tsv", "load_indicator", Merge: null),
        new("indicator_traits.tsv", "load_indicator_trait", Merge: "indicators"),
        new("indicator_codes.tsv", "load_indicator_code", Merge: "indicator_codes"),
        new("indicator_changes.tsv", "load_indicator_change", Merge: "indicator_changes"),
        new("units.tsv", "load_admin_unit", Merge: "admin_units"),
        new("unit_lineage.tsv", "load_unit_lineage", Merge: "unit_lineage"),
    ];

    // Requests come at once, autovacuum after a minute.
    private const string AnalyzeDimensions =
        "ANALYZE dim_area, dim_unit_of_measure, dim_indicator_group, dim_indicator, dim_indicator_code, dim_period, dim_admin_unit, unit_lineage";

    /// <returns>Rows inserted or updated, by code list.</returns>
    public static async Task<IReadOnlyList<(string CodeList, int Changed)>> RunAsync(
        NpgsqlConnection owner, CancellationToken cancellationToken)
    {
        var changed = new List<(string, int)>();
        await using var transaction = await owner.BeginTransactionAsync(cancellationToken);
        changed.Add(("periods", await ExecuteAsync(owner, MergeStatement("periods"), cancellationToken)));
        foreach (var list in CodeLists)
        {
            await StageAsync(owner, list, cancellationToken);
            if (list.Merge is { } merge)
            {
                changed.Add((merge, await ExecuteAsync(owner, MergeStatement(merge), cancellationToken)));
            }
        }

        await transaction.CommitAsync(cancellationToken);
        if (changed.Exists(list => list.Item2 > 0))
        {
            await ExecuteAsync(owner, AnalyzeDimensions, cancellationToken);
        }

        return changed;
    }

    private static async Task StageAsync(NpgsqlConnection owner, CodeList list, CancellationToken cancellationToken)
    {
        var table = ReferenceTable.Read(list.FileName);
        var columns = string.Join(", ", table.Heads.Select(head => $"\"{head}\" text"));
        await ExecuteAsync(owner, $"CREATE TEMP TABLE {list.Staging} ({columns}) ON COMMIT DROP", cancellationToken);
        await using var import = await owner.BeginBinaryImportAsync($"COPY {list.Staging} FROM STDIN (FORMAT binary)", cancellationToken);
        foreach (var entry in table.Entries)
        {
            await import.StartRowAsync(cancellationToken);
            foreach (var field in entry)
            {
                await import.WriteAsync(field, NpgsqlTypes.NpgsqlDbType.Text, cancellationToken);
            }
        }

        await import.CompleteAsync(cancellationToken);
        await import.CloseAsync(cancellationToken);
        await ExecuteAsync(owner, $"ANALYZE {list.Staging}", cancellationToken);
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection owner, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, owner);
        return Math.Max(0, await command.ExecuteNonQueryAsync(cancellationToken));
    }

    private static string MergeStatement(string name) =>
        File.ReadAllText(Path.Combine(ReferenceTable.Folder, "merge", name + ".sql"));

    /// <param name="Merge">The statement of <c>db/reference/merge</c> that runs once this list is staged.</param>
    private sealed record CodeList(string FileName, string Staging, string? Merge);
}
