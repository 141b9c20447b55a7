using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Tests.Documents.Formats.Writers;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Facts;

/// <summary>Whatever a person is told is told in both languages.</summary>
public sealed class ReasonTests
{
    // Letters that no English word has, outside of what is quoted from the paper.
    private static readonly System.Buffers.SearchValues<char> Vietnamese = System.Buffers.SearchValues.Create(
        "ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ");

    public static TheoryData<string> Reports => SampleReports.All;

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_reason_candidate_and_finding_has_its_English_twin(string report)
    {
        var reading = ReportReader.Read(SampleReports.Text(report));
        var told = reading.Rows.SelectMany(r => r.Reasons)
            .Concat(reading.Rows.SelectMany(r => r.Candidates).Select(c => new Reason(c.Why, c.WhyEn)))
            .Concat(reading.Findings.Select(f => new Reason(f.Message, f.MessageEn))).ToList();

        told.ShouldAllBe(reason => reason.Message.Length > 0 && reason.MessageEn.Length > 0);
        told.Where(reason => reason.MessageEn == reason.Message).ShouldBeEmpty();
    }

    [Fact]
    public void Reasons_speak_English_but_for_what_they_quote()
    {
        var reasons = SampleReports.Names.SelectMany(report => ReportReader.Read(SampleReports.Text(report)).Rows).SelectMany(r => r.Reasons)
            .Select(reason => Unquoted(reason.MessageEn)).Distinct(StringComparer.Ordinal).ToList();

        reasons.Count.ShouldBeGreaterThan(5);
        reasons.Where(reason => reason.ToLowerInvariant().AsSpan().ContainsAny(Vietnamese)).ShouldBeEmpty();
    }

    [Fact]
    public void Json_tells_reasons_in_both_languages_side_by_side()
    {
        using var json = new MemoryStream();
        ReadingJson.WriteLine(ReportReader.Read(SampleReports.Text("03-half-year-pipe-table")), json);
        using var document = System.Text.Json.JsonDocument.Parse(json.ToArray());
        foreach (var row in document.RootElement.GetProperty("rows").EnumerateArray())
            row.GetProperty("reasonsEn").GetArrayLength().ShouldBe(row.GetProperty("reasons").GetArrayLength());
    }

    [Fact]
    public void Reasons_kept_before_there_was_English_are_told_as_they_are() =>
        Reason.Stored("""["một","hai"]""", """["one"]""").ShouldBe([new("một", "one"), new("hai", "hai")]);

    [Fact]
    public void Candidates_are_read_again_as_they_were_kept()
    {
        var kept = new IndicatorCandidate("1.4.2", 0.8, new Reason("khớp", "matches"));
        var json = System.Text.Json.JsonSerializer.Serialize(kept, System.Text.Json.JsonSerializerOptions.Web);

        System.Text.Json.JsonSerializer.Deserialize<IndicatorCandidate>(json, System.Text.Json.JsonSerializerOptions.Web).ShouldBe(kept);
        System.Text.Json.JsonSerializer.Deserialize<IndicatorCandidate>("""{"indicatorCode":"1.4.2","certainty":0.8,"why":"khớp"}""", System.Text.Json.JsonSerializerOptions.Web)
            .ShouldBe(kept with { WhyEn = "" });
    }

    // Remarks and labels of the paper stand after a colon or in quotes.
    private static string Unquoted(string text) => System.Text.RegularExpressions.Regex.Replace(text, "\"[^\"]*\"|: .*", "");
}
