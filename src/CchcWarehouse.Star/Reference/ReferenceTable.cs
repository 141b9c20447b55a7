namespace CchcWarehouse.Star.Reference;

/// <summary>A tab-separated code list of <c>db/reference</c>: a head line, then one entry a line; an empty field is null.</summary>
public sealed class ReferenceTable
{
    private readonly string[] heads;

    private ReferenceTable(string path, string[] heads, IReadOnlyList<string?[]> entries)
    {
        Path = path;
        this.heads = heads;
        Entries = entries;
    }

    public string Path { get; }

    public IReadOnlyList<string> Heads => heads;

    public IReadOnlyList<string?[]> Entries { get; }

    /// <summary>The code lists that travel with the program.</summary>
    public static string Folder { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "db", "reference");

    public static ReferenceTable Read(string fileName)
    {
        var path = System.IO.Path.Combine(Folder, fileName);
        var lines = File.ReadAllLines(path);
        var head = lines[0].Split('\t');
        var entries = new List<string?[]>(lines.Length);
        for (var number = 1; number < lines.Length; number++)
        {
            if (lines[number].Length == 0 || lines[number][0] == '#')
            {
                continue;
            }

            var fields = lines[number].Split('\t');
            if (fields.Length > head.Length)
            {
                throw new InvalidDataException($"{path}, line {number + 1}: {fields.Length} fields where the head names {head.Length}.");
            }

            var entry = new string?[head.Length];
            for (var i = 0; i < fields.Length; i++)
            {
                entry[i] = fields[i].Length == 0 ? null : fields[i];
            }

            entries.Add(entry);
        }

        return new ReferenceTable(path, head, entries);
    }

    /// <exception cref="InvalidDataException">The table has no such column.</exception>
    public int Column(string head)
    {
        var index = Array.IndexOf(heads, head);
        return index >= 0 ? index : throw new InvalidDataException($"{Path}: no column named {head}.");
    }
}
