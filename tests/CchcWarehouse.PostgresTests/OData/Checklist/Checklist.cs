using System.Globalization;

namespace CchcWarehouse.PostgresTests.OData.Checklist;

/// <summary>The rows of the checklist, one file for each of its sections.</summary>
internal static class Checklist
{
    public static IReadOnlyList<(string Title, IReadOnlyList<ChecklistRow> Rows)> Sections { get; } =
    [
        ("Documents, versions, values", DocumentRows.All),
        ("Preferences, errors, methods", HeaderRows.All),
        ("Addressing", AddressingRows.All),
        ("$filter", FilterRows.All),
        ("$select, $orderby, $top, $skip, $count, $search, $compute", OptionRows.All),
        ("$expand", ExpandRows.All),
        ("Paging, changes, answers fetched later", [.. PagingRows.All, .. AsynchronousRows.All]),
        ("$batch", BatchRows.All),
        ("Aggregation", ApplyRows.All),
        ("Vocabularies", VocabularyRows.All),
    ];

    public static IEnumerable<ChecklistRow> Rows => Sections.SelectMany(section => section.Rows);

    public static int Place(ChecklistRow row) => int.Parse(row.Number.TrimEnd('a'), CultureInfo.InvariantCulture);
}
