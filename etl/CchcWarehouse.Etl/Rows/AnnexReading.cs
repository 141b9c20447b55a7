using System.Buffers;
using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Etl.Rows;

/// <summary>One pass over a document: before the table, in it, after it; and again where another begins.</summary>
internal sealed class AnnexReading
{
    private static readonly SearchValues<char> RuleSigns = SearchValues.Create("-:—–=_ ");

    private readonly List<Piece> pieces;
    private readonly List<TextLine> heading = [];
    private readonly List<TextLine> columnHeads = [];
    private readonly List<RowDraft> rows = [];
    private readonly List<RowError> errors = [];
    private readonly List<Piece> loose = [];
    private readonly RowAssembler assembler;
    private readonly List<TableHead> refused = [];

    internal AnnexReading(List<Piece> pieces)
    {
        this.pieces = pieces;
        assembler = new RowAssembler(rows, errors);
    }

    internal Annex Read()
    {
        TableHead? head = null;
        var afterBreak = false;
        for (var at = 0; at < pieces.Count;)
        {
            var piece = pieces[at];
            if (head is not null && !piece.IsText && HeadReader.IsRepeat(piece, head))
            {
                columnHeads.AddRange(piece.Lines());
                KeepLoose();
                afterBreak = true;
                at++;
            }
            else if (HeadReader.TryRead(pieces, at, out var next) is { } found)
            {
                head = Begin(found, at, next) ?? head;
                afterBreak = true;
                at = next;
            }
            else
            {
                afterBreak = AddPiece(piece, head, afterBreak);
                at++;
            }
        }
        return Finish(head);
    }

    // A table that reports no reform results is named in the errors and its rows stay outside.
    private TableHead? Begin(TableHead found, int at, int next)
    {
        var end = Enumerable.Range(next, pieces.Count - next).FirstOrDefault(i => pieces[i].IsText, pieces.Count);
        var body = pieces[next..end];
        heading.AddRange(loose.SelectMany(p => p.Lines()));
        loose.Clear();
        if (found.Result is null)
        {
            refused.Add(found);
            errors.Add(new RowError(pieces[at].Line, null, string.Join(" | ", found.Columns.Select(c => c.Head)), "a table without a column of results"));
            return null;
        }
        columnHeads.AddRange(found.Lines);
        assembler.Begin(found, RowHabits.Of(body, found));
        return found;
    }

    private bool AddPiece(Piece piece, TableHead? head, bool afterBreak)
    {
        if (head is null)
        {
            heading.AddRange(piece.Lines());
            return false;
        }
        if (piece.Filled == 0 || IsRule(piece))
            return true;
        if (piece.IsText && !IsRowOfText(piece) || TableEnd.IsSignature(piece))
        {
            loose.Add(piece);
            return true;
        }
        KeepLoose();
        assembler.Add(piece, afterBreak || piece.AfterBreak);
        return false;
    }

    private static bool IsRule(Piece piece) => piece.Cells.All(c => c.Text.Length == 0 || c.Text.AsSpan().IndexOfAnyExcept(RuleSigns) < 0);

    private static bool IsRowOfText(Piece piece)
    {
        var text = piece.Cells[0].Text;
        return ReformWords.IsArea(text);
    }

    private void KeepLoose()
    {
        foreach (var piece in loose)
            errors.Add(new RowError(piece.Line, null, string.Join(" | ", piece.Lines().Select(l => l.Text)), "a text between the rows of the table"));
        loose.Clear();
    }

    private Annex Finish(TableHead? head)
    {
        if (head is null || rows.Count == 0)
            throw new UnreadableDocumentException("no-table",
                "Không tìm thấy bảng số liệu kết quả CCHC trong tài liệu. Bảng cần có hàng tiêu đề với các cột như “STT”, “Chỉ tiêu”, “Đơn vị tính”, “Số liệu” (hoặc “Kết quả”).",
                "No table of reform results was found. It needs a head row with columns such as “STT”, “Chỉ tiêu”, “Đơn vị tính”, “Số liệu” (or “Kết quả”).");
        var parents = Outline.Parents(rows);
        return new Annex(heading, columnHeads, [.. loose.SelectMany(p => p.Lines())],
            [.. rows.Select((r, i) => r.ToRow(i + 1, parents[i]))], errors);
    }
}
