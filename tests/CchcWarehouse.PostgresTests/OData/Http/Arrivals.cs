using System.Text;
using System.Text.RegularExpressions;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Warehouse;
using CchcWarehouse.PostgresTests.Commands;
using CchcWarehouse.PostgresTests.Warehouse;
using NodaTime;

namespace CchcWarehouse.PostgresTests.OData.Http;

/// <summary>Reports that arrive while somebody reads: the real samples, corrections of them, and revisions of the invented facts.</summary>
internal sealed partial class Arrivals(ODataServer server)
{
    private readonly ReportInbox inbox = new(server.Connections.Loader);
    // Over all databases of a test run: every document has bytes of its own.
    private static int made;
    private int turn;

    public static IReadOnlyList<string> Samples { get; } = [.. Directory.GetFiles(Cchc.Samples, "2*.txt").Order()];

    /// <summary>In turn: a revision of a unit of the invented facts, a sample as it is, a sample with one number corrected.</summary>
    public Task<LoadOutcome> NextAsync()
    {
        var sample = Samples[turn / 3 % Samples.Count];
        return (turn++ % 3) switch
        {
            0 => ReviseAsync(),
            1 => LoadAsync(sample),
            _ => CorrectAsync(sample),
        };
    }

    public async Task<LoadOutcome> LoadAsync(string path) =>
        await LoadAsync(SourceDocument.FromBytes(Path.GetFileName(path), await File.ReadAllBytesAsync(path)), ReportReader.ReadAsync);

    /// <summary>The same report once more, with the last number that stands alone in its cell changed.</summary>
    public async Task<LoadOutcome> CorrectAsync(string path)
    {
        var text = await File.ReadAllTextAsync(path);
        var number = Interlocked.Increment(ref made);
        var cell = LoneNumber().Matches(text)[^1];
        var corrected = $"{text[..cell.Index]}{2000 + number}{text[(cell.Index + cell.Length)..]}";
        return await LoadAsync(SourceDocument.FromBytes($"corrected-{number}-{Path.GetFileName(path)}", Encoding.UTF8.GetBytes(corrected)), ReportReader.ReadAsync);
    }

    /// <summary>Another report of the unit that has most of the invented facts: they end, three begin.</summary>
    public async Task<LoadOutcome> ReviseAsync()
    {
        await using var command = server.Connections.Owner.CreateCommand(
            """
            SELECT u.admin_unit_code FROM fact_observation_current f JOIN dim_admin_unit u USING (admin_unit_key)
            WHERE f.period_key = 202100 AND u.valid_from <= '2021-12-31' AND coalesce(u.valid_to, 'infinity') > '2021-12-31'
            GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1
            """);
        var unit = (string)(await command.ExecuteScalarAsync())!;
        var number = Interlocked.Increment(ref made);
        return await LoadAsync(
            InventedReports.Document($"revision-{number}"),
            (document, _, _) => Task.FromResult(InventedReports.Reading(
                document, "2021", unit, new LocalDate(2021, 12, 1).PlusDays(number), $"{number}/BC-UBND",
                InventedReports.Row(1, "1.1.1", 1000 + number), InventedReports.Row(2, "1.1.2", 2000 + number), InventedReports.Row(3, "1.1.3", 3000 + number))));
    }

    [GeneratedRegex(@"(?m)(?<=^|[\t|] ?)[0-9]{1,4}(?= ?[\t|\r]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex LoneNumber();

    private async Task<LoadOutcome> LoadAsync(SourceDocument document, ReadReport read)
    {
        await using var claim = await inbox.ReceiveAsync(document, CancellationToken.None);
        var (_, outcome) = await new ReportPipeline(inbox, new ReportLoader(server.Connections.Loader), read).LoadAsync(claim, CancellationToken.None);
        return outcome;
    }
}
