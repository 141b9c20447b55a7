using System.CommandLine;
using System.Globalization;
using CchcWarehouse.Api;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Review;
using CchcWarehouse.Etl.Review.Differences;
using CchcWarehouse.Star.Connections;

namespace CchcWarehouse.Commands.Review;

internal sealed class DiffCommand : CchcCommand
{
    private readonly Argument<string[]> sides = Many("REPORT");
    private readonly Option<bool> json = JsonOption();
    private readonly Option<string?> data = DataOption();

    public DiffCommand()
        : base("diff")
    {
        Add(sides);
        Add(json);
        Add(data);
    }

    public override CommandHelp Help { get; } = new(
        "diff A B [--json] [--data DIR]",
        new Spoken(
            "Một bản sửa đã đổi những gì: + thêm, ~ đổi cũ → mới, − bỏ, theo từng chỉ tiêu.",
            "What a revision changed: + added, ~ changed old → new, − removed, by indicator."))
    {
        Details =
        [
            new Spoken(
                "A và B là khóa báo cáo (7), lần sửa của báo cáo ấy (7@1: lần 1 của cùng đơn vị và kỳ với báo cáo 7), hoặc tệp. Chỉ có tệp thì không cần cơ sở dữ liệu. Một mình A: so với bản mà nó thay thế.",
                "A and B are keys of reports (7), revisions (7@1: revision 1 of the unit and period of report 7), or files. For files alone no database is needed. A alone is compared with the one that it supersedes."),
            new Spoken(
                "Mã kết thúc: 0 đã so sánh (có khác nhau hay không); 1 không có báo cáo ấy; 65 tệp không đọc được như một báo cáo; 69 không tới được cơ sở dữ liệu.",
                "Exit codes: 0 compared, different or not; 1 there is no such report; 65 a file cannot be read as a report; 69 the database cannot be reached."),
        ],
        Options = [CommandHelp.Json, CommandHelp.Data],
        Examples = ["./cchc diff 3 7", "./cchc diff 7@1 7@2", "./cchc diff bao-cao.docx bao-cao-sua.docx", "./cchc diff 7 bao-cao-sua.docx"],
    };

    protected override async Task<int> RunAsync(ParseResult words, CancellationToken cancellationToken)
    {
        var given = words.GetValue(sides) ?? [];
        if (given.Length is not (1 or 2) || (given.Length == 1 && IsFile(given[0])))
            throw Wrong("Hãy nêu hai báo cáo: khóa, lần sửa (7@1) hoặc tệp.", "Name two reports: keys, revisions (7@1) or files.");
        if (given.All(IsFile))
        {
            return Print(await OfFileAsync(given[0], cancellationToken), await OfFileAsync(given[1], cancellationToken), words.GetValue(json));
        }

        var settings = Settings.Read(words.GetValue(data));
        await using var database = await WarehouseDatabase.OpenAsync(settings.ConnectionString, settings.DataFolder, cancellationToken);
        await database.MigrateAsync(cancellationToken);
        await using var star = new WarehouseReader(database.Connections.Reader).Open();
        var reports = new StoredReports(star);
        var names = given.Length == 2 ? given : [await reports.SupersededByAsync(Stored(given[0]).Key, cancellationToken), given[0]];
        return Print(await SideAsync(reports, names[0], cancellationToken), await SideAsync(reports, names[1], cancellationToken), words.GetValue(json));
    }

    private async Task<DiffSide> SideAsync(StoredReports reports, string word, CancellationToken cancellationToken) => IsFile(word)
        ? await OfFileAsync(word, cancellationToken)
        : await reports.ReadAsync(Stored(word).Key, Stored(word).Revision, cancellationToken);

    private static async Task<DiffSide> OfFileAsync(string path, CancellationToken cancellationToken)
    {
        var reading = await ReportReader.ReadAsync(await ReportFile.ReadAsync(path, cancellationToken), ReviewDecisions.None, cancellationToken);
        return new DiffSide(path, null, null, reading.Report.AdminUnitName, reading.Report.PeriodCode, [.. ReportedFact.Of(reading)]);
    }

    private static bool IsFile(string word) => !word.Split('@').All(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _));

    private (int Key, int? Revision) Stored(string word) => word.Split('@') switch
    {
        [var key] => (int.Parse(key, CultureInfo.InvariantCulture), null),
        [var key, var revision] => (int.Parse(key, CultureInfo.InvariantCulture), int.Parse(revision, CultureInfo.InvariantCulture)),
        _ => throw Wrong($"“{word}” không phải báo cáo; viết 7 hoặc 7@1.", $"“{word}” is no report; write 7 or 7@1."),
    };

    private static int Print(DiffSide old, DiffSide next, bool asJson)
    {
        var difference = ReportDifference.Between(old.Facts, next.Facts);
        if (asJson)
        {
            Console.Out.WriteLine(ReviewJson.Line(DifferenceJson.Of(old, next, difference)));
            return ExitCode.Success;
        }

        Console.Out.WriteLine($"− {old.Title}");
        Console.Out.WriteLine($"+ {next.Title}");
        foreach (var change in difference.Changes)
        {
            var fact = change.Either;
            Console.Out.WriteLine($"{Mark(change.Kind)} {fact.IndicatorCode} {fact.IndicatorName} [{fact.UnitOfMeasureCode}]: {Told(change)}");
        }

        var counts = difference.Changes.ToLookup(c => c.Kind);
        var (added, changed, removed) = (counts[DifferenceKind.Added].Count(), counts[DifferenceKind.Changed].Count(), counts[DifferenceKind.Removed].Count());
        Console.Out.WriteLine(new Spoken(
            $"{added} thêm, {changed} đổi, {removed} bỏ, {difference.Same} như cũ.", $"{added} added, {changed} changed, {removed} removed, {difference.Same} the same."));
        return ExitCode.Success;
    }

    private static char Mark(DifferenceKind kind) => kind switch { DifferenceKind.Added => '+', DifferenceKind.Changed => '~', _ => '−' };

    private static string Told(FactDifference change) => change switch
    {
        { Old: { } old, New: { } next } => $"{Side(old)} → {Side(next)}",
        _ => Side(change.Either),
    };

    /// <summary>The value, and what was printed where that is another text.</summary>
    private static string Side(ReportedFact fact)
    {
        var (written, printed) = (OneLine.Of(fact.Written)!, OneLine.Of(fact.PrintedValue));
        return fact.Value is null || printed is null || printed == written ? written : $"{written} ({printed})";
    }
}
