using CchcWarehouse.Etl.Facts.Indicators;
using CchcWarehouse.Etl.Review;
using CchcWarehouse.Pages;
using CchcWarehouse.Star.Dimensions;
using CchcWarehouse.Star.Facts;

namespace CchcWarehouse.Commands.Review;

/// <summary>The review for people: what waits, the evidence, what a decision changed.</summary>
internal static class ReviewTables
{
    public static void Print(IReadOnlyList<WaitingItem> items)
    {
        if (items.Count == 0)
            return;
        var table = Terminal.Table(
            new("Dòng", "Row"), new("Đơn vị", "Unit"), new("Kỳ", "Period"), new("STT", "No."), new("Nội dung", "Label"),
            new("Đơn vị tính", "Unit of measure"), new("Trị số in", "Printed"), new("Ứng viên", "Candidates"));
        foreach (var item in items)
            table.AddTexts(
                item.Name, item.Report.AdminUnit?.Name ?? Unknown, item.Report.Period?.Code ?? Unknown, item.Row?.PrintedNumber,
                OneLine.Of(item.Row?.PrintedLabel) ?? $"{new Spoken("cả báo cáo", "the report")}: {item.Report.FileName}", OneLine.Of(item.Row?.PrintedUnit), OneLine.Of(item.Row?.PrintedValue),
                string.Join(", ", item.Candidates.Take(3).Select(c => c.IndicatorCode)));
        Terminal.Output.Write(table);
    }

    public static void Print(WaitingDetail detail)
    {
        var (report, row) = (detail.Item.Report, detail.Item.Row);
        Console.Out.WriteLine($"{detail.Item.Name}   {report.FileName}   {report.Status}");
        Console.Out.WriteLine($"{new Spoken("Đơn vị", "Unit")}: {Unit(report)}   {new Spoken("Kỳ", "Period")}: {report.Period?.Code ?? Unknown}   {new Spoken("Số", "Number")}: {report.Number ?? Unknown}   {new Spoken("Ngày", "Date")}: {report.IssuedOn?.ToString("yyyy-MM-dd", null) ?? Unknown}");
        foreach (var heading in detail.HeadingRows)
            Console.Out.WriteLine($"  {heading.PrintedNumber} {heading.PrintedLabel}");
        PrintRows(detail.Rows, row);
        foreach (var candidate in detail.Item.Candidates)
            Console.Out.WriteLine($"  {new Spoken("ứng viên", "candidate")} {candidate.IndicatorCode} {IndicatorCatalogue.Shared.Find(candidate.IndicatorCode)?.Name} ({candidate.Certainty:0.##}): {new Spoken(candidate.Why, candidate.WhyEn)}");
        foreach (var reason in detail.Item.Reasons)
            Console.Out.WriteLine($"  {new Spoken("căn cứ", "evidence")}: {new Spoken(reason.Message, reason.MessageEn)}");
        foreach (var finding in detail.Findings)
            Console.Out.WriteLine($"  {finding.Severity} [{finding.Rule}] {new Spoken(finding.Message, finding.MessageEn)}");
        if (detail.Alike.Rows > 1)
            Console.Out.WriteLine("  " + new Spoken(
                $"{detail.Alike.Rows} dòng cùng nhãn đang chờ trong {detail.Alike.Reports} báo cáo (--scope label, --scope form).",
                $"{detail.Alike.Rows} rows of this label wait in {detail.Alike.Reports} reports (--scope label, --scope form)."));
        Print(detail.Decisions);
    }

    public static void Print(IReadOnlyList<ReviewDecision> decisions)
    {
        if (decisions.Count == 0)
            return;
        var table = Terminal.Table(
            new("Số", "No."), new("Ngày", "When"), new("Ai", "Who"), new("Quyết định", "Decision"), new("Phạm vi", "Scope"),
            new("Nội dung", "Label"), new("Lý do", "Why"), new("Tình trạng", "State"));
        foreach (var decision in decisions)
            table.AddTexts(
                $"{decision.Key}", decision.DecidedAt.ToString("uuuu-MM-dd HH:mm", null), decision.DecidedBy, What(decision).ToString(), decision.Scope.ToString(),
                OneLine.Of(decision.Row?.PrintedLabel) ?? decision.Sha256[..12], OneLine.Of(decision.Reason), State(decision).ToString());
        Terminal.Output.Write(table);
    }

    public static void Print(DecisionOutcome outcome)
    {
        var undone = outcome.Decision.Undone is not null;
        Console.Out.WriteLine(undone
            ? new Spoken($"Đã hủy quyết định số {outcome.Decision.Key}.", $"Decision {outcome.Decision.Key} is undone.")
            : new Spoken($"Quyết định số {outcome.Decision.Key}: {What(outcome.Decision).Vi}.", $"Decision {outcome.Decision.Key}: {What(outcome.Decision).En}."));
        foreach (var row in outcome.Reports.SelectMany(report => report.Rows, (report, row) => (report, row)))
            Console.Out.WriteLine($"  {row.report.ReportKey}#{row.row.SourceRow} {OneLine.Of(row.row.Label)}: {State(row.row.Before)} → {State(row.row.After)}");
        foreach (var report in outcome.Reports)
            Console.Out.WriteLine("  " + new Spoken(
                $"báo cáo {report.ReportKey} ({report.FileName}): {report.Status}, lần {report.Revision}, {report.LoadedCount} số liệu, {report.ReviewCount} dòng chờ xem xét",
                $"report {report.ReportKey} ({report.FileName}): {report.Status}, revision {report.Revision}, {report.LoadedCount} observations, {report.ReviewCount} rows in review"));
        foreach (var report in outcome.Unreadable)
            Console.Out.WriteLine("  " + new Spoken($"báo cáo {report}: tài liệu gốc không đọc được nữa, giữ nguyên", $"report {report}: its original cannot be read any more, left as it was"));
        if (!undone)
            Console.Out.WriteLine(new Spoken($"Hủy bằng: ./cchc review undo {outcome.Decision.Key}", $"To undo: ./cchc review undo {outcome.Decision.Key}"));
    }

    public static void Print(ImportedDecision imported)
    {
        var (line, decision) = (imported.Exported.Line, imported.Exported.Decision);
        var about = OneLine.Of(decision.Row?.PrintedLabel) ?? decision.Sha256[..12];
        var state = imported switch
        {
            { State: ImportState.Unchanged } => new Spoken("đã có", "stood already"),
            { Refusal: { } refusal } => new Spoken($"không nhận: {refusal.Message}", $"does not fit: {refusal.MessageEn}"),
            { IsAwaitingDocument: true } => new Spoken("đã nhận; tài liệu chưa có trong kho, sẽ áp dụng khi tài liệu đến", "taken over; its document is not here, it applies when that comes"),
            { Outcome: { } outcome } => new Spoken($"đã nhận, quyết định số {outcome.Decision.Key}: {outcome.SettledRows} dòng", $"taken over as decision {outcome.Decision.Key}: {outcome.SettledRows} rows"),
            _ => throw new InvalidOperationException($"{imported.State} has no words."),
        };
        Console.Out.WriteLine($"  {new Spoken($"dòng {line}", $"line {line}")} {about}: {state}");
    }

    public static void PrintImported(IReadOnlyList<ImportState> states)
    {
        var (taken, stood, refused) = (states.Count(s => s == ImportState.Taken), states.Count(s => s == ImportState.Unchanged), states.Count(s => s == ImportState.Refused));
        Console.Out.WriteLine(new Spoken(
            $"{taken} quyết định được nhận, {stood} đã có từ trước, {refused} không nhận được.", $"{taken} decisions taken over, {stood} stood already, {refused} do not fit."));
    }

    private static void PrintRows(IReadOnlyList<ReportRow> rows, ReportRow? marked)
    {
        var table = Terminal.Table(
            new("Dòng", "Row"), new("STT", "No."), new("Nội dung", "Label"), new("Đơn vị tính", "Unit of measure"), new("Trị số in", "Printed"),
            new("Giá trị", "Value"), new("Trạng thái", "Status"), new("Chỉ tiêu", "Indicator"), new("Ghi chú", "Note"));
        foreach (var row in rows)
            table.AddTexts(
                row.SourceRow == marked?.SourceRow ? $"→ {row.SourceRow}" : $"{row.SourceRow}", row.PrintedNumber, OneLine.Of(row.PrintedLabel), OneLine.Of(row.PrintedUnit), OneLine.Of(row.PrintedValue),
                row.Value is { } value ? VietnameseFormat.Print(value) : OneLine.Of(row.TextValue), row.Status, row.IndicatorCode, OneLine.Of(row.Note));
        Terminal.Output.Write(table);
    }

    private static Spoken What(ReviewDecision decision) => decision switch
    {
        { Action: DecisionAction.Reject } => new("không phải số liệu", "no observation"),
        { Action: DecisionAction.Withdraw } => new("rút báo cáo", "report withdrawn"),
        _ => new(Codes(decision), Codes(decision)),
    };

    private static string Codes(ReviewDecision decision) => decision switch
    {
        { Identity: { } identity } => string.Join(" ", new[] { identity.AdminUnitCode, identity.PeriodCode, identity.Number, identity.IssuedOn?.ToString("uuuu-MM-dd", null) }.OfType<string>()),
        { ValueText: { } value } => $"{decision.IndicatorCode} = {value}",
        _ => decision.IndicatorCode!,
    };

    private static Spoken State(ReviewDecision decision) => decision switch
    {
        { Undone: { } undone } => new($"đã hủy ({undone.By})", $"undone ({undone.By})"),
        { ReplacedBy: { } by } => new($"đã thay bằng số {by}", $"replaced by no. {by}"),
        _ => new("có hiệu lực", "stands"),
    };

    private static string State(RowState row) =>
        string.Join(" ", new[] { row.Status, row.IndicatorCode, row.Value is { } value ? VietnameseFormat.Print(value) : OneLine.Of(row.TextValue) }.OfType<string>());

    private static string Unit(Report report) => report.AdminUnit is { } unit ? $"{unit.Name} ({unit.Code})" : Unknown;

    private static string Unknown => new Spoken("không rõ", "unknown").ToString();
}
