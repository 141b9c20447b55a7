using System.Text;

namespace CchcWarehouse.PostgresTests.OData.Checklist;

/// <summary>The table in <c>docs/odata.md</c>: written by the tests between two marks, everything else by hand.</summary>
internal sealed class ChecklistDocument
{
    private const string Begin = "<!-- rows: written by the tests -->";
    private const string End = "<!-- end of rows -->";

    private readonly string path = Find();

    /// <summary>Set to 1, the committed files become what the tests found.</summary>
    public static bool IsToBeRewritten => Environment.GetEnvironmentVariable("CCHC_UPDATE_GOLDEN") == "1";

    public string Table
    {
        get
        {
            var text = File.ReadAllText(path);
            var (from, to) = Marks(text);
            return text[from..to];
        }
    }

    public void Write(string table)
    {
        var text = File.ReadAllText(path);
        var (from, to) = Marks(text);
        File.WriteAllText(path, text[..from] + table + text[to..]);
    }

    public static string Print(IEnumerable<(string Title, IEnumerable<(ChecklistRow Row, string Outcome)> Rows)> sections)
    {
        var text = new StringBuilder("\n");
        foreach (var (title, rows) in sections)
        {
            text.Append("\n### ").Append(title).Append("\n\n| # | what the standard asks | example | here |\n|---|---|---|---|\n");
            foreach (var (row, outcome) in rows)
            {
                var example = row.Example ?? (row.Probes.Length > 0 ? row.Probes[0].Request : "");
                text.Append("| ").Append(row.Number).Append(" | ").Append(Cell(row.Demand)).Append(" | ")
                    .Append(example.Length == 0 ? "" : $"`{Cell(example)}`").Append(" | ").Append(Cell(outcome)).Append(" |\n");
            }
        }

        return text.Append('\n').ToString();
    }

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);

    private static (int From, int To) Marks(string text) =>
        (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CchcWarehouse.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No CchcWarehouse.sln above the tests.");
        }

        return Path.Combine(folder.FullName, "docs", "odata.md");
    }
}
