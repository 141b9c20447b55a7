using DocumentFormat.OpenXml.Wordprocessing;

namespace CchcWarehouse.Tests.Documents.Formats.Writers;

/// <summary>Which lines a program draws in its tables, and how it sets their cells.</summary>
internal sealed record TableLook(bool HasBox, bool HasRows, bool HasColumns)
{
    internal static TableLook Ruled { get; } = new(true, true, true);

    internal static TableLook Without { get; } = new(false, false, false);

    internal bool IsCentred { get; init; }

    internal bool IsShaded { get; init; }

    /// <summary>Of the cells that hold no label.</summary>
    internal JustificationValues? Alignment { get; init; }

    internal static IReadOnlyDictionary<string, TableLook> All { get; } = new Dictionary<string, TableLook>(StringComparer.Ordinal)
    {
        ["no lines"] = Without,
        ["no lines, centred"] = Without with { IsCentred = true, Alignment = JustificationValues.Center },
        ["no lines, figures right"] = Without with { Alignment = JustificationValues.Right },
        ["shaded rows"] = Without with { IsShaded = true },
        ["lines across"] = new(true, true, false),
        ["lines down"] = new(true, false, true),
    };
}
