using System.Text;
using System.Text.Json;
using CchcWarehouse.Etl.Facts;
using NodaTime;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Facts;

public sealed class ReadingJsonTests
{
    private static readonly ReportReading Reading = new(
        "báo cáo.txt", "ab12",
        new ReportIdentity("950", "Thị xã Vĩnh Châu", "District", "2022", null, new LocalDate(2022, 12, 16), null),
        [.. new InventedAnnex().Add("Kế hoạch CCHC", null, "0").Add(".Tỷ lệ hoàn thành Kế hoạch CCHC năm", "%", "92,59000").Read().Select(r => r.Reading)],
        [new ReadingFinding("heading-number", Severity.Info, 1, "Đề mục có số", "The heading carries a number")]);

    [Fact]
    public void A_reading_is_one_object_on_one_line_with_its_nulls()
    {
        var text = Text();

        text.Count(c => c == '\n').ShouldBe(1);
        using var json = JsonDocument.Parse(text);
        var row = json.RootElement.GetProperty("rows")[1];
        row.EnumerateObject().Select(p => p.Name).Take(11).ShouldBe(
            ["row", "line", "parentRow", "printedNumber", "label", "kind", "printedUnit", "printedValue", "value", "denominator", "qualifier"]);
        row.GetProperty("denominator").ValueKind.ShouldBe(JsonValueKind.Null);
        row.GetProperty("indicatorCode").GetString().ShouldBe("1.1.4");
        json.RootElement.GetProperty("report").GetProperty("number").ValueKind.ShouldBe(JsonValueKind.Null);
        json.RootElement.GetProperty("report").GetProperty("issuedOn").GetString().ShouldBe("2022-12-16");
    }

    [Fact]
    public void Decimals_are_exact_and_Vietnamese_stays_readable()
    {
        Text().ShouldContain("\"value\":92.59,");
        Text().ShouldContain("\"file\":\"báo cáo.txt\"");
    }

    private static string Text()
    {
        using var stream = new MemoryStream();
        ReadingJson.WriteLine(Reading, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
