using System.CommandLine;
using System.Globalization;
using System.Text;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Review;
using CchcWarehouse.Replies;
using CchcWarehouse.Star;
using CchcWarehouse.Star.Connections;
using Microsoft.EntityFrameworkCore;

namespace CchcWarehouse.Commands;

internal sealed class ReplyCommand : CchcCommand
{
    private readonly Argument<string[]> report = Many("REPORT");
    private readonly Option<bool> english = new("--en");
    private readonly Option<string?> target = new("--out");
    private readonly Option<string?> data = DataOption();

    public ReplyCommand()
        : base("reply")
    {
        Add(report);
        Add(english);
        Add(target);
        Add(data);
    }

    public override CommandHelp Help { get; } = new(
        "reply REPORT [--en] [--out FILE.docx|FILE.txt] [--data DIR]",
        new Spoken(
            "Soạn thư gửi lại đơn vị báo cáo: các ô cần đính chính, số đã ghi và lý do.",
            "Writes the letter to the sender of a report: the cells to correct, what they print and why."))
    {
        Details =
        [
            new Spoken(
                "REPORT là khóa của báo cáo trong kho, phần đầu SHA-256 của nó, hoặc một tệp báo cáo (khi đó không cần cơ sở dữ liệu).",
                "REPORT is the report's key in the warehouse, the beginning of its SHA-256, or a report file (which needs no database)."),
        ],
        Options =
        [
            ("--en", new Spoken("thư bằng tiếng Anh", "the letter in English")),
            ("--out FILE", new Spoken("ghi vào tệp .docx hoặc .txt thay vì in ra", "write a .docx or .txt file instead of printing")),
            CommandHelp.Data,
        ],
        Examples = ["./cchc reply 3", "./cchc reply 3 --out thu.docx", "./cchc reply bao-cao.docx --en"],
    };

    protected override async Task<int> RunAsync(ParseResult words, CancellationToken cancellationToken)
    {
        if (words.GetValue(report) is not [{ Length: > 0 } named])
            throw Wrong("Hãy nêu đúng một báo cáo: khóa, SHA-256 hoặc tệp.", "Name exactly one report: its key, its SHA-256 or a file.");
        var path = words.GetValue(target);
        if (path is not null && Path.GetExtension(path).ToLowerInvariant() is not (".docx" or ".txt"))
            throw Wrong($"{path}: tên tệp phải kết thúc bằng .docx hoặc .txt.", $"{path}: the file's name must end in .docx or .txt.");
        var letter = File.Exists(named)
            ? ReplyLetter.Of(await ReportReader.ReadAsync(await ReportFile.ReadAsync(named, cancellationToken), ReviewDecisions.None, cancellationToken))
            : await LoadedAsync(named, words.GetValue(data), cancellationToken);
        await WriteAsync(letter, words.GetValue(english) ? ReplyWording.English : ReplyWording.Vietnamese, path, cancellationToken);
        return ExitCode.Success;
    }

    private async Task<ReplyLetter> LoadedAsync(string named, string? data, CancellationToken cancellationToken)
    {
        var isKey = int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var key);
        var isDigest = named.Length is >= 8 and <= 64 && named.All(char.IsAsciiHexDigit);
        if (!isKey && !isDigest)
            throw Wrong($"“{named}” không phải khóa, SHA-256 hay tệp có thật.", $"“{named}” is no key, no SHA-256 and no file that exists.");
        var settings = Settings.Read(data);
        await using var database = await WarehouseDatabase.OpenAsync(settings.ConnectionString, settings.DataFolder, cancellationToken);
        await using var star = new WarehouseReader(database.Connections.Reader).Open();
        var found = isDigest && !await HasAsync(star, isKey, key, cancellationToken) ? await OfDigestAsync(star, named, cancellationToken) : key;
        return await ReplyLetter.ReadAsync(star, found, cancellationToken)
            ?? throw new NoSuchReportException(named);
    }

    private static async Task<bool> HasAsync(WarehouseContext star, bool isKey, int key, CancellationToken cancellationToken) =>
        isKey && await star.Reports.AnyAsync(r => r.ReportKey == key, cancellationToken);

    private static Task<int> OfDigestAsync(WarehouseContext star, string digest, CancellationToken cancellationToken)
    {
        var beginning = digest.ToLowerInvariant() + "%";
        return star.Reports.Where(r => EF.Functions.Like(r.Sha256, beginning)).Select(r => r.ReportKey).FirstOrDefaultAsync(cancellationToken);
    }

    private static async Task WriteAsync(ReplyLetter letter, ReplyWording wording, string? path, CancellationToken cancellationToken)
    {
        if (path is null)
            await Console.Out.WriteAsync(ReplyText.Print(letter, wording));
        else if (Path.GetExtension(path).Equals(".docx", StringComparison.OrdinalIgnoreCase))
            await File.WriteAllBytesAsync(path, ReplyDocument.Write(letter, wording), cancellationToken);
        else
            await File.WriteAllTextAsync(path, ReplyText.Print(letter, wording), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
        if (path is not null)
            Console.Error.WriteLine(new Spoken($"Đã ghi {path}.", $"{path} is written."));
    }
}
