namespace CchcWarehouse.OData.Compilation;

/// <summary>Whether answers of a form may go where others wait behind them.</summary>
internal sealed class SharedCourse
{
    private const long Rest = 60_000;

    private long closedUntil;

    public bool IsOpen => Environment.TickCount64 >= Volatile.Read(ref closedUntil);

    /// <summary>One of them was slow or large.</summary>
    public void Close() => Volatile.Write(ref closedUntil, Environment.TickCount64 + Rest);
}
