using System.Text.RegularExpressions;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Rows;
using CchcWarehouse.Star.Letters;
using CchcWarehouse.Tests.Rows;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Facts;

/// <summary>Reports whose labels are changed row by row: never another indicator, never another value.</summary>
public sealed partial class LabelVariationTests
{
    public static TheoryData<string> Documents => [.. ExpectedRow.Names("unseen", "*.txt")];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Decomposed_letters_change_nothing(string name) => Changed(name, Decompose, mayWait: 0);

    [Theory]
    [MemberData(nameof(Documents))]
    public void Capitals_change_nothing(string name) => Changed(name, l => l.ToUpperInvariant(), mayWait: 0);

    [Theory]
    [MemberData(nameof(Documents))]
    public void Written_out_abbreviations_change_nothing(string name) => Changed(name, WriteOut, mayWait: 0);

    [Theory]
    [MemberData(nameof(Documents))]
    public void Lost_diacritics_lead_to_no_other_indicator(string name) => Changed(name, l => string.Concat(l.Select(CanonicalText.BaseLetter)), mayWait: 2);

    [Theory]
    [MemberData(nameof(Documents))]
    public void Lost_parents_lead_to_no_other_indicator(string name)
    {
        var (annex, unit) = Read(name);
        Compare(annex, annex.Rows.Select(r => r with { ParentRow = null }), unit, mayWait: int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_denied_or_narrowed_label_is_another_indicator_and_waits(string name)
    {
        var (annex, unit) = Read(name);
        foreach (var more in new[] { " chưa hoàn thành", " tồn từ kỳ trước", " của người dân tộc thiểu số", " ngoài tỉnh", " quá hạn 10 ngày" })
        {
            var rows = FactReader.Shared.Read(annex with { Rows = [.. annex.Rows.Select(r => r with { Label = r.Label.TrimEnd('.', ':') + more })] }, unit);

            rows.ShouldAllBe(r => r.Reading.IndicatorCode == null);
        }
    }

    private static void Changed(string name, Func<string, string> change, int mayWait)
    {
        var (annex, unit) = Read(name);
        Compare(annex, annex.Rows.Select(r => r with { Label = change(r.Label) }), unit, mayWait);
    }

    private static void Compare(Annex annex, IEnumerable<AnnexRow> changed, ReportingUnit unit, int mayWait)
    {
        var before = FactReader.Shared.Read(annex, unit);
        var after = FactReader.Shared.Read(annex with { Rows = [.. changed] }, unit);
        var waiting = 0;
        foreach (var (one, other) in before.Zip(after, (a, b) => (a.Reading, b.Reading)))
        {
            waiting += one.IndicatorCode is not null && other.IndicatorCode is null ? 1 : 0;
            (one.Status == ObservationStatus.Review ? null : other.IndicatorCode ?? one.IndicatorCode).ShouldBe(one.IndicatorCode, other.Label);
            (other.Status == ObservationStatus.Review ? one.Value : other.Value).ShouldBe(one.Value, other.Label);
        }

        waiting.ShouldBeLessThanOrEqualTo(mayWait);
    }

    private static (Annex Annex, ReportingUnit Unit) Read(string name)
    {
        var document = SourceDocument.FromBytes(name, ExpectedRow.Document("unseen", name));
        return (AnnexReader.Read(document), new ReportingUnit(ReportReader.Read(document).Report.AdminUnitLevel));
    }

    private static string Decompose(string label) => ToneMarked().Replace(label, m => m.Value switch
    {
        "ế" => "e\u0302\u0301", "ệ" => "e\u0323\u0302", "ộ" => "o\u0323\u0302", "ự" => "u\u031b\u0323", "ả" => "a\u0309", "ố" => "o\u0302\u0301", "ã" => "a\u0303", _ => "a\u0300",
    });

    private static string WriteOut(string label) => Abbreviation().Replace(label, m => m.Value switch
    {
        "TTHC" => "thủ tục hành chính",
        "CCHC" => "cải cách hành chính",
        "UBND" => "Ủy ban nhân dân",
        "VBQPPL" => "văn bản quy phạm pháp luật",
        "SNCL" => "sự nghiệp công lập",
        _ => "dịch vụ công",
    });

    [GeneratedRegex("[ếệộựảốãà]")]
    private static partial Regex ToneMarked();

    [GeneratedRegex(@"\b(?:TTHC|CCHC|UBND|VBQPPL|SNCL|DVC)\b")]
    private static partial Regex Abbreviation();
}
