using CchcWarehouse.OData.Compilation;
using CchcWarehouse.OData.Responses.Dimensions;
using CchcWarehouse.OData.Sql;

namespace CchcWarehouse.OData.Responses.Execution;

/// <summary>The statements of a small answer that may go to a shared session, for the dimensions as they are known.</summary>
/// <remarks>
/// A shared session has statements of many answers on their way at once: fewer messages and changes of process for each. Whoever
/// is behind waits, so only statements go there that depend on keys alone; and the rows are held until the last is there, so
/// that no slow client is waited for. A form whose answers prove to be slow or large goes its own way for a while.
/// </remarks>
/// <param name="Asked">As the answer's statements have them.</param>
/// <param name="Fitted">With the keys.</param>
internal sealed record SharedQuery(SqlQuery Asked, SqlQuery Fitted, DimensionSnapshot Known)
{
    /// <summary>Bytes that an answer may have.</summary>
    public const int LargestAnswer = 256 * 1024;

    /// <summary>How long the sessions let a statement work.</summary>
    public static readonly TimeSpan LongestWork = TimeSpan.FromSeconds(1);

    /// <returns>Null: it is none for shared sessions.</returns>
    public static SharedQuery? Of(CompiledQuery compiled, AnswerStatements statements, DimensionCache cache)
    {
        if (!compiled.Course.IsOpen || cache.Current is not { } known || statements.Next() is not { IsHeavy: false } asked)
        {
            return null;
        }

        var fitted = asked.Knowing(known.KeysOf);
        return fitted.IsByKeys ? new(asked, fitted, known) : null;
    }
}
