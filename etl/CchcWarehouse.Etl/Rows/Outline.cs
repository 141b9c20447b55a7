using System.Text.RegularExpressions;
using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Etl.Rows;

/// <summary>The logical parent of every row, from numbers, dashes and words.</summary>
/// <remarks>
/// The rules, strongest first:
/// 1. A row that names one of the seven areas (or carries a Roman numeral) stands alone and closes all else.
///    A text of a group column stands over the rows beside it in the same way, below the areas.
/// 2. A decimal number of n components stands under the nearest open one of fewer components. Where its own
///    prefix was closed before (a wrong number: 1.1.1 under 1.2) the row above it decides; where its prefix
///    was never seen (a lost row) the longest open prefix does.
/// 3. Numbers of another kind stand under what is open when the kind first appears, later ones beside it.
///    A number before a dash was run through by automatic numbering and says nothing.
/// 4. "Trong đó" makes the row above it the whole; the unnumbered rows that follow are its parts, over page
///    breaks, until the next number (where the parts have dashes, until a row without one).
/// 5. A leading dash (then plus, dot) stands under the last row without one.
/// 6. A row that only says whose figures follow ("UBND cấp xã"), or an unnumbered heading with a colon and
///    no value, opens a group for the unnumbered rows after it.
/// 7. In an area without numbers every row without unit and value is a heading for the rows after it.
/// 8. Any other unnumbered row stands under the last numbered one.
/// </remarks>
internal sealed partial class Outline
{
    private enum Level { Area, Roman, UpperLetter, Group, Decimal, Bracketed, Whose, LowerLetter }

    private sealed record Open(Level Level, Ordinal? Ordinal, int Row, bool IsHeading, int? GroupDepth = null);

    private readonly List<Open> open = [];
    private readonly List<(char Mark, int Row)> marks = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private int? whole;
    private int? group;
    private bool groupHasMarks;
    private int? unmarked;
    private bool partsHaveMarks;
    private bool aboveIsPart;

    /// <summary>For each row the 1-based number of its parent row, or null.</summary>
    internal static int?[] Parents(List<RowDraft> rows)
    {
        var parents = new int?[rows.Count];
        var outline = new Outline();
        for (var i = 0; i < rows.Count; i++)
        {
            if (i > 0 && rows[i].StartsTable)
                outline = new Outline();
            parents[i] = outline.Add(rows[i], i + 1);
        }
        return parents;
    }

    private int? Add(RowDraft draft, int row)
    {
        var label = draft.Label;
        var number = draft.PrintedNumber is { } printed ? Ordinal.Read(printed) : null;
        var mark = MarkOf(label);
        var isHeading = !draft.HasUnit && !draft.HasResult;

        if (draft.GroupDepth is { } depth)
            return Group(depth, label, number, row);
        if (IsArea(label, number, draft))
            return Area(number, row);
        if (draft.PrintedNumber is { } word && Ordinal.IsPartsWord(word))
            return Part(mark, row, opens: true);
        if (number is null && FirstPart(label) is { } part)
            return Part(MarkOf(part), row, opens: true);
        if (number is not null && !(mark is not null && number.Depth == 1 && unmarked is not null && number.Kind == OrdinalKind.Decimal))
            return Numbered(number, label, isHeading, row);
        if (mark is { } m)
            return Marked(m, row);
        return Unnumbered(label, isHeading, draft.Head.Unit is not null, row);
    }

    private static bool IsArea(string label, Ordinal? number, RowDraft draft) =>
        !draft.HasUnit && number is null or { Depth: 1 } && ReformWords.IsArea(label);

    private int? Area(Ordinal? number, int row)
    {
        open.Clear();
        seen.Clear();
        CloseUnnumbered();
        unmarked = row;
        open.Add(new Open(number is null ? Level.Area : LevelOf(number), number, row, IsHeading: true));
        return null;
    }

    private int? Group(int depth, string label, Ordinal? number, int row)
    {
        var isArea = ReformWords.IsArea(label);
        var same = open.FindIndex(o => o.GroupDepth >= depth);
        var over = open.FindLastIndex(o => o.GroupDepth is not null || o.Level is Level.Area or Level.Roman or Level.UpperLetter || o.IsHeading);
        var from = isArea ? 0 : same >= 0 ? same : over + 1;
        open.RemoveRange(from, open.Count - from);
        seen.Clear();
        CloseUnnumbered();
        unmarked = row;
        int? parent = open.Count > 0 ? open[^1].Row : null;
        open.Add(new Open(isArea ? Level.Area : Level.Group, number, row, IsHeading: true, depth));
        return parent;
    }

    private int? Numbered(Ordinal number, string label, bool isHeading, int row)
    {
        CloseUnnumbered();
        unmarked = row;
        var level = LevelOf(number);
        if (level == Level.Decimal && number.Depth == 1 && isHeading && IsWhose(label) && WhoseOwner() is { } owner)
        {
            open.RemoveRange(owner + 1, open.Count - owner - 1);
            open.Add(new Open(Level.Whose, number, row, isHeading));
            return open[owner].Row;
        }
        if (isHeading)
            CloseGroupsFor(number);
        if (level == Level.Decimal)
            CloseForDecimal(number);
        else
            CloseForKind(level);
        int? parent = level == Level.Roman && !open.Exists(o => o.Level == Level.UpperLetter) || open.Count == 0 ? null : open[^1].Row;
        open.Add(new Open(level, number, row, isHeading));
        seen.Add(string.Join('.', number.Path));
        return parent;
    }

    // The heading that the "whose figures" row divides: the number above it, still without own rows.
    private int? WhoseOwner()
    {
        var last = open.FindLastIndex(o => o.Level == Level.Decimal);
        var divided = open.Exists(o => o.Level == Level.Whose);
        return last >= 0 && open[last].IsHeading && (divided || open[^1].Row == open[last].Row && last == open.Count - 1) ? last : null;
    }

    // A numbered heading beside the one that stands over the groups closes that one, and them.
    private void CloseGroupsFor(Ordinal number)
    {
        var group = open.FindIndex(o => o.Level == Level.Group);
        var beside = group < 0 ? -1 : open.FindIndex(0, group, o => o.Ordinal is { } other && other.Kind == number.Kind && other.Depth >= number.Depth);
        if (beside >= 0)
            open.RemoveRange(beside, open.Count - beside);
    }

    private void CloseForDecimal(Ordinal number)
    {
        var keep = open.FindLastIndex(o => o.Level is Level.Area or Level.Roman or Level.UpperLetter or Level.Group || o.Level == Level.Decimal && o.Ordinal!.Depth < number.Depth);
        open.RemoveRange(keep + 1, open.Count - keep - 1);
        if (keep < 0 || open[keep] is not { Level: Level.Decimal, Ordinal: { } above, IsHeading: var heading } || above.IsAbove(number) || number.Depth == 1)
            return;

        // Not its own prefix above it: a wrong number, or the row of the prefix is missing.
        var prefix = string.Join('.', number.Path.Take(number.Depth - 1));
        if (heading || seen.Contains(prefix))
            return;
        var longest = open.FindLastIndex(o => o.Level != Level.Decimal || o.Ordinal!.IsAbove(number));
        if (longest >= 0)
            open.RemoveRange(longest + 1, open.Count - longest - 1);
    }

    private void CloseForKind(Level level)
    {
        var same = open.FindIndex(o => o.Level == level);
        if (same >= 0)
            open.RemoveRange(same, open.Count - same);
        else if (level == Level.Roman && !open.Exists(o => o.Level == Level.UpperLetter))
            open.Clear();
        else if (level == Level.UpperLetter && open.Count > 0 && open[^1].Level != Level.Roman)
            open.Clear();
    }

    private int? Part(char? mark, int row, bool opens)
    {
        if (opens && !(aboveIsPart && whole is not null))
        {
            whole = unmarked;
            marks.Clear();
        }
        aboveIsPart = true;
        partsHaveMarks |= mark is not null;
        return mark is { } m ? UnderMarks(m, row, whole) : whole;
    }

    private int? Marked(char mark, int row)
    {
        groupHasMarks |= group is not null;
        partsHaveMarks |= whole is not null;
        return UnderMarks(mark, row, whole ?? unmarked);
    }

    private int? UnderMarks(char mark, int row, int? root)
    {
        var same = marks.FindIndex(m => m.Mark == mark);
        if (same >= 0)
            marks.RemoveRange(same, marks.Count - same);
        var parent = marks.Count > 0 ? marks[^1].Row : root;
        marks.Add((mark, row));
        return parent;
    }

    private int? Unnumbered(string label, bool isHeading, bool hasUnits, int row)
    {
        marks.Clear();
        if (IsPartsLabel(label))
        {
            var parent = unmarked;
            whole = unmarked;
            aboveIsPart = true;
            return parent;
        }
        if (whole is not null && !partsHaveMarks)
            return whole;

        (whole, partsHaveMarks, aboveIsPart) = (null, false, false);
        if (group is not null && groupHasMarks)
            group = null;
        var numbered = open.Count > 0 ? open[^1].Row : (int?)null;
        unmarked = row;
        var bare = isHeading && hasUnits && (open.Count == 0 || open[^1].Level == Level.Area);
        if (isHeading && (label.EndsWith(':') || IsWhose(label)) || bare)
        {
            (group, groupHasMarks) = (row, false);
            return numbered;
        }
        if (OpensParts(label))
        {
            var parent = group ?? numbered;
            whole = row;
            return parent;
        }
        return group ?? numbered;
    }

    private void CloseUnnumbered()
    {
        marks.Clear();
        (whole, group, groupHasMarks, partsHaveMarks, aboveIsPart) = (null, null, false, false, false);
    }

    private static Level LevelOf(Ordinal number) => number.Kind switch
    {
        OrdinalKind.Roman => Level.Roman,
        OrdinalKind.UpperLetter => Level.UpperLetter,
        OrdinalKind.LowerLetter => Level.LowerLetter,
        OrdinalKind.Bracketed => Level.Bracketed,
        _ => Level.Decimal,
    };

    private static char? MarkOf(string label) => label[0] switch
    {
        '-' or '–' or '—' => '-',
        '+' => '+',
        '•' or '*' or '·' or '\uf0b7' => '•',
        _ => null,
    };

    private static bool IsPartsLabel(string label) => FoldedText.Of(label) is "trong do" or "gom" or "bao gom" or "chia ra";

    // "Trong đó: - Cấp huyện": the word for the parts and the first of them in one cell.
    private static string? FirstPart(string label) =>
        PartsWord().Match(label) is { Success: true, Length: var length } && length < label.Length ? label[length..] : null;

    private static bool OpensParts(string label) =>
        FoldedText.Of(label) is var folded
        && (folded.EndsWith(" trong do", StringComparison.Ordinal) || folded.EndsWith(" gom", StringComparison.Ordinal) && label.EndsWith(':'));

    [GeneratedRegex(@"^\W*(?:trong đó|bao gồm)\s*[:,;]\s*(?=\S)", RegexOptions.IgnoreCase)]
    private static partial Regex PartsWord();

    // "UBND cấp huyện", "Tại cấp xã", "Các sở, ngành": whose figures follow, not what they count.
    private static bool IsWhose(string label)
    {
        var words = FoldedText.Of(label);
        foreach (var prefix in new[] { "tai ", "doi voi ", "cua ", "cac ", "ubnd ", "uy ban nhan dan ", "co quan ", "cac " })
        {
            if (words.StartsWith(prefix, StringComparison.Ordinal))
                words = words[prefix.Length..];
        }
        return words is "cap tinh" or "cap huyen" or "cap xa" or "tinh" or "huyen" or "xa" or "thi xa" or "thanh pho" or "so nganh"
            or "so ban nganh" or "so ban nganh cap tinh" or "so nganh cap tinh" or "xa phuong thi tran" or "xa thi tran" or "xa phuong"
            or "quan huyen" or "huyen thi xa thanh pho" or "phong ban" or "phong chuyen mon" or "don vi su nghiep";
    }
}
