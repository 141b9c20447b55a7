using System.Globalization;
using System.Text;
using System.Xml.Linq;
using CchcWarehouse.Etl.Documents.Encodings;

namespace CchcWarehouse.Etl.Documents.Word;

/// <summary>Reads the paragraphs of one story: the body, a header, the footnotes.</summary>
/// <remarks>Tracked changes count as accepted; hidden text is not printed and not read.</remarks>
/// <param name="unnamed">The encoding of text whose font does not name one; null for Unicode.</param>
internal sealed class WordStory(WordStyles styles, WordNumbering numbering, VietnameseEncoding? unnamed)
{
    private readonly WordFields fields = new();
    private readonly Dictionary<string, int> noteMarks = new(StringComparer.Ordinal);

    /// <summary>Encodings that were met, for the notice.</summary>
    internal HashSet<VietnameseEncoding> Converted { get; } = [];

    /// <summary>Text with a line through it was read since this was last set back.</summary>
    internal bool MetStruck { get; set; }

    /// <summary>Footnotes and endnotes in the order of their marks: "footnote 3" and the printed number.</summary>
    internal IReadOnlyDictionary<string, int> NoteMarks => noteMarks;

    /// <summary>One paragraph with its list mark, blanks as typed; text boxes anchored in it are handed out.</summary>
    internal string Read(XElement paragraph, ICollection<XElement> textBoxes)
    {
        var pieces = new Pieces(styles.StyleOf(paragraph), textBoxes);
        var mark = numbering.MarkOf(paragraph);
        Walk(paragraph, pieces);
        return mark + pieces.Text(Converted);
    }

    /// <summary>The paragraph mark was deleted: the text goes on in the next paragraph.</summary>
    internal static bool RunsOn(XElement paragraph) =>
        paragraph.Child("pPr")?.Child("rPr") is { } mark && (mark.Child("del") is not null || mark.Child("moveFrom") is not null);

    private void Walk(XElement parent, Pieces pieces)
    {
        foreach (var element in parent.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "r":
                    if (element.Name.NamespaceName.EndsWith("/math", StringComparison.Ordinal))
                        Walk(element, pieces);
                    else
                        ReadRun(element, pieces);
                    break;
                case "del" or "moveFrom" or "pPr" or "rPr" or "rt" or "sdtPr" or "sdtEndPr" or "proofErr":
                    break;
                case "t" when fields.ArePrinted:
                    pieces.Add(element.Value, null, null, false);
                    break;
                case "f" when element.Child("num") is { } over && element.Child("den") is { } under:
                    Walk(over, pieces);
                    pieces.Add("/", null, null, false);
                    Walk(under, pieces);
                    break;
                case "fldSimple":
                    if (!WordFields.IsPageNumber(element.Value("instr") ?? ""))
                        Walk(element, pieces);
                    break;
                case "AlternateContent":
                    if (Alternatives.Chosen(element) is { } chosen)
                        Walk(chosen, pieces);
                    break;
                default:
                    Walk(element, pieces);
                    break;
            }
        }
    }

    private void ReadRun(XElement run, Pieces pieces)
    {
        var properties = run.Child("rPr");
        var isHidden = styles.IsHidden(properties, pieces.Style);
        var font = styles.FontOf(properties, pieces.Style);
        var raised = properties?.Child("vertAlign")?.Value("val") == "superscript";
        foreach (var element in run.Elements())
            ReadRunContent(element, pieces, new RunLook(isHidden, font, raised));
        MetStruck |= !isHidden && styles.IsStruck(properties, pieces.Style) && run.Children("t").Any(t => !string.IsNullOrWhiteSpace(t.Value));
    }

    private readonly record struct RunLook(bool IsHidden, string? Font, bool Raised);

    private void ReadRunContent(XElement element, Pieces pieces, RunLook look)
    {
        var name = element.Name.LocalName;
        if (name == "fldChar")
            Add(fields.Step(element));
        else if (name is "instrText" or "delInstrText")
            fields.AddCode(element.Value);
        else if (look.IsHidden || !fields.ArePrinted)
            return;
        else if (name == "t")
            Add(element.Value);
        else if (name is "tab" or "ptab")
            Add("\t");
        else if (name is "br" or "cr")
            Add("\n");
        else if (name == "noBreakHyphen")
            Add("-");
        else if (name == "softHyphen")
            Add("\u00ad");
        else if (name == "sym")
            AddSymbol(element);
        else if (name is "footnoteReference" or "endnoteReference")
            pieces.Add(NoteMark(element, name), null, null, true);
        else if (name is "drawing" or "pict" or "object")
            pieces.AddTextBoxes(element);
        else if (name == "AlternateContent" && Alternatives.Chosen(element) is { } chosen)
        {
            foreach (var child in chosen.Elements())
                ReadRunContent(child, pieces, look);
        }

        void Add(string text) => pieces.Add(text, VietnameseEncoding.OfFont(look.Font) ?? (SymbolFont.IsOne(look.Font) ? null : unnamed), look.Font, look.Raised);

        void AddSymbol(XElement symbol)
        {
            if (int.TryParse(symbol.Value("char"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
                pieces.Add(SymbolFont.Sign((char)code, symbol.Value("font")).ToString(), null, null, look.Raised);
        }
    }

    private string NoteMark(XElement reference, string kind)
    {
        if (reference.IsOn("customMarkFollows"))
            return "";
        var key = kind.Replace("Reference", " ", StringComparison.Ordinal) + reference.Value("id");
        if (!noteMarks.TryGetValue(key, out var number))
            noteMarks[key] = number = noteMarks.Count + 1;
        return number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Texts of a paragraph by encoding: a VNI letter and its mark may stand in two runs.</summary>
    private sealed class Pieces(string? style, ICollection<XElement> textBoxes)
    {
        private readonly List<(StringBuilder Text, VietnameseEncoding? Encoding, bool Capitals)> pieces = [];

        internal string? Style => style;

        internal void Add(string text, VietnameseEncoding? encoding, string? font, bool raised)
        {
            if (text.Length == 0)
                return;
            var capitals = VietnameseEncoding.IsCapitalFont(font);
            if (pieces.Count == 0 || pieces[^1].Encoding != encoding || pieces[^1].Capitals != capitals)
                pieces.Add((new StringBuilder(), encoding, capitals));
            var shown = encoding is null ? SymbolFont.Text(text, font) : text;
            pieces[^1].Text.Append(raised && encoding is null ? Markup.Raised(shown) : shown);
        }

        internal void AddTextBoxes(XElement drawing)
        {
            foreach (var box in Alternatives.Outermost(drawing, "txbxContent"))
                textBoxes.Add(box);
        }

        internal string Text(HashSet<VietnameseEncoding> converted)
        {
            foreach (var encoding in pieces.Select(p => p.Encoding).OfType<VietnameseEncoding>())
                converted.Add(encoding);
            return string.Concat(pieces.Select(p => p.Encoding is null ? p.Text.ToString()
                : p.Capitals ? p.Encoding.Decode(p.Text.ToString()).ToUpperInvariant()
                : p.Encoding.Decode(p.Text.ToString())));
        }
    }
}
