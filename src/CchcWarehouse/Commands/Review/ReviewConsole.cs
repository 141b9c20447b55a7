using CchcWarehouse.Api;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Review;
using CchcWarehouse.Star.Connections;

namespace CchcWarehouse.Commands.Review;

/// <summary>The review on a terminal.</summary>
internal sealed class ReviewConsole(WarehouseConnections connections, bool asJson)
{
    public const int MostListed = 200;

    private readonly ReviewDesk desk = new(connections.Loader, ReportReader.ReadAsync);

    public async Task<int> ListAsync(QueueFilter filter, CancellationToken cancellationToken)
    {
        await using var star = new WarehouseReader(connections.Reader).Open();
        var queue = new ReviewQueue(star);
        var items = await queue.ListAsync(filter, cancellationToken);
        if (asJson)
        {
            foreach (var item in items)
                Console.Out.WriteLine(ReviewJson.Line(WaitingJson.Of(item)));
            return ExitCode.Success;
        }

        ReviewTables.Print(items);
        var (reports, rows) = await queue.CountAsync(filter, cancellationToken);
        Console.Out.WriteLine(new Spoken(
            $"{reports} báo cáo và {rows} dòng chờ xem xét" + (reports + rows > items.Count ? $", in {items.Count} mục đầu (--limit)." : "."),
            $"{reports} reports and {rows} rows wait for review" + (reports + rows > items.Count ? $", the first {items.Count} are printed (--limit)." : ".")));
        return ExitCode.Success;
    }

    public async Task<int> ShowAsync(ReviewTarget target, CancellationToken cancellationToken)
    {
        await using var star = new WarehouseReader(connections.Reader).Open();
        var detail = await new ReviewQueue(star).ShowAsync(target.ReportKey, target.SourceRow, await HistoryOfAsync(cancellationToken), cancellationToken);
        if (asJson)
            Console.Out.WriteLine(ReviewJson.Line(WaitingDetailJson.Of(detail)));
        else
            ReviewTables.Print(detail);
        return ExitCode.Success;
    }

    public async Task<int> DecideAsync(DecisionRequest request, CancellationToken cancellationToken) =>
        Print(await desk.DecideAsync(request, cancellationToken));

    public async Task<int> UndoAsync(long decisionKey, string by, string? reason, CancellationToken cancellationToken) =>
        Print(await desk.UndoAsync(decisionKey, by, reason, cancellationToken));

    public async Task<int> HistoryAsync(CancellationToken cancellationToken)
    {
        var history = await HistoryOfAsync(cancellationToken);
        if (!asJson)
            ReviewTables.Print(history);
        foreach (var decision in asJson ? history : [])
            Console.Out.WriteLine(ReviewJson.Line(DecisionJson.Of(decision)));
        return ExitCode.Success;
    }

    public async Task<int> ExportAsync(bool asAliases, CancellationToken cancellationToken)
    {
        await using var connection = await connections.Reader.OpenConnectionAsync(cancellationToken);
        var standing = (await DecisionLedger.HistoryAsync(connection, cancellationToken)).Where(d => d.Stands);
        var lines = asAliases ? DecisionTable.Aliases(standing) : DecisionTable.Lines(standing, await DecisionLedger.FormsAsync(connection, cancellationToken));
        foreach (var line in lines)
            Console.Out.WriteLine(line);
        return ExitCode.Success;
    }

    /// <summary>0 where every decision stands here now, 1 where some do not fit.</summary>
    public async Task<int> ImportAsync(IReadOnlyList<ExportedDecision> decisions, bool force, CancellationToken cancellationToken)
    {
        var states = new List<ImportState>();
        await foreach (var imported in new DecisionImport(desk).RunAsync(decisions, force, cancellationToken))
        {
            states.Add(imported.State);
            if (asJson)
                Console.Out.WriteLine(ReviewJson.Line(ImportedJson.Of(imported)));
            else
                ReviewTables.Print(imported);
        }

        if (!asJson)
            ReviewTables.PrintImported(states);
        return states.Contains(ImportState.Refused) ? ExitCode.Failure : ExitCode.Success;
    }

    private int Print(DecisionOutcome outcome)
    {
        if (asJson)
            Console.Out.WriteLine(ReviewJson.Line(OutcomeJson.Of(outcome)));
        else
            ReviewTables.Print(outcome);
        return ExitCode.Success;
    }

    private async Task<IReadOnlyList<ReviewDecision>> HistoryOfAsync(CancellationToken cancellationToken)
    {
        await using var connection = await connections.Reader.OpenConnectionAsync(cancellationToken);
        return await DecisionLedger.HistoryAsync(connection, cancellationToken);
    }
}
