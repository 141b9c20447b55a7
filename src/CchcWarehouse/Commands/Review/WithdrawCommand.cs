using System.CommandLine;
using CchcWarehouse.Etl.Review;
using CchcWarehouse.Star.Connections;

namespace CchcWarehouse.Commands.Review;

internal sealed class WithdrawCommand : CchcCommand
{
    private readonly Argument<string[]> report = Many("REPORT");
    private readonly Option<string?> reason = new("--reason");
    private readonly Option<string?> by = new("--by");
    private readonly Option<bool> json = JsonOption();
    private readonly Option<string?> data = DataOption();

    public WithdrawCommand()
        : base("withdraw")
    {
        Add(report);
        foreach (var option in new Option[] { reason, by, json, data })
            Add(option);
    }

    public override CommandHelp Help { get; } = new(
        "withdraw REPORT --reason TEXT [--by NAME] [--json] [--data DIR]",
        new Spoken(
            "Rút một báo cáo: số liệu của bản trước có hiệu lực trở lại. Không có gì bị xóa; review undo lấy lại.",
            "Withdraws a report: the figures of the one before it stand again. Nothing is deleted; review undo brings it back."))
    {
        Details =
        [
            new Spoken(
                "REPORT là khóa của báo cáo (ReportKey). Mọi bản còn trong ObservationRevisions; trạng thái của báo cáo là Rejected. Mã kết thúc: 0 đã rút; 1 không có báo cáo ấy hoặc đã rút; 64 sai cách dùng; 69 không tới được cơ sở dữ liệu.",
                "REPORT is the report's key (ReportKey). Every version stays in ObservationRevisions; the report's status is Rejected. Exit codes: 0 withdrawn; 1 there is no such report, or it is withdrawn already; 64 wrong usage; 69 the database cannot be reached."),
        ],
        Options =
        [
            ("--reason TEXT", new Spoken("vì sao", "why")),
            ("--by NAME", new Spoken("người quyết định (mặc định: tên đăng nhập)", "who decides (default: the login name)")),
            CommandHelp.Json,
            CommandHelp.Data,
        ],
        Examples = ["./cchc withdraw 7 --reason 'gửi nhầm kỳ' --by 'Lan'"],
    };

    protected override async Task<int> RunAsync(ParseResult words, CancellationToken cancellationToken)
    {
        if (words.GetValue(report) is not [var word] || ReviewTarget.Parse(word) is not { SourceRow: null } target)
            throw Wrong("Hãy nêu đúng một báo cáo bằng khóa của nó, ví dụ 7.", "Name exactly one report by its key, such as 7.");
        if (words.GetValue(reason) is not { Length: > 0 } why)
            throw Wrong("Hãy cho biết vì sao rút: --reason 'gửi nhầm kỳ'.", "Say why it is withdrawn: --reason 'sent for the wrong period'.");
        var who = words.GetValue(by) ?? Environment.UserName;
        var settings = Settings.Read(words.GetValue(data));
        await using var database = await WarehouseDatabase.OpenAsync(settings.ConnectionString, settings.DataFolder, cancellationToken);
        await database.MigrateAsync(cancellationToken);
        return await new ReviewConsole(database.Connections, words.GetValue(json))
            .DecideAsync(new DecisionRequest(DecisionAction.Withdraw, DecisionScope.Report, target.ReportKey, null, who) { Reason = why }, cancellationToken);
    }
}
