using System.Text;
using System.Xml.Linq;

namespace CchcWarehouse.Etl.Documents.Word;

/// <summary>Turns the paragraphs and tables of a story into blocks, in reading order.</summary>
internal sealed class WordBlocks(WordStory story)
{
    private const int FewestRowsOfInnerTable = 2;

    private readonly List<DocumentBlock> blocks = [];
    private readonly StringBuilder runOn = new();
    private int line;

    internal IReadOnlyList<DocumentBlock> Blocks => blocks;

    internal void Add(XElement container)
    {
        foreach (var element in Content(container))
        {
            if (element.Name.LocalName == "tbl")
                AddTable(element);
            else
                AddParagraph(element);
        }
    }

    // Content controls, insertions and the like hold paragraphs and tables as if they were not there.
    private static IEnumerable<XElement> Content(XElement container)
    {
        foreach (var element in container.Elements())
        {
            var name = element.Name.LocalName;
            if (name is "p" or "tbl")
                yield return element;
            else if (name is "sdt" or "sdtContent" or "ins" or "moveTo" or "customXml" or "smartTag" or "AlternateContent")
            {
                foreach (var inner in Content(name == "AlternateContent" ? Alternatives.Chosen(element) ?? element : element))
                    yield return inner;
            }
        }
    }

    private void AddParagraph(XElement paragraph)
    {
        var boxes = new List<XElement>();
        var text = story.Read(paragraph, boxes);
        line++;
        if (WordStory.RunsOn(paragraph))
            runOn.Append(text);
        else
        {
            AddText(CellText.Clean(runOn + text));
            runOn.Clear();
        }
        foreach (var box in boxes)
            Add(box);
    }

    private void AddText(string text)
    {
        foreach (var part in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            blocks.Add(new TextBlock(line, part));
    }

    private void AddTable(XElement element)
    {
        var table = new WordTable(element);
        if (IsFrame(table))
        {
            foreach (var cell in table.Rows.SelectMany(r => r))
                Add(cell.Content);
            return;
        }
        var columns = table.Columns();
        var first = line + 1;
        var rows = new List<GridRow>();
        foreach (var row in table.Rows)
        {
            line++;
            var cells = row.Select(c => CellOf(c, columns)).ToList();
            if (cells.Exists(c => c.Text.Length > 0))
                rows.Add(new GridRow(line, cells));
        }
        if (rows.Count > 0)
            blocks.Add(new TableGrid(first, rows, PositionsAreExact: true));
    }

    private GridCell CellOf(WordCell cell, int[] columns)
    {
        var column = columns[cell.Column];
        story.MetStruck = false;
        var text = TextOf(cell.Content);
        return new GridCell(column, text, line, Math.Max(1, columns[cell.Column + cell.Span] - column), cell.RowSpan) { Doubt = story.MetStruck ? StruckText.Doubt : null };
    }

    // A table that only holds another one in its place: what is inside counts.
    private static bool IsFrame(WordTable table)
    {
        var cells = table.Rows.SelectMany(r => r).ToList();
        var inner = cells.SelectMany(c => Alternatives.Outermost(c.Content, "tbl")).Select(t => new WordTable(t)).ToList();
        return inner.Exists(t => t.Rows.Count >= FewestRowsOfInnerTable && t.Rows.Sum(r => r.Count) > cells.Count);
    }

    private string TextOf(XElement cell)
    {
        var text = new StringBuilder();
        var joins = true;
        foreach (var element in Content(cell))
        {
            var part = element.Name.LocalName == "tbl" ? FlatText(element) : ParagraphText(element);
            if (!joins && part.Length > 0 && text.Length > 0)
                text.Append('\n');
            text.Append(part);
            joins = element.Name.LocalName == "p" && WordStory.RunsOn(element);
        }
        return CellText.Clean(text.ToString());
    }

    private string ParagraphText(XElement paragraph)
    {
        var boxes = new List<XElement>();
        var text = story.Read(paragraph, boxes);
        return boxes.Count == 0 ? text : string.Join('\n', boxes.Select(TextOf).Prepend(text).Where(t => t.Length > 0));
    }

    // A small table inside a cell: its rows are lines of the cell.
    private string FlatText(XElement element) =>
        string.Join('\n', new WordTable(element).Rows.Select(r => string.Join(' ', r.Select(c => TextOf(c.Content)).Where(t => t.Length > 0))));
}
