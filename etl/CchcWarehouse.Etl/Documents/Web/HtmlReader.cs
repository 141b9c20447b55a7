using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CchcWarehouse.Etl.Documents.Encodings;
using CchcWarehouse.Etl.Documents.Packages;

namespace CchcWarehouse.Etl.Documents.Web;

/// <summary>A web page, or what an office program saved as one: its lines and tables in reading order.</summary>
/// <remarks>Nothing that the page refers to is loaded, no script is run.</remarks>
internal sealed class HtmlReader
{
    private const int FewestRowsOfInnerTable = 2;
    private const int SampleTexts = 5_000;
    private const int DeepestTable = 30;

    private readonly List<DocumentBlock> blocks = [];
    private readonly HtmlLook look;
    private readonly HtmlStory story;
    private readonly int linesBefore;
    private int depth;

    private HtmlReader(IDocument page, int linesBefore = 0)
    {
        this.linesBefore = linesBefore;
        look = new HtmlLook(page);
        story = new HtmlStory(look, LegacyText.Find(ShownText(page)));
    }

    /// <exception cref="UnreadableDocumentException">Empty, too large, nested without end.</exception>
    internal static DocumentGrid Read(SourceDocument document)
    {
        var text = HtmlText.Decode(document);
        HtmlNesting.Refuse(text.Text);
        using var page = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true }).ParseDocument(text.Text);
        var reader = new HtmlReader(page);
        if (page.Body is { } body)
            reader.Add(body);
        return new DocumentGrid(reader.blocks)
        {
            Notices = [.. text.Notices, .. reader.story.Converted.Select(e => e.Notice("Văn bản trong trang", "Text of the page"))],
        };
    }

    /// <summary>The lines and tables of a piece of markup inside a text that begins after so many lines.</summary>
    internal static IReadOnlyList<DocumentBlock> ReadFragment(string markup, int linesBefore)
    {
        HtmlNesting.Refuse(markup);
        using var page = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true }).ParseDocument(markup);
        var reader = new HtmlReader(page, linesBefore);
        reader.Add(page.Body!);
        return reader.blocks;
    }

    // Only text in fonts that say nothing of their encoding is judged by its words.
    private string ShownText(IDocument page)
    {
        var texts = page.All.Where(e => e.LocalName is not ("script" or "style"))
            .SelectMany(e => e.ChildNodes.OfType<IText>())
            .Where(t => t.Data.AsSpan().IndexOfAnyExceptInRange('\0', '\u007f') >= 0 && !Above(t).Any(e => look.EncodingOf(e) is not null));
        return string.Join(' ', texts.Take(SampleTexts).Select(t => t.Data));
    }

    private static IEnumerable<IElement> Above(INode node)
    {
        for (var above = node.ParentElement; above is not null; above = above.ParentElement)
            yield return above;
    }

    private void Add(IElement element)
    {
        var line = LineOf(element);
        AddText(story.Read(element, (table, before) =>
        {
            AddText(before, line);
            AddTable(table);
            line = LineOf(table);
            return "";
        }), line);
    }

    private void AddText(string text, int line)
    {
        foreach (var part in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            blocks.Add(new TextBlock(line, part));
    }

    private void AddTable(IElement element)
    {
        if (++depth > DeepestTable)
            throw PackageRefusal.TooDeep("table");
        AddShownTable(element);
        depth--;
    }

    private void AddShownTable(IElement element)
    {
        var table = new HtmlTable(element, look);
        if (element.Children.FirstOrDefault(c => c.LocalName == "caption") is { } caption)
            AddText(TextOf(caption), LineOf(caption));
        if (IsFrame(table))
        {
            foreach (var cell in table.Rows.SelectMany(r => r))
                Add(cell.Content);
            return;
        }
        var columns = table.Columns();
        var rows = table.Rows.Where(r => r.Count > 0)
            .Select(r => new GridRow(LineOf(r[0].Content), [.. r.Select(c => CellOf(c, columns))]))
            .Where(r => r.Cells.Any(c => c.Text.Length > 0)).ToList();
        if (rows.Count > 0)
            blocks.Add(new TableGrid(rows[0].Line, rows, PositionsAreExact: true));
    }

    private GridCell CellOf(HtmlCell cell, int[] columns)
    {
        var column = columns[cell.Column];
        story.MetStruck = Above(cell.Content).Any(look.IsStruck);
        var text = TextOf(cell.Content);
        return new GridCell(column, text, LineOf(cell.Content), Math.Max(1, columns[cell.Column + cell.ColumnSpan] - column), cell.RowSpan) { Doubt = story.MetStruck ? StruckText.Doubt : null };
    }

    // A table that only puts another one in its place: what is inside counts.
    private bool IsFrame(HtmlTable table)
    {
        var cells = table.Rows.SelectMany(r => r).ToList();
        return cells.SelectMany(c => c.Content.QuerySelectorAll("table")).Select(t => new HtmlTable(t, look))
            .Any(t => t.Rows.Count >= FewestRowsOfInnerTable && t.Rows.Sum(r => r.Count) > cells.Count);
    }

    // A small table inside a cell: its rows are lines of the cell.
    private string TextOf(IElement element) => story.Read(element, (table, before) => before + "\n" + FlatText(table));

    private string FlatText(IElement element)
    {
        if (++depth > DeepestTable)
            throw PackageRefusal.TooDeep("table");
        var lines = new HtmlTable(element, look).Rows.Select(r => string.Join(' ', r.Select(c => TextOf(c.Content)).Where(t => t.Length > 0))).ToList();
        depth--;
        return string.Join('\n', lines);
    }

    private int LineOf(IElement element) => linesBefore + (element.SourceReference?.Position.Line ?? 1);
}
