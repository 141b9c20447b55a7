using CchcWarehouse.OData.Sql;

namespace CchcWarehouse.OData.Responses.Execution;

/// <summary>The statements of one answer, for what stands now or for an earlier moment of the facts.</summary>
/// <remarks>
/// What stands now is read faster. A later page expects that nothing was loaded since the first, unless the service has seen
/// that something was; the moment that comes with the rows tells whether it expected rightly.
/// </remarks>
/// <param name="print">Prints the statements for a moment; null: for what stands now.</param>
/// <param name="asked">The moment that the answer is to show; null: what stands now.</param>
internal sealed class AnswerStatements(Func<DateTime?, SqlQuery> print, DateTime? asked, LatestMoment latest)
{
    private SqlQuery? present;
    private SqlQuery? former;

    /// <summary>The statements to run, as far as is known.</summary>
    public SqlQuery Next()
    {
        present ??= print(null);
        return asked < latest.Known && present.HasFormerStates ? former ??= print(asked) : present;
    }

    /// <summary>Whether what was run shows what was asked for.</summary>
    /// <param name="current">The moment of the facts in the snapshot of the rows.</param>
    /// <param name="moment">The moment that the rows show.</param>
    public bool AreRight(SqlQuery run, DateTime current, out DateTime moment)
    {
        latest.See(current);
        moment = asked < current ? asked.Value : current;
        return ReferenceEquals(run, former) || !(asked < current && run.HasFormerStates);
    }
}

/// <summary>The latest moment of the facts that this process has seen.</summary>
internal sealed class LatestMoment
{
    private long ticks;

    public DateTime Known => new(Interlocked.Read(ref ticks), DateTimeKind.Utc);

    public void See(DateTime moment)
    {
        for (var known = Interlocked.Read(ref ticks); known < moment.Ticks; known = Interlocked.Read(ref ticks))
        {
            Interlocked.CompareExchange(ref ticks, moment.Ticks, known);
        }
    }
}
