using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Etl.Rows;

/// <summary>Decides for each column what it holds, and which one is the period's result.</summary>
internal static class HeadRoles
{
    private const double FewestOrdinals = 0.6;
    private const double MostNumbers = 0.3;

    internal static TableHead? Assign(List<List<string>> paths, List<Piece> rows, List<Piece> sample, ReportCaption caption)
    {
        var roles = paths.Select(RoleOf).ToList();
        SplitUnitFromResult(paths, roles, sample);
        FindLabel(paths, roles, sample);
        var named = roles.Select(r => r == ColumnRole.Label).ToList();
        KeepOneLabel(paths, roles, sample);
        FindOrdinal(roles, sample);
        KeepFirst(roles, ColumnRole.Ordinal);
        KeepFirst(roles, ColumnRole.Unit);
        var label = roles.IndexOf(ColumnRole.Label);
        if (label < 0)
            return null;

        var (result, doubt, rivals, lesser) = Result(paths, roles, caption);
        var unitIsResult = result is null && UnitUnderResult(paths, roles) is not null;
        result ??= UnitUnderResult(paths, roles);
        var unit = unitIsResult ? -1 : roles.IndexOf(ColumnRole.Unit);
        var columns = paths.Select((path, i) => new TableColumn(i, i == result ? ColumnRole.Result : Demoted(roles[i]), string.Join(" / ", path).Replace('\n', ' '))).ToList();
        return new TableHead(
            columns, IndexOf(roles, ColumnRole.Ordinal), label, unit < 0 ? null : unit, result,
            IndexOf(roles, ColumnRole.Rate) is { } rate && rate != result ? rate : null,
            IndexOf(roles, ColumnRole.Notes), ResultHoldsUnit: result is not null && unit < 0, doubt,
            [.. rows.SelectMany(r => r.Lines())],
            Words(rows))
        {
            IsNumbered = rows.Exists(HeadReader.IsColumnNumbers),
            Rivals = rivals,
            Groups = [.. Enumerable.Range(0, label).Where(i => roles[i] == ColumnRole.Other && i != result
                && (named[i] || paths[i].Exists(HeadWords.IsGroup)) && Share(sample, i, CellShape.Number) < MostNumbers)],
            Unknown = [.. lesser, .. Enumerable.Range(label + 1, paths.Count - label - 1)
                .Where(i => i != result && RoleOf(paths[i]) == ColumnRole.Other && !paths[i].Exists(HeadWords.NamesWork))],
        };
    }

    private static HashSet<string> Words(List<Piece> rows) =>
        [.. from row in rows
            where !HeadReader.IsColumnNumbers(row)
            from cell in row.Cells
            where cell.Text.Length > 0 && !(cell.Text.Length == 4 && HeadWords.YearIn(cell.Text) is not null)
            select FoldedText.Of(cell.Text)];

    private static int? IndexOf(List<ColumnRole> roles, ColumnRole role) => roles.IndexOf(role) is >= 0 and var i ? i : null;

    // Another result column that was not chosen is one more number, never the value.
    private static ColumnRole Demoted(ColumnRole role) => role == ColumnRole.Result ? ColumnRole.Other : role;

    private static ColumnRole RoleOf(List<string> path)
    {
        // "(Sử dụng trong kỳ báo cáo …)" explains the head above it and names nothing.
        path = path.Count > 1 ? [.. path.Where((t, i) => i == 0 || t is not ['(', .., ')'])] : path;
        if (path.Count == 0)
            return ColumnRole.Other;
        var leaf = HeadWords.RoleOf(path[^1]);
        if (path.Count == 1)
            return leaf;
        var parents = path.Take(path.Count - 1).Select(HeadWords.RoleOf).ToList();
        if (leaf is ColumnRole.Result or ColumnRole.Rate or ColumnRole.Other)
        {
            // "Cùng kỳ" over "Thực hiện" is last year's result; "Kế hoạch" over "Số lượng" is a plan.
            if (parents.Find(p => p is ColumnRole.Prior or ColumnRole.Cumulative) is var earlier and not ColumnRole.Other)
                return earlier;
            if (!HeadWords.IsStrongResult(path[^1]) && parents.Find(p => p is ColumnRole.Plan or ColumnRole.Comparison) is var planned and not ColumnRole.Other)
                return planned;
        }
        // "Ghi" over "chú" is one head; "Kết quả" over "Cấp huyện" is a result.
        return leaf != ColumnRole.Other ? leaf
            : HeadWords.RoleOf(string.Join(' ', path)) is var whole and not ColumnRole.Other ? whole
            : parents.Contains(ColumnRole.Label) ? ColumnRole.Label
            : ColumnRole.Other;
    }

    // A head cell over two columns whose second line was lost: the left one shows units, the right one numbers.
    private static void SplitUnitFromResult(List<List<string>> paths, List<ColumnRole> roles, List<Piece> sample)
    {
        if (sample.Count == 0 || roles.Contains(ColumnRole.Unit) || sample[0].PositionsAreExact)
            return;
        var result = roles.IndexOf(ColumnRole.Result);
        if (result < 0 || HeadColumns.CommonWidth(sample) != paths.Count + 1 && !SpansTwo(paths, result))
            return;
        if (!SpansTwo(paths, result))
        {
            paths.Insert(result, [.. paths[result]]);
            roles.Insert(result, ColumnRole.Result);
        }
        if (Share(sample, result, CellShape.Unit) > 0.5 && Share(sample, result + 1, CellShape.Number) > 0.5)
            roles[result] = ColumnRole.Unit;
    }

    private static bool SpansTwo(List<List<string>> paths, int column) =>
        column + 1 < paths.Count && paths[column].Count > 0 && paths[column].SequenceEqual(paths[column + 1]);

    /// <summary>Of the filled cells of a column, the share that looks so.</summary>
    private static double Share(List<Piece> sample, int column, CellShape shape)
    {
        var filled = Texts(sample, column).ToList();
        return filled.Count == 0 ? 0 : filled.Count(t => CellShapes.Of(t) == shape) / (double)filled.Count;
    }

    private static IEnumerable<string> Texts(List<Piece> sample, int column) =>
        from piece in sample
        let cell = piece.PositionsAreExact ? piece.Cells.FirstOrDefault(c => c.Column == column) : piece.Cells.ElementAtOrDefault(column)
        where cell is { Text.Length: > 0 }
        select cell.Text;

    // "Chỉ tiêu năm 2023" is a target beside "Nội dung", and the label where nothing else could be.
    private static void FindLabel(List<List<string>> paths, List<ColumnRole> roles, List<Piece> sample)
    {
        if (roles.Contains(ColumnRole.Label))
            return;
        var label = paths.FindIndex(p => p.Exists(HeadWords.MayBeLabel));
        if (label >= 0 && Share(sample, label, CellShape.Words) + Share(sample, label, CellShape.Prose) > 0.5)
            roles[label] = ColumnRole.Label;
    }

    // "Nội dung | Chỉ tiêu | Kết quả": the label is the column with words in it, the other one is a target.
    // "Lĩnh vực | Nhóm | Chỉ tiêu": of columns of words it is the one that has most of them, the others are merged over its rows.
    private static void KeepOneLabel(List<List<string>> paths, List<ColumnRole> roles, List<Piece> sample)
    {
        var candidates = Enumerable.Range(0, roles.Count).Where(i => roles[i] == ColumnRole.Label).ToList();
        if (candidates.Count < 2)
            return;
        var words = candidates.Where(i => Share(sample, i, CellShape.Words) + Share(sample, i, CellShape.Prose) > 0.5).ToList();
        var label = words.Count > 1
            ? words.MaxBy(i => Texts(sample, i).Distinct(StringComparer.Ordinal).Count() - (paths[i].Exists(HeadWords.IsGroup) ? 0.5 : 0) - i * 0.001)
            : candidates.MaxBy(i => Share(sample, i, CellShape.Words) + Share(sample, i, CellShape.Prose) - i * 0.001);
        foreach (var other in candidates.Where(i => i != label))
            roles[other] = Share(sample, other, CellShape.Number) > MostNumbers ? ColumnRole.Plan : ColumnRole.Other;
    }

    // "TH Ứ TỰ" over "I", "1", "2": what a narrow column or a scan made of its head is no result.
    private static void FindOrdinal(List<ColumnRole> roles, List<Piece> sample)
    {
        if (roles.Contains(ColumnRole.Ordinal) || roles.IndexOf(ColumnRole.Label) != 1)
            return;
        var filled = sample.SelectMany(p => p.Cells.Where(c => c.Column == 0 && c.Text.Length > 0)).ToList();
        if (filled.Count > 0 && filled.Count(c => Ordinal.Read(c.Text) is not null) > FewestOrdinals * filled.Count)
            roles[0] = ColumnRole.Ordinal;
    }

    private static void KeepFirst(List<ColumnRole> roles, ColumnRole role)
    {
        for (var i = roles.IndexOf(role) + 1; i > 0 && i < roles.Count; i++)
        {
            if (roles[i] == role)
                roles[i] = ColumnRole.Other;
        }
    }

    /// <returns>Also the columns that could be it as well, and those of the same period that fit less.</returns>
    private static (int? Column, CellDoubt? Doubt, IReadOnlyList<int> Rivals, IReadOnlyList<int> Lesser) Result(List<List<string>> paths, List<ColumnRole> roles, ReportCaption caption)
    {
        var candidates = Enumerable.Range(0, roles.Count).Where(i => roles[i] == ColumnRole.Result).ToList();
        if (candidates.Count == 0)
        {
            var (column, why) = Substitute(paths, roles);
            return (column, why, [], []);
        }

        var yearUnknown = caption.Year is null && candidates.Select(i => HeadWords.YearIn(string.Join(' ', paths[i]))).Distinct().Count() > 1;
        candidates = OfThatYear(candidates, [.. candidates.Select(i => HeadWords.YearIn(string.Join(' ', paths[i])))], caption.Year);
        candidates = OfThatPeriod(candidates, [.. candidates.Select(i => ReportCaption.PeriodOf(string.Join(' ', paths[i])))], caption.Period);
        var best = candidates.Max(i => Rank(paths[i]));
        var (equals, lesser) = (candidates.Where(i => Rank(paths[i]) == best).ToList(), candidates.Where(i => Rank(paths[i]) < best).ToList());
        if (equals.Count == 1)
        {
            return (equals[0], yearUnknown ? RowDoubts.SeveralYears
                : caption.Contradicts(string.Join(' ', paths[equals[0]])) ? RowDoubts.OtherPeriod
                : null, [], lesser);
        }
        return (equals[0], RowDoubts.SeveralResults(string.Join(" | ", equals.Select(i => string.Join(" / ", paths[i])))), equals[1..], lesser);
    }

    // "Thực hiện năm 2022" beside "Thực hiện năm 2023" is last year's; the title's year decides before the later one.
    private static List<int> OfThatYear(List<int> candidates, List<int?> years, int? reportYear)
    {
        if (years.Distinct().Count() < 2)
            return candidates;
        var year = years.Contains(reportYear) ? reportYear : years.TrueForAll(y => y is not null) ? years.Max() : reportYear;
        var chosen = candidates.Where((_, i) => years[i] is null || years[i] == year).ToList();
        return chosen.Count > 0 && year is not null ? chosen : candidates;
    }

    // "Quý III" beside "9 tháng": the caption says which one is reported.
    private static List<int> OfThatPeriod(List<int> candidates, List<string?> periods, string? reported)
    {
        if (reported is null || periods.Distinct().Count() < 2 || !periods.Contains(reported))
            return candidates;
        return [.. candidates.Where((_, i) => periods[i] == reported)];
    }

    private static int Rank(List<string> path) =>
        (path.Exists(HeadWords.NamesReportingPeriod) ? 16 : 0)
        + (HeadWords.RoleOf(path[^1]) == ColumnRole.Result ? 8 : 0)
        + (HeadWords.IsStrongResult(path[^1]) ? 4 : 0)
        + (path.Exists(HeadWords.IsStrongResult) ? 2 : 0)
        + (HeadWords.IsTotal(path[^1]) ? 1 : 0);

    private static (int? Column, CellDoubt? Doubt) Substitute(List<List<string>> paths, List<ColumnRole> roles)
    {
        if (roles.Count(r => r == ColumnRole.Rate) == 1)
            return (roles.IndexOf(ColumnRole.Rate), null);
        if (roles.Count(r => r == ColumnRole.Cumulative) != 1)
        {
            var estimates = paths.FindAll(p => HeadWords.IsEstimate(string.Join(' ', p)));
            return estimates.Count == 1 ? (paths.IndexOf(estimates[0]), RowDoubts.OnlyEstimate) : (null, null);
        }
        var column = roles.IndexOf(ColumnRole.Cumulative);
        var saysResult = FoldedText.HoldsAny(FoldedText.Of(string.Join(' ', paths[column])), "ket qua", "thuc hien", "so lieu");
        return (column, saysResult ? null : RowDoubts.OnlyCumulative);
    }

    // "Kết quả thống kê" over "Đơn vị tính" and no column for the number: one cell holds both (000).
    private static int? UnitUnderResult(List<List<string>> paths, List<ColumnRole> roles)
    {
        var unit = roles.IndexOf(ColumnRole.Unit);
        return unit >= 0 && paths[unit].Exists(t => HeadWords.RoleOf(t) == ColumnRole.Result) ? unit : null;
    }
}
