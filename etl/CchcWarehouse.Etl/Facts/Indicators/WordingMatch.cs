using CchcWarehouse.Etl.Facts.Labels;

namespace CchcWarehouse.Etl.Facts.Indicators;

/// <summary>How well one wording fits one row.</summary>
/// <param name="Difference">The words that agree with nothing on the other side; empty lists when all do.</param>
/// <param name="Against">The circumstance that speaks against it; null when words differ or nothing does.</param>
/// <param name="Likeness">0 to 1, for ordering uncertain candidates.</param>
/// <param name="Inherited">Words of the wording that stand in the headings above instead of in the row.</param>
/// <param name="LacksHeading">Certain but for a heading that the form does not have.</param>
public sealed record WordingMatch(Wording Wording, WordDifference Difference, Reason? Against, double Likeness, int Inherited, bool LacksHeading)
{
    public Indicator Indicator => Wording.Indicator;

    /// <summary>Every word that matters agrees and every circumstance holds.</summary>
    public bool IsCertain => Against is null && Difference is { Missing.Count: 0, Extra.Count: 0 };

    /// <summary>No slip, nothing inherited, the same sort of measure: the wording itself.</summary>
    public bool IsExact => IsCertain && Difference.Slips == 0 && Inherited == 0 && Likeness >= 1;

    /// <summary>What speaks for it or against it.</summary>
    public Reason Why => IsCertain ? For() : Against ?? Words();

    private Reason For()
    {
        var leans = Inherited > 0 || Wording.Demands > 0;
        return new Reason(
            $"khớp \"{Wording.Text}\"" + (Difference.Slips > 0 ? $", bỏ qua {Difference.Slips} chỗ khác chính tả" : "") + (leans ? ", xét theo đề mục phía trên" : ""),
            $"matches \"{Wording.Text}\"" + (Difference.Slips > 0 ? $", {Difference.Slips} slips of spelling aside" : "") + (leans ? ", by the headings above" : ""));
    }

    private Reason Words()
    {
        var (lack, more) = (Written(Difference.Missing), Written(Difference.Extra));
        return Reason.Join(", ",
        [
            .. lack.Length == 0 ? (Reason[])[] : [new($"thiếu \"{lack}\"", $"lacks \"{lack}\"")],
            .. more.Length == 0 ? (Reason[])[] : [new($"thừa \"{more}\"", $"has \"{more}\" besides")],
        ]);
    }

    private static string Written(IEnumerable<string> syllables) => string.Join(' ', syllables.Select(VietnameseSyllable.Written));
}
