using System.Text;

namespace CchcWarehouse.OData.Cases;

/// <summary>A request and what it becomes at each stage: plan, SQL, parameters, JSON. One file for each.</summary>
/// <remarks>
/// Set CCHC_UPDATE_GOLDEN to 1 and a run writes what it found into the files; the diff then shows every change of behaviour.
/// A new case is a file with a comment and the line of the request.
/// </remarks>
internal sealed class CaseFile
{
    private const string Extension = ".case";
    private const string Mark = "--- ";

    private static readonly string[] Stages = ["plan", "exists", "count", "sql", "parameters", "json"];
    private static readonly string Folder = Path.Combine(Root(), "tests", "CchcWarehouse.PostgresTests", "Cases");

    private readonly string path;
    private readonly List<string> head = [];
    private readonly Dictionary<string, string> sections = new(StringComparer.Ordinal);

    private CaseFile(string path) => this.path = path;

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*" + Extension).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public static bool IsToBeRewritten => Environment.GetEnvironmentVariable("CCHC_UPDATE_GOLDEN") == "1";

    /// <summary>Relative to the service root, as a person writes it.</summary>
    public string Url => head.Single(line => line.StartsWith("GET /", StringComparison.Ordinal))["GET /".Length..];

    public static CaseFile Read(string name)
    {
        var file = new CaseFile(Path.Combine(Folder, name + Extension));
        var section = (Name: "", Text: new StringBuilder());
        foreach (var line in File.ReadLines(file.path))
        {
            if (line.StartsWith(Mark, StringComparison.Ordinal))
            {
                file.Keep(section.Name, section.Text);
                section = (line[Mark.Length..], new StringBuilder());
            }
            else if (section.Name.Length == 0)
            {
                file.head.Add(line);
            }
            else
            {
                section.Text.Append(line).Append('\n');
            }
        }

        file.Keep(section.Name, section.Text);
        return file;
    }

    /// <summary>What the file says of some stages; where files are to be rewritten, what was found.</summary>
    /// <param name="found">All stages that the run looked at, null where the request has none of it.</param>
    public IReadOnlyDictionary<string, string?> Expected(IReadOnlyDictionary<string, string?> found)
    {
        if (IsToBeRewritten)
        {
            foreach (var (stage, text) in found)
            {
                if (text is null)
                {
                    sections.Remove(stage);
                }
                else
                {
                    sections[stage] = text;
                }
            }

            Write();
        }

        return found.Keys.ToDictionary(stage => stage, stage => sections.GetValueOrDefault(stage));
    }

    private void Write()
    {
        var text = new StringBuilder().AppendJoin('\n', head).Append('\n');
        foreach (var stage in Stages.Where(sections.ContainsKey))
        {
            text.Append(Mark).Append(stage).Append('\n').Append(sections[stage]).Append('\n');
        }

        File.WriteAllText(path, text.ToString());
    }

    private void Keep(string name, StringBuilder text)
    {
        if (name.Length > 0)
        {
            sections[name] = text.ToString().TrimEnd('\n');
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CchcWarehouse.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No CchcWarehouse.sln above the tests.");
        }

        return folder.FullName;
    }
}
