namespace CchcWarehouse.Etl.Documents;

/// <summary>A text file as blocks: each stretch goes to the layout whose marks it shows.</summary>
internal static class TextDocument
{
    internal static DocumentGrid Read(string text)
    {
        var lines = new TextLines(text);
        var blocks = new List<DocumentBlock>();
        for (var at = 0; at < lines.Count;)
        {
            if (EmbeddedTableLayout.TryRead(lines, ref at) is { } embedded)
            {
                blocks.AddRange(embedded);
                continue;
            }
            var table = PipeTableLayout.TryRead(lines, ref at)
                ?? CellPerLineLayout.TryRead(lines, ref at)
                ?? TabSeparatedLayout.TryRead(lines, ref at);
            if (table is not null)
                blocks.Add(table);
            else
                AddText(lines, at++, blocks);
        }
        return new DocumentGrid(blocks);
    }

    private static void AddText(TextLines lines, int at, List<DocumentBlock> blocks)
    {
        foreach (var part in Markup.CleanLine(lines[at]).Split('\n'))
        {
            if (part.Length > 0)
                blocks.Add(new TextBlock(at + 1, part));
        }
    }
}
