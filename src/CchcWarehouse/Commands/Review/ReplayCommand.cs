using System.CommandLine;
using System.Globalization;
using CchcWarehouse.Api;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Replay;
using CchcWarehouse.Star.Connections;

namespace CchcWarehouse.Commands.Review;

internal sealed class ReplayCommand : CchcCommand
{
    private readonly Option<string?> into = new("--into");
    private readonly Option<bool> check = new("--check");
    private readonly Option<bool> json = JsonOption();
    private readonly Option<string?> data = DataOption();

    public ReplayCommand()
        : base("replay")
    {
        Add(into);
        Add(check);
        Add(json);
        Add(data);
    }

    public override CommandHelp Help { get; } = new(
        "replay [--into DATABASE|FOLDER | --check] [--json] [--data DIR]",
        new Spoken(
            "Dựng lại kho từ các tài liệu gốc và các quyết định, rồi so từng byte với kho hiện có. Kho hiện có không bị thay đổi.",
            "Builds the warehouse anew from the original documents and the decisions, and compares it byte by byte with the one there is, which is not changed."))
    {
        Details =
        [
            new Spoken(
                "Không có tùy chọn hay với --check: dựng trong một cơ sở dữ liệu tạm, so sánh, rồi bỏ nó đi. --into TÊN: dựng trong cơ sở dữ liệu mới tên ấy trên cùng máy chủ và giữ lại; --into THƯ_MỤC (có dấu /): trong PostgreSQL riêng của thư mục ấy. Đích phải mới hoặc trống: không có gì bị ghi đè.",
                "Without an option or with --check: builds it in a passing database, compares, and drops that again. --into NAME: in a new database of that name on the same server, which stays; --into FOLDER (with a /): in the private PostgreSQL of that folder. The target has to be new or empty: nothing is overwritten."),
            new Spoken(
                "So sánh mọi số liệu và báo cáo theo thứ tự, trừ khóa thay thế và thời điểm ghi nhận. Mã kết thúc: 0 giống hệt; 1 có khác biệt (in ra những dòng đầu) hoặc không thành; 69 không tới được cơ sở dữ liệu.",
                "All observations and reports are compared in order, surrogate keys and times of recording apart. Exit codes: 0 equal; 1 different (the first rows are printed), or it failed; 69 the database cannot be reached."),
        ],
        Options =
        [
            ("--into DATABASE|FOLDER", new Spoken("nơi dựng lại và giữ", "where to build it, and keep it")),
            ("--check", new Spoken("chỉ so sánh (mặc định)", "only compare (the default)")),
            CommandHelp.Json,
            CommandHelp.Data,
        ],
        Examples = ["./cchc replay --check", "./cchc replay --into cchc_rebuilt", "./cchc replay --into ./rebuilt/"],
    };

    protected override async Task<int> RunAsync(ParseResult words, CancellationToken cancellationToken)
    {
        var target = words.GetValue(into);
        if (target is not null && words.GetValue(check))
            throw Wrong("--into giữ kho dựng lại, --check thì không; hãy chọn một.", "--into keeps what was built, --check does not; choose one.");
        var settings = Settings.Read(words.GetValue(data));
        await using var database = await WarehouseDatabase.OpenAsync(settings.ConnectionString, settings.DataFolder, cancellationToken);
        await database.MigrateAsync(cancellationToken);
        var replaying = new Replaying(database.Connections, words.GetValue(json));
        if (target is not null && (target.Contains('/') || target is "." or ".."))
            return await IntoFolderAsync(replaying, Path.GetFullPath(target), settings, cancellationToken);
        var name = target ?? string.Create(CultureInfo.InvariantCulture, $"cchc_replay_{Environment.ProcessId}_{Environment.TickCount64}");
        await using var beside = await BesideDatabase.MakeAsync(database.Cluster, settings.ConnectionString, name, cancellationToken);
        var isDone = false;
        try
        {
            await beside.MigrateAsync(cancellationToken);
            var exitCode = await replaying.RunAsync(beside.Connections, cancellationToken);
            isDone = true;
            return exitCode;
        }
        finally
        {
            // What was only to be compared, or is half done, does not stay.
            if (target is null || !isDone)
                await beside.DropAsync(CancellationToken.None);
        }
    }

    private async Task<int> IntoFolderAsync(Replaying replaying, string folder, Settings settings, CancellationToken cancellationToken)
    {
        if (settings.ConnectionString is null && string.Equals(folder.TrimEnd('/'), settings.DataFolder.TrimEnd('/'), StringComparison.Ordinal))
            throw Wrong("Không thể dựng lại kho vào chính nó; hãy chọn thư mục khác.", "A warehouse cannot be built into itself; choose another folder.");
        await using var rebuilt = await WarehouseDatabase.OpenAsync(null, folder, cancellationToken);
        await rebuilt.MigrateAsync(cancellationToken);
        if (!await WarehouseReplay.IsEmptyAsync(rebuilt.Connections.Loader, cancellationToken))
            throw Wrong($"Kho trong {folder} không trống; không có gì bị ghi đè. Hãy chọn thư mục khác.", $"The warehouse in {folder} is not empty; nothing is overwritten. Choose another folder.");
        return await replaying.RunAsync(rebuilt.Connections, cancellationToken);
    }

    /// <summary>The replay itself with what it tells.</summary>
    private sealed class Replaying(WarehouseConnections source, bool asJson)
    {
        public async Task<int> RunAsync(WarehouseConnections target, CancellationToken cancellationToken)
        {
            var result = await new WarehouseReplay(source.Loader, target.Loader, ReportReader.ReadAsync)
                .RunAsync(file => Console.Error.WriteLine($"{file} …"), cancellationToken);
            var comparisons = await FeedComparison.RunAsync(source.Loader, target.Loader, cancellationToken);
            if (asJson)
                Console.Out.WriteLine(ReviewJson.Line(new { result.Documents, result.Decisions, result.Unreadable, Equal = comparisons.All(c => c.AreEqual), Feeds = comparisons }));
            else
                Print(result, comparisons);
            return comparisons.All(c => c.AreEqual) ? ExitCode.Success : ExitCode.Failure;
        }

        private static void Print(ReplayResult result, IReadOnlyList<FeedComparison> comparisons)
        {
            Console.Out.WriteLine(new Spoken(
                $"Đã dựng lại từ {result.Documents} tài liệu và {result.Decisions} quyết định.", $"Built anew from {result.Documents} documents and {result.Decisions} decisions."));
            foreach (var file in result.Unreadable)
                Console.Out.WriteLine("  " + new Spoken($"{file}: không đọc được như một báo cáo", $"{file}: cannot be read as a report"));
            foreach (var feed in comparisons)
            {
                Console.Out.WriteLine(feed.AreEqual
                    ? new Spoken($"{feed.Feed}: {feed.Rows} dòng, giống từng byte (SHA-256 {feed.Digest[..16]}…)", $"{feed.Feed}: {feed.Rows} rows, equal byte by byte (SHA-256 {feed.Digest[..16]}…)")
                    : new Spoken($"{feed.Feed}: KHÁC NHAU, {feed.Rows} và {feed.OtherRows} dòng", $"{feed.Feed}: DIFFERENT, {feed.Rows} and {feed.OtherRows} rows"));
                foreach (var line in feed.Differences)
                    Console.Out.WriteLine($"  {line}");
            }
        }
    }
}
