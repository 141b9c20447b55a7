using System.CommandLine;
using CchcWarehouse.Etl.Review;
using CchcWarehouse.Star.Connections;

namespace CchcWarehouse.Commands.Review;

internal sealed class ReviewCommand : CchcCommand
{
    private readonly Argument<string[]> verb = Many("VERB");
    private readonly Option<string?> scope = new("--scope");
    private readonly Option<string?> unit = new("--unit");
    private readonly Option<string?> period = new("--period");
    private readonly Option<string?> number = new("--number");
    private readonly Option<string?> date = new("--date");
    private readonly Option<string?> by = new("--by");
    private readonly Option<string?> reason = new("--reason");
    private readonly Option<int?> report = new("--report");
    private readonly Option<int?> limit = new("--limit");
    private readonly Option<bool> all = new("--all");
    private readonly Option<bool> aliases = new("--aliases");
    private readonly Option<bool> force = new("--force");
    private readonly Option<bool> json = JsonOption();
    private readonly Option<string?> data = DataOption();

    public ReviewCommand()
        : base("review")
    {
        Add(verb);
        foreach (var option in new Option[] { scope, unit, period, number, date, by, reason, report, limit, all, aliases, force, json, data })
            Add(option);
    }

    public override CommandHelp Help => ReviewHelp.Page;

    protected override async Task<int> RunAsync(ParseResult words, CancellationToken cancellationToken)
    {
        var request = Read(words);
        var settings = Settings.Read(words.GetValue(data));
        await using var database = await WarehouseDatabase.OpenAsync(settings.ConnectionString, settings.DataFolder, cancellationToken);
        await database.MigrateAsync(cancellationToken);
        var console = new ReviewConsole(database.Connections, words.GetValue(json));
        try
        {
            return await request(console, cancellationToken);
        }
        catch (DecisionRefusedException refused) when (refused.Kind == RefusalKind.Wrong)
        {
            throw new UsageException(new Spoken(refused.Message, refused.MessageEn), Name);
        }
    }

    /// <summary>What is to be done, before a database is opened for it.</summary>
    private Func<ReviewConsole, CancellationToken, Task<int>> Read(ParseResult words)
    {
        var given = words.GetValue(verb) ?? [];
        switch (given)
        {
            case ["list"]:
                var filter = new QueueFilter(words.GetValue(report), words.GetValue(unit), words.GetValue(period), words.GetValue(all), 0, words.GetValue(limit) ?? ReviewConsole.MostListed);
                return (console, token) => console.ListAsync(filter, token);
            case ["show", var target]:
                return Shown(ReviewTarget.Parse(target));
            case ["history"]:
                return (console, token) => console.HistoryAsync(token);
            case ["export"]:
                var asAliases = words.GetValue(aliases);
                return (console, token) => console.ExportAsync(asAliases, token);
            case ["import", var path]:
                var (takesPlace, table) = (words.GetValue(force), Table(path));
                return async (console, token) => await console.ImportAsync(table, takesPlace, token);
            case ["import", ..]:
                throw Wrong("review import cần đúng một tệp mà review export đã viết, hoặc - để đọc từ đầu vào chuẩn.", "review import needs exactly one file that review export wrote, or - for standard input.");
            case ["undo", var decision] when long.TryParse(decision, out var key) && key > 0:
                var (who, why) = (By(words), words.GetValue(reason));
                return (console, token) => console.UndoAsync(key, who, why, token);
            case ["undo", var decision]:
                throw Wrong($"“{decision}” không phải số của một quyết định; ./cchc review history liệt kê chúng.", $"“{decision}” is no decision's number; ./cchc review history lists them.");
            default:
                var request = Decision(words, given);
                return (console, token) => console.DecideAsync(request, token);
        }
    }

    private IReadOnlyList<ExportedDecision> Table(string path)
    {
        if (path != "-" && !File.Exists(path))
            throw Wrong($"Không có tệp {path}.", $"There is no file {path}.");
        return DecisionTableReader.Read(path == "-" ? Console.In.ReadToEnd() : File.ReadAllText(path));
    }

    private static Func<ReviewConsole, CancellationToken, Task<int>> Shown(ReviewTarget target) => (console, token) => console.ShowAsync(target, token);

    private DecisionRequest Decision(ParseResult words, string[] given)
    {
        var identity = Identity(words);
        var request = given switch
        {
            ["accept", var target] => OfRow(DecisionAction.Accept, ReviewTarget.Parse(target), words),
            ["reject", var target] when ReviewTarget.Parse(target) is { SourceRow: null } whole => OfReport(DecisionAction.Withdraw, whole, words),
            ["reject", var target] => OfRow(DecisionAction.Reject, ReviewTarget.Parse(target), words),
            ["map", var target] when identity is not null && ReviewTarget.Parse(target) is { SourceRow: null } whole => OfReport(DecisionAction.Identify, whole, words) with { Identity = identity },
            ["map", var target, var code] => OfRow(DecisionAction.Map, ReviewTarget.Parse(target), words) with { IndicatorCode = code },
            ["map", var target, var code, .. var value] => OfRow(DecisionAction.Map, ReviewTarget.Parse(target), words) with { IndicatorCode = code, ValueText = string.Join(' ', value) },
            ["map", _] => throw Wrong(
                "Hãy cho mã chỉ tiêu của dòng (map 12#34 1.1.4 [GIÁ TRỊ]), hoặc với báo cáo: map 12 --unit 950 --period 2022.",
                "Give the row's indicator (map 12#34 1.1.4 [VALUE]), or for a report: map 12 --unit 950 --period 2022."),
            [] => throw Wrong($"Hãy nêu việc cần làm: {ReviewHelp.Verbs}.", $"Say what to do: {ReviewHelp.Verbs}."),
            [var verb, ..] when ReviewHelp.Verbs.Split(", ").Contains(verb) => throw Wrong($"Lệnh review {verb} cần đúng một dòng hoặc báo cáo, ví dụ 12#34.", $"review {verb} needs exactly one row or report, such as 12#34."),
            [var verb, ..] => throw Wrong(
                $"Không có việc “{verb}”. Gần nhất là “{NearestName.Of(verb, ReviewHelp.Verbs.Split(", "))}”.", $"There is no “{verb}”. The nearest one is “{NearestName.Of(verb, ReviewHelp.Verbs.Split(", "))}”."),
        };
        return identity is null || request.Action == DecisionAction.Identify
            ? request
            : throw Wrong("--unit, --period, --number và --date chỉ dùng cho báo cáo: map 12 --unit 950 --period 2022.", "--unit, --period, --number and --date are for a report: map 12 --unit 950 --period 2022.");
    }

    private DecisionRequest OfRow(DecisionAction action, ReviewTarget target, ParseResult words) => target.SourceRow is null
        ? throw Wrong($"{action} cần một dòng, ví dụ {target.ReportKey}#3; với báo cáo hãy dùng map {target.ReportKey} --unit … --period ….", $"{action} needs a row, such as {target.ReportKey}#3; for a report use map {target.ReportKey} --unit … --period ….")
        : new DecisionRequest(action, Scope(words), target.ReportKey, target.SourceRow, By(words)) { Reason = words.GetValue(reason), Force = words.GetValue(force) };

    private DecisionRequest OfReport(DecisionAction action, ReviewTarget target, ParseResult words) =>
        new(action, DecisionScope.Report, target.ReportKey, null, By(words)) { Reason = words.GetValue(reason), Force = words.GetValue(force) };

    private DecisionScope Scope(ParseResult words) => words.GetValue(scope)?.ToLowerInvariant() switch
    {
        null or "cell" => DecisionScope.Cell,
        "form" => DecisionScope.Form,
        "label" => DecisionScope.Label,
        var other => throw Wrong($"Phạm vi “{other}” không có; hãy chọn cell, form hoặc label.", $"There is no scope “{other}”; choose cell, form or label."),
    };

    private DecidedIdentity? Identity(ParseResult words)
    {
        var (code, of, no, day) = (words.GetValue(unit), words.GetValue(period), words.GetValue(number), words.GetValue(date));
        return code is null && of is null && no is null && day is null ? null : new DecidedIdentity(code, of, no, Day(day));
    }

    private NodaTime.LocalDate? Day(string? text) => text is null ? null
        : NodaTime.Text.LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day
        : throw Wrong($"“{text}” không phải ngày; viết như 2022-12-16.", $"“{text}” is no date; write it like 2022-12-16.");

    private string By(ParseResult words) => (words.GetValue(by) ?? Environment.UserName) is { Length: > 0 } name
        ? name
        : throw Wrong("Hãy cho biết ai quyết định: --by TÊN.", "Say who decides: --by NAME.");
}
