namespace CchcWarehouse.Etl.Facts.Indicators;

/// <summary>How well one wording fits one row.</summary>
/// <param name="IsCertain">Every word that matters agrees and every circumstance holds.</param>
/// <param name="Likeness">0 to 1, for ordering uncertain candidates.</param>
/// <param name="Slips">Spelling slips that had to be overlooked.</param>
/// <param name="Inherited">Words of the wording that stand in the headings above instead of in the row.</param>
/// <param name="LacksHeading">Certain but for a heading that the form does not have.</param>
/// <param name="Why">What speaks for it or against it.</param>
public sealed record WordingMatch(Wording Wording, bool IsCertain, double Likeness, int Slips, int Inherited, bool LacksHeading, string Why)
{
    public Indicator Indicator => Wording.Indicator;

    /// <summary>No slip, nothing inherited, the same sort of measure: the wording itself.</summary>
    public bool IsExact => IsCertain && Slips == 0 && Inherited == 0 && Likeness >= 1;
}
