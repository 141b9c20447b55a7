using System.Text.RegularExpressions;
using CchcWarehouse.Star.Dimensions;

namespace CchcWarehouse.Etl.Facts.Identity;

/// <summary>A statement of the paper about its period.</summary>
/// <param name="Shape">Null for a span that is no reporting period.</param>
internal sealed record PeriodStatement(PeriodShape? Shape, int? Year, int Weight, string Text, int Line)
{
    public bool IsSubYear => Shape is { Kind: not PeriodKind.Year };
}

/// <summary>Collects what the paper says about its period, from titles, column heads and sentences about itself.</summary>
internal static partial class PeriodEvidence
{
    /// <summary>Of a title or a column head.</summary>
    public const int Strong = 4;
    private const int OfStatement = 3;
    private const int InPassing = 1;

    public static IReadOnlyList<PeriodStatement> Read(ReportPaper paper) => paper.Passages.SelectMany(passage => passage.Kind switch
    {
        PassageKind.ReportTitle or PassageKind.AnnexTitle => OfTitle(passage),
        PassageKind.ColumnHeads => OfHeads(passage),
        PassageKind.Narrative or PassageKind.Signature => OfText(passage),
        _ => [],
    }).ToList();

    private static IEnumerable<PeriodStatement> OfTitle(Passage passage)
    {
        var outlook = Outlook().Match(passage.Text);
        var end = outlook.Success ? outlook.Index : passage.Text.Length;
        var mentions = PeriodMention.Read(passage.Text);
        var main = mentions.Where(mention => mention.Index < end).ToList();
        if (main.Count == 0)
        {
            return outlook.Success ? [] : BareYear().Matches(passage.Text).Select(match =>
                new PeriodStatement(PeriodShape.WholeYear, int.Parse(match.Groups["y"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), OfStatement, match.Value, passage.LineAt(match.Index)));
        }
        var next = mentions.FirstOrDefault(mention => mention.Index >= end && mention.Year is not null);
        return main.Select(mention => Statement(passage, mention with { Year = mention.Year ?? YearBefore(mention, next) }, Strong));
    }

    /// <summary>"quý IV; nhiệm vụ quý I năm 2023": the year of the plan, or the year before it.</summary>
    private static int? YearBefore(PeriodMention mention, PeriodMention? next) =>
        next?.Year is not { } year || mention.Shape is not { } shape || next.Shape is not { } planned ? null
        : shape.In(year).StartDate < planned.In(year).StartDate ? year : year - 1;

    private static IEnumerable<PeriodStatement> OfHeads(Passage passage)
    {
        var statements = passage.Lines.Where(line => !OtherPeriod().IsMatch(line.Text))
            .SelectMany(line => PeriodMention.Read(line.Text).Where(mention => mention.Year is not null || mention.Shape is { Kind: not PeriodKind.Year })
                .Select(mention => new PeriodStatement(mention.Shape, mention.Year, Strong, mention.Text, line.Line)))
            .DistinctBy(statement => (statement.Shape, statement.Year)).ToList();
        // Several years side by side compare; several kinds without a year list what the form may be used for.
        var compares = statements.DistinctBy(statement => statement.Year).Count() > 1;
        return statements.Count > 1 && statements.TrueForAll(statement => statement.Year is null) ? []
            : compares ? statements.Select(statement => statement with { Weight = InPassing }) : statements;
    }

    private static IEnumerable<PeriodStatement> OfText(Passage passage)
    {
        var statements = SelfReport().Matches(passage.Text)
            .Select(match => PeriodMention.Read(match.Value).Where(mention => mention.Shape is not null).Select(mention => Statement(passage, mention with { Index = mention.Index + match.Index }, OfStatement)).FirstOrDefault())
            .OfType<PeriodStatement>();
        var passing = PeriodMention.Read(passage.Text).Where(mention => mention.Shape is not null && mention.Year is not null && InThePeriod().IsMatch(passage.Text.AsSpan(Math.Max(0, mention.Index - 12), Math.Min(12, mention.Index))))
            .Select(mention => Statement(passage, mention, InPassing)).DistinctBy(statement => (statement.Shape, statement.Year));
        return statements.Concat(passing);
    }

    private static PeriodStatement Statement(Passage passage, PeriodMention mention, int weight) =>
        new(mention.Shape, mention.Year, weight, mention.Text, passage.LineAt(mention.Index));

    [GeneratedRegex(@"(?:\bvà|,|;|-|–|\.)\s*(?:một\s+số\s+|đề\s+ra\s+|triển\s+khai\s+|các\s+)?(?:phương\s+hướng|nhiệm\s+vụ|kế\s+hoạch|dự\s+kiến|chương\s+trình|giải\s+pháp|định\s+hướng)|\n\W*(?:phương\s+hướng|định\s+hướng)", RegexOptions.IgnoreCase)]
    private static partial Regex Outlook();

    [GeneratedRegex(@"(?:cchc|hành\s+chính|kỳ\s+báo\s+cáo\s*:?|số\s+liệu|kết\s+quả|năm\s+báo\s+cáo\s*:?)\s*\(?(?<y>20\d\d)(?![\d/-])", RegexOptions.IgnoreCase)]
    private static partial Regex BareYear();

    [GeneratedRegex(@"sử\s*dụng|h[àằ]ng\s+(?:quý|năm|tháng)|định\s*kỳ|cùng\s*kỳ|kỳ\s*trước|(?:năm|tháng|quý)\s*trước|kế\s*hoạch|so\s*(?:với|sánh)|mục\s*tiêu|dự\s*kiến|ước|tỷ\s*lệ|tăng|giảm|lũy\s*kế", RegexOptions.IgnoreCase)]
    private static partial Regex OtherPeriod();

    [GeneratedRegex(@"(?:ubnd|ủy\s+ban\s+nhân\s+dân|uỷ\s+ban\s+nhân\s+dân)(?:(?!định\s+kỳ)[^.,;\n]){0,60}báo\s+cáo\s+(?:tình\s+hình|kết\s+quả|công\s+tác|số\s+liệu|việc|về)(?:(?!định\s+kỳ)[^.;\n]){0,160}|trên\s+đây\s+là[^\n]{0,300}|báo\s+cáo[^.;\n]{0,160}như\s+sau", RegexOptions.IgnoreCase)]
    private static partial Regex SelfReport();

    [GeneratedRegex(@"(?:trong|đến|kết\s+quả)\s+\z", RegexOptions.IgnoreCase)]
    private static partial Regex InThePeriod();
}
