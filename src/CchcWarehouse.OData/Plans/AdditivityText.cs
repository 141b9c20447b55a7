using CchcWarehouse.OData.Wording;

namespace CchcWarehouse.OData.Plans;

/// <summary>What a sum would mix, and what would make it meaningful.</summary>
public static class AdditivityText
{
    public const string UnitsOfMeasure = "units-of-measure";

    public const string Periods = "periods";

    public const string Overlap = "overlap";

    public const string Nesting = "nesting";

    /// <summary>The refusal of an aggregate.</summary>
    /// <param name="reasons">Names of the constants above, separated by commas, as the database reports them.</param>
    public static ErrorText Refusal(string reasons) => ErrorText.Sentences(
        [.. reasons.Split(',').Select(Describe), "To have the number all the same, send Prefer: cchc.allow-mixed or add allowMixed=true."]);

    /// <summary>One sentence on what is mixed, one on the way out.</summary>
    public static ErrorText Describe(string reason) => reason switch
    {
        UnitsOfMeasure => "Values in different units of measure would be added up. Group by UnitOfMeasureCode, or filter on one unit of measure or one indicator.",
        Periods => "Stocks, rates or cumulative values of several periods would be added up, though each is a state and no part of a whole. "
            + "Group by PeriodCode or filter on one period; or use average, min or max.",
        Overlap => "Periods that contain one another would be added up (a quarter inside its half-year inside its year). "
            + "Group by PeriodKind or filter on one, such as PeriodKind eq 'Year'.",
        Nesting => "Administrative units would be added up together with units inside them. "
            + "Group by AdminUnitLevel or filter on one, such as AdminUnitLevel eq 'District'.",
        _ => reason,
    };
}
