using System.Text.RegularExpressions;
using CchcWarehouse.OData.Wording;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.OData.Wording;

public sealed class VietnameseTextsTests
{
    /// <summary>What their types write is for other programs, for the log, or for the author of a request.</summary>
    private static readonly string[] NotSaid =
    [
        "Sql.", "Model.", "Responses.Metadata.", "Requests.Printing.", "Responses.Encoding.", "Log", "Plans.PlanText", "Requests.SyntaxTree",
        "Responses.Tables.Workbook", "Responses.Tables.SheetXml", "Responses.Exports.ExportLedger", "Responses.Batch.BatchEnvelope", "Responses.Batch.MultipartEnvelope",
    ];

    /// <summary>How texts begin that are no messages, or that tell the log of a bug.</summary>
    private static readonly string[] Marks =
        ["SELECT ", "<", "attachment; filename=", "multipart/mixed; boundary=", "change set ", "The exports have no folder.", "A key of ", "The parts of "];

    private static readonly WrittenTexts Written = WrittenTexts.Of(
        typeof(ErrorText).Assembly, type => !NotSaid.Any(part => type.FullName!.Contains($".OData.{part}", StringComparison.Ordinal)));

    [Fact]
    public void Every_text_has_a_Vietnamese_twin() =>
        Written.Forms.Where(form => VietnameseTexts.Find(form) is null && !IsMark(form)).ShouldBeEmpty();

    [Fact]
    public void No_text_is_put_together_before_it_can_be_said_in_Vietnamese() => Written.Lost.Where(text => !IsMark(text)).ShouldBeEmpty();

    [Fact]
    public void Every_twin_is_of_a_text_that_is_written() =>
        VietnameseTexts.Forms.Where(form => !Written.Forms.Contains(form) && !Written.Words.Contains(form)).ShouldBeEmpty();

    [Fact]
    public void Twins_are_filled_with_the_same_parts()
    {
        foreach (var form in VietnameseTexts.Forms)
        {
            Parts(VietnameseTexts.Find(form)!).ShouldBe(Parts(form), form);
        }
    }

    [Fact]
    public void Phrases_within_a_text_are_said_in_its_language()
    {
        ErrorText found = $"found {"the end"} where {(ErrorText)$"one of {"a, b"}"} is expected.";
        found.In(Language.Vietnamese).ShouldBe("gặp kết thúc ở chỗ cần một trong các từ a, b.");
        found.ToString().ShouldBe("found the end where one of a, b is expected.");
    }

    private static IEnumerable<string> Parts(string form) => Regex.Matches(form, @"\{\d\}").Select(part => part.Value).Distinct().Order(StringComparer.Ordinal);

    private static bool IsMark(string text) => Array.Exists(Marks, mark => text.StartsWith(mark, StringComparison.Ordinal));
}
