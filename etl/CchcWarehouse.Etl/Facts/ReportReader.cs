using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts.Identity;
using CchcWarehouse.Etl.Quality;
using CchcWarehouse.Etl.Review;
using CchcWarehouse.Etl.Rows;
using CchcWarehouse.Star.Dimensions;

namespace CchcWarehouse.Etl.Facts;

/// <summary>A document as it is understood: the one way in for inspecting and for loading.</summary>
public static class ReportReader
{
    private static readonly Lazy<AdminUnitRegister> Register = new(AdminUnitRegister.OfProgram);

    /// <summary>Reads a document of any format; some take a program of the system.</summary>
    /// <param name="decisions">What people settled where the document alone leaves it open.</param>
    /// <exception cref="UnreadableDocumentException">The document is no report of reform results.</exception>
    public static async Task<ReportReading> ReadAsync(SourceDocument document, ReviewDecisions decisions, CancellationToken cancellationToken) =>
        Read(document, await DocumentReader.ReadAsync(document, cancellationToken), decisions);

    /// <summary>Reads a document of a format that needs no other program.</summary>
    /// <exception cref="UnreadableDocumentException">The document is no report of reform results.</exception>
    public static ReportReading Read(SourceDocument document) => Read(document, ReviewDecisions.None);

    /// <inheritdoc cref="Read(SourceDocument)"/>
    public static ReportReading Read(SourceDocument document, ReviewDecisions decisions) => Read(document, DocumentReader.Read(document), decisions);

    private static ReportReading Read(SourceDocument document, DocumentGrid grid, ReviewDecisions decisions)
    {
        var annex = AnnexReader.Read(grid);
        var identity = DecidedReport.Apply(
            ReportIdentityReader.Read(annex, Register.Value), decisions.OfReport(document.Sha256, DecisionAction.Identify), Register.Value);
        var rows = FactReader.Shared.Read(annex, ReportingUnit.Of(identity.Report, Register.Value), decisions, document.Sha256);
        var withdrawal = decisions.OfReport(document.Sha256, DecisionAction.Withdraw);
        var reading = new ReportReading(
            document.FileName, document.Sha256, identity.Report,
            [.. rows.Select(r => r.Reading)],
            [.. annex.Notices.Select(Noticed), .. identity.Findings, .. annex.Errors.Select(Unread), .. rows.SelectMany(r => r.Findings), .. Withdrawn(withdrawal)])
        {
            DecisionsVersion = decisions.Version,
            Withdrawal = withdrawal,
            HeadingLines = annex.HeadingLines,
        };
        return ReportQuality.Check(reading, annex, Register.Value);
    }

    private static IEnumerable<ReadingFinding> Withdrawn(ReviewDecision? withdrawal) => withdrawal is null ? [] : [DecisionWords.Finding(withdrawal)];

    /// <summary>What of the file is not in its rows, or only after a decision.</summary>
    private static ReadingFinding Noticed(DocumentNotice notice) => new(
        notice.Rule, notice.LosesContent ? Severity.Warning : Severity.Info, Row: null, notice.Message, notice.MessageEn);

    /// <summary>A line of the table that is no row is told, not skipped.</summary>
    private static ReadingFinding Unread(RowError error) => new(
        "line-not-read", Severity.Warning, Row: null,
        error.Page is { } page
            ? $"Trang {page}: dòng không đọc được vào bảng: “{error.Text}” ({error.Reason})."
            : $"Dòng {error.Line} của bảng không đọc được: {error.Reason}.",
        error.Page is { } number
            ? $"Page {number}: a line that could not be read into the table: “{error.Text}” ({error.ReasonEn})."
            : $"Line {error.Line} of the table could not be read: {error.ReasonEn}.",
        Actual: error.Text);
}
