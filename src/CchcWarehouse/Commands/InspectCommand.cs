using System.CommandLine;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Quality;
using CchcWarehouse.Etl.Review;
using NodaTime;

namespace CchcWarehouse.Commands;

internal sealed class InspectCommand : CchcCommand
{
    private readonly Argument<string[]> files = Many("FILE");
    private readonly Option<bool> json = JsonOption();

    public InspectCommand()
        : base("inspect")
    {
        Add(files);
        Add(json);
    }

    public override CommandHelp Help { get; } = new(
        "inspect FILE… [--json]",
        new Spoken(
            "Đọc báo cáo mà không nạp: từng dòng được hiểu thế nào. Không cần cơ sở dữ liệu.",
            "Reads a report without loading it: how every row is understood. Needs no database."))
    {
        Details =
        [
            new Spoken(
                "Mã kết thúc 65 khi một tệp không phải bảng kết quả CCHC.",
                "The exit code is 65 when a file is no table of reform results."),
        ],
        Options = [CommandHelp.Json],
        Examples = ["./cchc inspect etl/samples/*.txt", "./cchc inspect --json bao-cao.xlsx"],
    };

    protected override async Task<int> RunAsync(ParseResult words, CancellationToken cancellationToken)
    {
        if (words.GetValue(files) is not { Length: > 0 } paths)
            throw Wrong("Hãy nêu ít nhất một tệp báo cáo.", "Name at least one report file.");
        await using var output = Console.OpenStandardOutput();
        var exitCode = ExitCode.Success;
        RecognitionProgress.TellTo(Recognition.Print);
        foreach (var path in paths)
        {
            try
            {
                var documents = DocumentArchive.Expand(await ReportFile.ReadAsync(path, cancellationToken));
                foreach (var document in documents)
                    exitCode = Math.Max(exitCode, await InspectAsync(document, paths.Length + documents.Count > 2, words.GetValue(json) ? output : null, cancellationToken));
            }
            catch (UnreadableDocumentException unreadable)
            {
                exitCode = Failure.Tell(unreadable, paths.Length > 1 ? path : null);
            }
        }

        return exitCode;
    }

    // One unreadable document of several does not keep the others from being read.
    private static async Task<int> InspectAsync(SourceDocument document, bool isOneOfMany, Stream? output, CancellationToken cancellationToken)
    {
        try
        {
            var today = LocalDate.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            var reading = BlankTable.Note(FuturePeriod.Check(await ReportReader.ReadAsync(document, ReviewDecisions.None, cancellationToken), today));
            if (output is not null)
                ReadingJson.WriteLine(reading, output);
            else
                ReadingTable.Print(reading);
            return ExitCode.Success;
        }
        catch (UnreadableDocumentException unreadable)
        {
            return Failure.Tell(unreadable, isOneOfMany ? document.FileName : null);
        }
    }
}
