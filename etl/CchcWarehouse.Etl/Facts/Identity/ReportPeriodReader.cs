using CchcWarehouse.Star.Dimensions;
using NodaTime;

namespace CchcWarehouse.Etl.Facts.Identity;

/// <summary>Weighs what a paper says about its period; what it leaves open or contradicts stays null.</summary>
internal sealed class ReportPeriodReader
{
    private const double Dominance = 1.5;
    private readonly IReadOnlyList<PeriodStatement> _statements;
    private readonly IReadOnlyList<StatedWindow> _windows;
    private readonly ReferencePeriod? _titled;
    private readonly PrintedDate? _issued;
    private readonly List<ReadingFinding> _findings;

    public ReportPeriodReader(ReportPaper paper, PrintedDate? issued, List<ReadingFinding> findings)
    {
        _statements = PeriodEvidence.Read(paper);
        _windows = paper.Passages.Where(passage => passage.Kind != PassageKind.Notes).SelectMany(StatedWindow.Read).ToList();
        _titled = OfWindows(paper.Of(PassageKind.ReportTitle, PassageKind.AnnexTitle, PassageKind.Caption).SelectMany(StatedWindow.Read));
        (_issued, _findings) = (issued, findings);
    }

    public ReferencePeriod? Read()
    {
        if (Unsupported() is { } unsupported)
        {
            _findings.Add(PeriodFindings.Unsupported(unsupported));
            return null;
        }
        if (!_statements.Any(statement => statement.Weight > 1))
        {
            _findings.AddRange(_titled is null ? [PeriodFindings.Unknown()] : []);
            return _titled is { } titled ? Checked(titled) : null;
        }
        return Shape() is { } shape && Year(shape) is { } year ? Checked(shape.In(year)) : null;
    }

    /// <summary>"(từ 15/12/2021 đến 14/6/2022)" in a title without a period: the only one that runs on just these days.</summary>
    private static ReferencePeriod? OfWindows(IEnumerable<StatedWindow> windows)
    {
        var spans = windows.Select(window => window.EndYear is { } year ? window.In(year) : null).Distinct().ToList();
        return spans is not [{ } days] ? null
            : Enum.GetValues<PeriodKind>()
                .SelectMany(kind => Enumerable.Range(1, ReferencePeriod.CountInYear(kind)).Select(ordinal => ReferencePeriod.Of(kind, days.End.Year, ordinal)))
                .SingleOrDefault(period => period.StartDate == days.Start && period.EndDate == days.End);
    }

    /// <summary>"10 tháng năm 2022" in a title: no reporting period, and no other one beside it.</summary>
    private PeriodStatement? Unsupported() =>
        _statements.Any(statement => statement.IsSubYear && statement.Weight >= PeriodEvidence.Strong)
            ? null
            : _statements.FirstOrDefault(statement => statement.Shape is null && statement.Weight >= PeriodEvidence.Strong);

    private PeriodShape? Shape()
    {
        var parts = _statements.Where(statement => statement.IsSubYear).GroupBy(statement => statement.Shape!.Value)
            .Select(group => (Shape: group.Key, Weight: group.Sum(each => each.Weight))).OrderByDescending(each => each.Weight).ToList();
        var wholeYear = _statements.Where(statement => !statement.IsSubYear && statement.Weight > 1).Sum(statement => statement.Weight);
        if (parts.Count == 0 || (parts[0].Weight < 3 && wholeYear > 0))
        {
            return PeriodShape.WholeYear;
        }
        // "NĂM 2022" in a title goes with "Quý I năm 2022" in the column heads; it does not go with a mere sentence.
        var rivals = parts.Where(part => part.Weight * 2 > parts[0].Weight).Select(part => part.Shape).ToList();
        if (wholeYear > 0 && parts[0].Weight < PeriodEvidence.Strong)
        {
            rivals.Add(PeriodShape.WholeYear);
        }
        return rivals.Count == 1 ? rivals[0] : Decided(rivals);
    }

    /// <summary>Of several shapes, the only one that the date of issue suits.</summary>
    private PeriodShape? Decided(List<PeriodShape> rivals)
    {
        var suited = rivals.Where(shape => SuitedYear(shape) is not null).ToList();
        if (_issued?.Month is not null && suited.Count == 1)
        {
            return suited[0];
        }
        _findings.Add(PeriodFindings.Contradictory(_statements));
        return null;
    }

    private int? Year(PeriodShape shape)
    {
        var votes = new Dictionary<int, double>();
        foreach (var statement in _statements.Where(statement => statement.Year is not null && statement.Shape is not null))
        {
            var weight = statement.Shape == shape ? statement.Weight : statement.Shape == PeriodShape.WholeYear ? statement.Weight / 2.0 : 0;
            votes[statement.Year!.Value] = votes.GetValueOrDefault(statement.Year.Value) + weight;
        }
        var suited = SuitedYear(shape) ?? (_issued?.Month is null ? _issued?.Year : null);
        if (votes.Values.Sum() == 0)
        {
            return YearOfDate(suited);
        }
        foreach (var year in votes.Keys.ToList())
        {
            votes[year] += (year == suited ? _issued!.IsComplete ? 4 : _issued.Month is not null ? 3 : 2 : 0)
                + (_windows.Any(window => window.EndYear is not null && window.IsAbout(shape.In(year))) ? 3 : 0);
        }
        var ranked = votes.OrderByDescending(vote => vote.Value).ToList();
        if (ranked.Count > 1 && ranked[0].Value < ranked[1].Value * Dominance)
        {
            _findings.Add(PeriodFindings.Contradictory(_statements));
            return null;
        }
        return ranked[0].Key;
    }

    /// <summary>"6 tháng đầu năm" without a year is of the year that the date of issue suits.</summary>
    private int? YearOfDate(int? suited)
    {
        _findings.Add(suited is { } year && _issued?.Month is not null ? PeriodFindings.YearFromDate(year, _issued) : PeriodFindings.Unknown());
        return _issued?.Month is not null ? suited : null;
    }

    /// <summary>The year whose period of this shape was ending, or had just ended, when the report was issued.</summary>
    private int? SuitedYear(PeriodShape shape)
    {
        if (_issued is not { Year: { } year, Month: not null, Latest: { } latest })
        {
            return null;
        }
        var earliest = _issued.Date ?? latest.With(DateAdjusters.StartOfMonth);
        return new[] { year, year - 1, year + 1 }.Where(each => latest >= Ripe(shape.In(each)) && earliest <= shape.In(each).EndDate.PlusDays(75))
            .Select(each => (int?)each).FirstOrDefault();
    }

    /// <summary>From this day on a report of the period can be expected.</summary>
    private static LocalDate Ripe(ReferencePeriod period) =>
        period.StartDate.PlusDays(NodaTime.Period.DaysBetween(period.StartDate, period.EndDate) * 6 / 10);

    private ReferencePeriod? Checked(ReferencePeriod period)
    {
        if (_issued?.Date is { } issued)
        {
            if (issued < Ripe(period) || issued >= Ripe(ReferencePeriod.Of(period.Kind, period.Year + 1, period.Ordinal)))
            {
                _findings.Add(PeriodFindings.DateContradicts(period, _issued));
                return null;
            }
            if (issued > period.DueDate.PlusDays(45))
            {
                _findings.Add(PeriodFindings.Late(period, _issued));
            }
        }
        if (_statements.Any(statement => IsAgainst(statement, period)))
        {
            _findings.Add(PeriodFindings.Resolved(period, _statements.Where(statement => IsAgainst(statement, period)).ToList()));
        }
        _findings.AddRange(_windows.Where(window => window.IsAbout(period)).DistinctBy(window => window.In(period.Year)).Take(3)
            .Select(window => PeriodFindings.Window(period, window)));
        return period;
    }

    private static bool IsAgainst(PeriodStatement statement, ReferencePeriod period) =>
        statement.Weight >= 3
        && ((statement.Year is { } year && year != period.Year) || (statement.IsSubYear && statement.Shape != new PeriodShape(period.Kind, period.Ordinal)));
}
