namespace CchcWarehouse.Tests.Rows;

/// <summary>One line of a fixture: what a careful reader found in a document.</summary>
internal sealed record ExpectedRow(int Line, IReadOnlyList<int?> Parents, string PrintedNumber, string LabelStart, string Status)
{
    private static readonly string Fixtures = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    internal static IEnumerable<string> Names(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Fixtures, folder), pattern).Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);

    internal static byte[] Document(string folder, string name) => File.ReadAllBytes(Path.Combine(Fixtures, folder, name + ".txt"));

    internal static List<ExpectedRow> Read(string folder, string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Fixtures, folder, name + ".tsv")).Where(l => !l.StartsWith('#')).ToList();
        var heads = lines[0].Split('\t');
        return [.. lines.Skip(1).Select(l => Of(heads.Zip(l.Split('\t')).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal)))];
    }

    private static ExpectedRow Of(Dictionary<string, string> cells) => new(
        int.Parse(cells["line"], System.Globalization.CultureInfo.InvariantCulture),
        [LineIn(cells["parent_line"]), .. Also(cells.GetValueOrDefault("remark", ""))],
        cells["printed_number"], cells["label_start"], cells["status"]);

    private static IEnumerable<int?> Also(string remark) =>
        from piece in remark.Split("; ")
        where piece.StartsWith("also-parent:", StringComparison.Ordinal)
        select LineIn(piece["also-parent:".Length..].Trim());

    private static int? LineIn(string text) =>
        int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var line) ? line : null;
}
