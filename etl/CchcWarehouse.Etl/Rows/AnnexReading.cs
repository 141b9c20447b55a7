using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Etl.Rows;

/// <summary>One pass over a document: before the table, in it, after it; and again where another begins.</summary>
internal sealed class AnnexReading
{
    // A running head of a page is short; more or longer text between rows ends the table.
    private const int MostLooseLines = 3;
    private const int LongestLooseLine = 120;
    private const int MostForms = 20;
    private const int FewestUnheaded = 3;
    private const int MostUnheaded = 200;

    // As many as a worksheet may have. Annexes have some hundred, and every row is compared with the wordings known.
    private const int MostRows = 200_000;

    private readonly List<Piece> pieces;
    private readonly List<TextLine> heading = [];
    private readonly List<TextLine> columnHeads = [];
    private readonly List<RowDraft> rows = [];
    private readonly List<RowError> errors = [];
    private readonly List<TableHead> withoutResult = [];
    private readonly List<TableHead> forms = [];
    private readonly List<TablePart> parts = [];
    private readonly List<Piece> loose = [];
    private readonly List<Piece> unheaded = [];
    private readonly RowAssembler assembler;
    private TableHead? head;
    private bool closed;

    internal AnnexReading(List<Piece> pieces)
    {
        this.pieces = pieces;
        assembler = new RowAssembler(rows, errors);
    }

    internal Annex Read()
    {
        var afterBreak = false;
        for (var at = 0; at < pieces.Count;)
        {
            var piece = pieces[at];
            if (head is not null && !piece.IsText && HeadReader.IsRepeat(piece, head))
            {
                Repeat(piece.Lines());
                afterBreak = true;
                at++;
            }
            else if (HeadReader.IsHeadRow(piece) && HeadReader.TryRead(pieces, at, Caption, out var next) is { } found)
            {
                Begin(found, at, next);
                afterBreak = true;
                at = next;
            }
            else
            {
                afterBreak = Add(piece, afterBreak);
                at++;
            }
        }
        return Finish();
    }

    private ReportCaption Caption => ReportCaption.Of(
        heading.Skip(heading.Count - TableChoice.CaptionLines).Concat(loose.SelectMany(p => p.Lines())).Select(l => l.Text));

    private void Repeat(IEnumerable<TextLine> lines)
    {
        columnHeads.AddRange(lines);
        parts.Add(new TablePart(rows.Count, HasCaption: loose.Exists(p => !TableEnd.IsPageNumber(p.Cells[0].Text) && !IsRowOfText(p))));
        SettleLoose();
        closed = false;
    }

    private void Begin(TableHead found, int at, int next)
    {
        if (found.Result is null)
        {
            withoutResult.Add(found);
            errors.Add(new RowError(pieces[at].Line, null, string.Join(" | ", found.Columns.Select(c => c.Head)), "bảng không có cột kết quả nên không được đọc")
                { ReasonEn = "a table without a column of results is left out" });
            closed = head is not null;
            if (head is null)
                heading.AddRange(found.Lines);
            return;
        }
        if (head is not null && found.IsSameForm(head))
        {
            Repeat(found.Lines);
            return;
        }
        var startsAnew = loose.Count > 0;
        heading.AddRange(loose.SelectMany(p => p.Lines()));
        loose.Clear();
        columnHeads.AddRange(found.Lines);
        parts.Add(new TablePart(rows.Count, HasCaption: true));
        (head, closed) = (forms.Find(found.IsSameForm) ?? found, false);
        if (forms.Count < MostForms && !forms.Contains(head))
            forms.Add(head);
        assembler.Begin(head, RowHabits.Of(Body(next, head), head), startsAnew);
    }

    private IEnumerable<Piece> Body(int from, TableHead head) =>
        pieces.Skip(from).TakeWhile(p => !HeadReader.IsHeadRow(p) || HeadReader.IsRepeat(p, head)).Where(p => !HeadReader.IsRepeat(p, head));

    /// <summary>Whether what follows stands after a break.</summary>
    private bool Add(Piece piece, bool afterBreak)
    {
        if (head is null)
        {
            heading.AddRange(piece.Lines());
            if (IsNumberedRow(piece))
                unheaded.Add(piece);
            return false;
        }
        if (piece.IsRule)
            return true;
        closed |= TableEnd.IsSignature(piece) || !piece.IsText && (TableEnd.OpensOtherTable(piece) || loose.Count > 0 && !IsRunningHead());
        if (closed || piece.IsText)
        {
            loose.Add(piece);
            return true;
        }
        SettleLoose();
        assembler.Add(piece, afterBreak || piece.AfterBreak);
        return rows.Count + errors.Count <= MostRows ? false : throw Refusals.TooLong(piece.Line, MostRows);
    }

    private bool IsRunningHead() =>
        loose.Count(p => !IsRowOfText(p)) <= MostLooseLines && loose.TrueForAll(p => p.Cells[0].Text.Length <= LongestLooseLine);

    // A heading over the whole width may come as a line without cells; and where labels stand first and
    // empty cells are left away, so does every row that has only a label.
    private bool IsRowOfText(Piece piece) =>
        piece.IsText && piece.Cells[0].Text is var text
        && (ReformWords.IsArea(text) || Ordinal.TrySplit(text, out _, out _)
            || head!.Label == 0 && assembler.Habits.TrimsEmptyCells && !TableEnd.IsPageNumber(text));

    // More rows follow, so the lines that stood loose were inside the table.
    private void SettleLoose()
    {
        foreach (var piece in loose)
        {
            if (IsRowOfText(piece))
                assembler.Add(piece, afterBreak: true);
            else if (!TableEnd.IsPageNumber(piece.Cells[0].Text))
                errors.Add(new RowError(piece.Line, null, string.Join(" | ", piece.Lines().Select(l => l.Text)), "dòng chữ nằm giữa các hàng của bảng")
                    { ReasonEn = "a line of text between the rows of the table", Page = piece.Page });
        }
        loose.Clear();
    }

    private static bool IsNumberedRow(Piece piece) =>
        !piece.IsText && piece.Cells.Count > 2 && Ordinal.Read(piece.Cells[0].Text) is not null && piece.Cells[1].Text.Any(char.IsLetter);

    private static bool IsRowOfResults(Piece row) =>
        ReformWords.Weight(FoldedText.Of(row.Cells[1].Text)) > 0 && row.Cells.Skip(2).Any(c => CellShapes.Of(c.Text) == CellShape.Number);

    // A head that a scan garbled: the rows below it are not lost in silence.
    private IEnumerable<RowError> Unheaded()
    {
        var count = unheaded.Count(IsRowOfResults);
        return count < FewestUnheaded ? [] : unheaded.Take(MostUnheaded).Select(row =>
            new RowError(row.Line, null, string.Join(" | ", row.Lines().Select(l => l.Text)), $"{count} hàng số liệu đứng trước hàng tiêu đề đầu tiên nhận ra được nên không được đọc")
            {
                ReasonEn = $"{count} rows of results stand before the first recognised head and are left out",
                Page = row.Page,
            });
    }

    private Annex Finish()
    {
        var kept = new TableChoice(rows, heading).Keep(parts, errors);
        if (kept.Count == 0)
            throw Refusals.Of(rows, withoutResult, heading, pieces);
        errors.InsertRange(0, Unheaded());
        var parents = Outline.Parents(kept);
        return new Annex(heading, columnHeads, [.. loose.SelectMany(p => p.Lines())],
            [.. kept.Select((r, i) => r.ToRow(i + 1, parents[i]))], errors);
    }
}
