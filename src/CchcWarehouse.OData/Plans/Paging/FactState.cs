using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Forms;
using CchcWarehouse.OData.Plans.Scalars;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Paging;

/// <summary>The instants that tell which state of the warehouse is read, as parameters.</summary>
/// <param name="Moment">The moment of the facts; null: what stands now.</param>
/// <param name="AsOf">The instant that the client asks for; null: none. It also holds for what does not move with the facts.</param>
/// <param name="Since">The moment since which changes are asked for; null: none are.</param>
public sealed record FactState(Constant? Moment, Constant? AsOf, Constant? Since)
{
    public static FactState Present { get; } = new(null, null, null);

    /// <summary>The end of time, as the database has it.</summary>
    internal static readonly Constant Forever = Instant(DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc));

    internal static FactState Of(PlanOptions options, RequestForm? form) => new(
        options.Moment is { } moment ? form?.Moment() ?? Instant(moment) : null,
        options.AsOf is { } asOf ? form?.AsOf() ?? Instant(asOf) : null,
        options.Since is { } since ? form?.Since() ?? Instant(since) : null);

    /// <summary>The moment up to which changes are told.</summary>
    internal Constant Until => Moment ?? Forever;

    /// <summary>The instant at which rows of a relation are to be read; null: now.</summary>
    internal Constant? Of(HistoryMap history) => history.Moves ? Moment : AsOf;

    private static Constant Instant(DateTime instant) => new(instant, EdmPrimitiveTypeKind.DateTimeOffset);
}
