using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Rows;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Rows;

/// <summary>Rows, parents and printed numbers against fixtures that were written by reading.</summary>
public sealed class ExpectedRowsTests
{
    public static TheoryData<string> Unseen => [.. ExpectedRow.Names("unseen", "*.txt")];

    public static TheoryData<string> Refused => [.. ExpectedRow.Names("refused", "*.txt")];

    public static TheoryData<string> Real => [.. ExpectedRow.Names("expected", "*.tsv")];

    [Theory]
    [MemberData(nameof(Unseen))]
    public void Rows_of_an_unseen_form_stand_where_a_reader_puts_them(string name) =>
        Compare(AnnexReader.Read(SourceDocument.FromBytes(name, ExpectedRow.Document("unseen", name))), ExpectedRow.Read("unseen", name));

    [Theory]
    [MemberData(nameof(Real))]
    public void Rows_of_a_real_report_stand_where_a_reader_puts_them(string name)
    {
        if (RealReports.Read(name) is { } bytes)
            Compare(AnnexReader.Read(SourceDocument.FromBytes(name, bytes)), ExpectedRow.Read("expected", name));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_paper_without_reform_results_is_refused_with_a_reason(string name)
    {
        var refusal = Should.Throw<UnreadableDocumentException>(
            () => AnnexReader.Read(SourceDocument.FromBytes(name, ExpectedRow.Document("refused", name))));

        refusal.Code.ShouldBeOneOf("no-table", "not-results");
        refusal.Message.ShouldNotBe(refusal.MessageEn);
    }

    private static void Compare(Annex annex, List<ExpectedRow> expected)
    {
        annex.Rows.Select(r => r.Line).ShouldBe(expected.Select(e => e.Line));
        foreach (var (row, reader) in annex.Rows.Zip(expected))
        {
            var where = $"line {row.Line}: {row.Label}";
            reader.Parents.ShouldContain(row.ParentRow is { } parent ? annex.Rows[parent - 1].Line : null, where);
            (row.PrintedNumber ?? "").ShouldBe(reader.PrintedNumber, where);
            Bare(row.Label).ShouldStartWith(Bare(reader.LabelStart), Case.Sensitive, where);
        }
    }

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
