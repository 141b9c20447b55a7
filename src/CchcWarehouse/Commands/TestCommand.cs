using System.CommandLine;

namespace CchcWarehouse.Commands;

/// <summary>The launcher runs the tests itself; the compiled program only tells so.</summary>
internal sealed class TestCommand()
    : CchcCommand("test")
{
    public override CommandHelp Help { get; } = new(
        "test [--filter EXPRESSION]",
        new Spoken(
            "Cài thứ còn thiếu, biên dịch, chạy mọi phép thử, kể cả với PostgreSQL thật.",
            "Installs what is missing, builds, runs every test, a real PostgreSQL included."))
    {
        Details =
        [
            new Spoken(
                "Dòng cuối: N passed, N failed, N skipped. Mã kết thúc khác 0 khi có phép thử không đạt.",
                "The last line: N passed, N failed, N skipped. The exit code is not 0 when a test fails."),
        ],
        Examples = ["./cchc test", "./cchc test --filter MigratorTests"],
    };

    protected override Task<int> RunAsync(ParseResult words, CancellationToken cancellationToken) => throw Wrong(
        "Phép thử chạy từ bản mã nguồn, qua tệp ./cchc ở thư mục gốc.",
        "The tests run from the sources, through the file ./cchc at the root.");
}
