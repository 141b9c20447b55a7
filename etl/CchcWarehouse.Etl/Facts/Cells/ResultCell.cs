using System.Text;
using System.Text.RegularExpressions;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Star.Letters;

namespace CchcWarehouse.Etl.Facts.Cells;

/// <summary>Takes a result cell apart: numeral, unit, qualifier, remark, or says why it is none.</summary>
/// <remarks>Nothing is repaired: a cell that is not one number for certain is words or unclear.</remarks>
public sealed class ResultCell(UnitOfMeasureSpellings units)
{
    /// <summary>A longer text is a narrative, its figures no value; in a shorter one a figure may be the value.</summary>
    private const int NarrativeWords = 9;

    public CellReading Read(string? cell)
    {
        var text = Fold(cell);
        if (ResultPatterns.Nothing().IsMatch(text))
        {
            return CellReading.Empty;
        }

        var plain = ResultPatterns.NoteMark().Replace(text, "");
        var reading = UnitAlone(plain) ?? (plain.Any(char.IsAsciiDigit) ? WithDigits(plain) : WithoutDigits(plain));
        return plain.Length == text.Length ? reading : reading with { Steps = [.. reading.Steps, new("bỏ dấu chú thích sau số", "the mark of a footnote after the number is left out")] };
    }

    /// <summary>Full-width forms and the many blanks become plain ones; lines are kept.</summary>
    public static string Fold(string? cell)
    {
        var folded = new StringBuilder();
        foreach (var c in CanonicalText.Compose(cell ?? ""))
        {
            if (c is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD')
            {
                continue;
            }

            folded.Append(c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c);
        }

        return ResultPatterns.Blanks().Replace(folded.ToString(), m => m.Value.Contains('\n') ? "\n" : " ").Trim();
    }

    private CellReading? UnitAlone(string text)
    {
        var plain = ResultPatterns.Placeholder().Replace(text, "").Trim();
        if (plain.Length == 0)
        {
            return CellReading.Empty;
        }

        if (CodeScale.Parse(plain) is { Entries.Count: > 1 } scale)
        {
            return new CellReading(CellContent.UnitOnly, Unit: new UnitOfMeasureReading(plain, UnitOfMeasureSort.Scale, null, scale));
        }

        return !plain.Any(char.IsDigit) && units.Find(plain) is { } unit ? new CellReading(CellContent.UnitOnly, Unit: unit) : null;
    }

    private static CellReading WithoutDigits(string text) =>
        ResultPatterns.LookAlike().IsMatch(text) ? Unclear("chữ cái có thể là chữ số", "a letter may be a digit")
        : text.Any(char.IsNumber) ? Unclear("chữ số không phải 0–9", "digits other than 0–9")
        : new CellReading(CellContent.Words);

    private CellReading WithDigits(string text)
    {
        if (ResultPatterns.DateOrDocument().IsMatch(BeforeRemark(text)))
        {
            return new CellReading(CellContent.Words) { Steps = [new Reason("ngày tháng hoặc số hiệu văn bản, không phải giá trị", "a date or the number of a document, no value")] };
        }

        if (ResultPatterns.LettersAmongDigits().IsMatch(text))
        {
            return Unclear("chữ cái lẫn giữa các chữ số", "letters among the digits");
        }

        if (ResultPatterns.ManyLines().IsMatch(text))
        {
            return Unclear("nhiều số trên nhiều dòng trong một ô", "several numbers on several lines of one cell");
        }

        return SharedFraction(text) ?? Fraction(text) ?? Single(text) ?? UnitFirst(text) ?? Narrative(text);
    }

    private static string BeforeRemark(string text)
    {
        var end = text.AsSpan().IndexOfAny('(', '[');
        return end > 0 && text.AsSpan(0, end).IndexOfAnyInRange('0', '9') >= 0 ? text[..end] : text;
    }

    private CellReading? Single(string text)
    {
        var m = ResultPatterns.SingleNumber().Match(text);
        if (!m.Success)
        {
            return null;
        }

        var rest = m.Groups["rest"].Value;
        var unpaired = m.Groups["from"].Success && !m.Groups["up"].Success && !m.Groups["down"].Success;
        if (unpaired || ResultPatterns.AnotherNumber().IsMatch(rest))
        {
            return Unclear("nhiều số trong một ô", "several numbers in one cell");
        }

        var percent = m.Groups["percent"].Success;
        var (factor, words) = percent ? (1m, rest) : Scaled(rest);
        return Tail(words) is { } tail
            ? new CellReading(CellContent.Number, m.Groups["number"].Value, null, tail.Share, percent, factor, Qualifier(m), percent ? PercentSign : tail.Unit) { Steps = tail.Steps }
            : LongerThanNarrative(text) ? null : Unclear("chữ đi kèm số không rõ nghĩa", "the words beside the number are not understood");
    }

    private CellReading? Fraction(string text)
    {
        var m = ResultPatterns.PartOfWhole().Match(text);
        if (!m.Success)
        {
            return null;
        }

        var (part, whole) = (m.Groups["number"].Value, m.Groups["whole"].Value);
        if (part.Length <= 2 && ResultPatterns.Year().IsMatch(whole))
        {
            return Unclear("có thể là tháng và năm", "may be a month and a year");
        }

        return Tail(m.Groups["rest"].Value) is { } tail
            ? new CellReading(CellContent.Fraction, part, whole, tail.Share, Qualifier: Qualifier(m), Unit: tail.Unit) { Steps = tail.Steps }
            : LongerThanNarrative(text) ? null : Unclear("chữ đi kèm phân số không rõ nghĩa", "the words beside the fraction are not understood");
    }

    /// <summary>"99,87% (23.826/23.856)": the share first, its parts beside it.</summary>
    private static CellReading? SharedFraction(string text)
    {
        var m = ResultPatterns.ShareOfParts().Match(text);
        return m.Success
            ? new CellReading(CellContent.Fraction, m.Groups["number"].Value, m.Groups["whole"].Value, m.Groups["share"].Value) { Steps = [new Reason("tỷ lệ kèm phân số", "a rate with its fraction")] }
            : null;
    }

    /// <summary>"Nhiệm vụ: 25": where one column holds both, some write the unit first.</summary>
    private CellReading? UnitFirst(string text)
    {
        var digit = text.AsSpan().IndexOfAnyInRange('0', '9');
        var words = text[..digit].Trim(' ', ':', '\n');
        return words.Length > 0 && units.Find(words) is { Measure: not UnitOfMeasureSort.Scale } unit && Single(text[digit..]) is { Content: CellContent.Number } number && number.Unit is null
            ? number with { Unit = unit }
            : null;
    }

    /// <summary>What may stand behind a number: a unit, then a remark in brackets, after a colon or "trong đó".</summary>
    private (UnitOfMeasureReading? Unit, string? Share, Reason[] Steps)? Tail(string rest)
    {
        var m = ResultPatterns.UnitAndRemark().Match(rest);
        if (!m.Success || ResultPatterns.BareNumberRemark().IsMatch(rest))
        {
            return null;
        }

        var words = m.Groups["unit"].Value.Trim(' ', ',', ';', '.', '-', '–', '\n');
        var unit = words.Length == 0 ? null : units.Find(words);
        if (words.Length > 0 && unit is null)
        {
            return null;
        }

        var share = ResultPatterns.RemarkedShare().Match(rest);
        var remark = m.Groups["remark"].Value.Trim();
        return (unit, share.Success ? share.Groups["share"].Value : null, remark.Length == 0 ? [] : [new Reason($"phần sau số là lời giải thích: {remark}", $"what follows the number is a remark: {remark}")]);
    }

    private static (decimal Factor, string Words) Scaled(string rest)
    {
        var m = ResultPatterns.ScaleWord().Match(rest);
        return m.Success && UnitOfMeasureSpellings.Multiplier(m.Groups["word"].Value) is { } factor ? (factor, m.Groups["rest"].Value) : (1m, rest);
    }

    private static ValueQualifier Qualifier(Match m) =>
        m.Groups["above"].Success || m.Groups["up"].Success ? ValueQualifier.Above
        : m.Groups["below"].Success || m.Groups["down"].Success ? ValueQualifier.Below
        : m.Groups["about"].Success ? ValueQualifier.About : ValueQualifier.Exact;

    private static CellReading Narrative(string text) => LongerThanNarrative(text)
        ? new CellReading(CellContent.Words) { Steps = [new Reason("đoạn văn có số bên trong, không lấy làm giá trị", "a passage with numbers in it, not taken for a value")] }
        : Unclear("số lẫn trong lời", "a number among words");

    private static bool LongerThanNarrative(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length >= NarrativeWords;

    private static CellReading Unclear(string doubt, string doubtEn) => new(CellContent.Unclear, Doubt: new Reason(doubt, doubtEn));

    private static UnitOfMeasureReading PercentSign { get; } = new("%", UnitOfMeasureSort.Percent, "PCT", null);
}
