using CchcWarehouse.Star.Dimensions;
using NodaTime;

namespace CchcWarehouse.Etl.Facts.Identity;

/// <summary>Decides whose report a paper is, as of the time it reports on.</summary>
internal sealed class AdminUnitReader
{
    private static readonly LocalDate[] AnyTime = [new(2100, 1, 1), new(2025, 6, 30), new(2020, 12, 31), new(2019, 11, 1)];
    private readonly AdminUnitNames _names;
    private readonly ReportPaper _paper;
    private readonly IReadOnlyList<UnitMention> _mentions;
    private readonly IReadOnlyList<UnitClaim> _claims;
    private readonly List<ReadingFinding> _findings;

    public AdminUnitReader(ReportPaper paper, AdminUnitRegister register, List<ReadingFinding> findings)
    {
        (_paper, _findings) = (paper, findings);
        _names = AdminUnitNames.Of(register);
        var reader = new UnitMentionReader(_names);
        _mentions = paper.Passages.SelectMany(reader.Read).ToList();
        _claims = UnitClaims.Read(paper, _mentions, _names);
    }

    /// <param name="dates">Days to look at, the better first; empty when the paper tells no time.</param>
    public AdminUnitVersion? Read(IReadOnlyList<LocalDate> dates)
    {
        var named = _claims.Where(claim => claim.Mention.IsNamed).ToList();
        if (named.Count == 0)
        {
            _findings.Add(UnitFindings.Unknown());
            return null;
        }
        return dates.Count == 0 ? ReadAtAnyTime(named) : ReadOn(named, dates);
    }

    private AdminUnitVersion? ReadOn(List<UnitClaim> claims, IReadOnlyList<LocalDate> dates)
    {
        var verdicts = dates.Distinct().Select(date => Judge(claims, date)).ToList();
        var verdict = verdicts.Find(each => each.WasFound) ?? verdicts[0];
        _findings.AddRange(verdict.Findings);
        return verdict.Unit is { } unit && DepartmentReport.Allows(unit, _paper, _mentions, claims, _findings) ? unit : null;
    }

    /// <summary>Without a time the name must mean one and the same unit at all times.</summary>
    private AdminUnitVersion? ReadAtAnyTime(List<UnitClaim> claims)
    {
        var verdicts = AnyTime.Select(date => Judge(claims, date)).Where(verdict => verdict.WasFound).ToList();
        var codes = verdicts.Select(verdict => verdict.Unit?.Code).Distinct(StringComparer.Ordinal).Count();
        if (codes == 1)
        {
            _findings.AddRange(verdicts[0].Findings);
            return verdicts[0].Unit is { } unit && DepartmentReport.Allows(unit, _paper, _mentions, claims, _findings) ? unit : null;
        }
        _findings.Add(codes == 0
            ? UnitFindings.NotFound(claims[0])
            : UnitFindings.DependsOnTime(claims[0], verdicts.Select(verdict => verdict.Unit).OfType<AdminUnitVersion>().DistinctBy(unit => unit.Code).ToList()));
        return null;
    }

    /// <param name="WasFound">The name means something on the day, even if it does not tell which of several units.</param>
    private sealed record Verdict(AdminUnitVersion? Unit, bool WasFound, IReadOnlyList<ReadingFinding> Findings);

    private Verdict Judge(List<UnitClaim> claims, LocalDate date)
    {
        var parents = new ParentEvidence(_paper, _mentions, _names, date);
        var readings = new UnitReadings(_names, parents, date);
        var read = claims.ToDictionary(claim => claim, readings.Of);
        DropParents(read, date);
        var best = Best(read, parents);
        if (best.Count == 0)
        {
            return new(null, WasFound: false, [NotThen(claims, date)]);
        }
        if (best.Count > 1)
        {
            return new(null, WasFound: true, [best.TrueForAll(unit => parents.Against(unit, isStrong: true) is not null)
                ? UnitFindings.Elsewhere(Described(best, date), parents.Against(best[0], isStrong: true)!.Text, Severity.Error)
                : Undecided(read, best, date)]);
        }
        return Checked(best[0], read, parents, date);
    }

    /// <summary>One claim that means several units, or several claims that mean different ones.</summary>
    private ReadingFinding Undecided(Dictionary<UnitClaim, IReadOnlyList<UnitReading>> read, List<AdminUnitVersion> best, LocalDate date)
    {
        UnitClaim First(AdminUnitVersion unit) => read.First(pair => pair.Value.Any(each => each.Code == unit.Code)).Key;
        var other = best.Select(First).FirstOrDefault(claim => claim != First(best[0]));
        return other is null ? UnitFindings.Ambiguous(First(best[0]), Described(best, date)) : UnitFindings.Contradiction(First(best[0]), other, Severity.Error);
    }

    private Verdict Checked(AdminUnitVersion unit, Dictionary<UnitClaim, IReadOnlyList<UnitReading>> read, ParentEvidence parents, LocalDate date)
    {
        if (parents.Against(unit, isStrong: true) is { } elsewhere)
        {
            return new(null, WasFound: true, [UnitFindings.Elsewhere(Described([unit], date), elsewhere.Text, Severity.Error)]);
        }
        var against = read.Where(pair => pair.Value.Count > 0 && pair.Value.All(each => each.Code != unit.Code)).Select(pair => pair.Key).ToList();
        var support = read.Where(pair => pair.Value.Any(each => each.Code == unit.Code)).ToList();
        if (against.Count > 0 && against.Sum(claim => claim.Weight) * 2 > support.Sum(pair => pair.Key.Weight))
        {
            return new(null, WasFound: true, [UnitFindings.Contradiction(support[0].Key, against[0], Severity.Error)]);
        }
        var findings = new List<ReadingFinding>();
        findings.AddRange(against.Select(claim => UnitFindings.Contradiction(support[0].Key, claim, Severity.Warning)));
        findings.AddRange(Notes(unit, support, read, date));
        if (parents.Against(unit, isStrong: false) is { } doubt)
        {
            findings.Add(UnitFindings.Elsewhere(Described([unit], date), doubt.Text, Severity.Warning));
        }
        return new(unit, WasFound: true, findings);
    }

    private IEnumerable<ReadingFinding> Notes(
        AdminUnitVersion unit, List<KeyValuePair<UnitClaim, IReadOnlyList<UnitReading>>> support, Dictionary<UnitClaim, IReadOnlyList<UnitReading>> read, LocalDate date)
    {
        var how = support.Select(pair => pair.Value.First(each => each.Code == unit.Code)).DistinctBy(each => PlaceKey.Of(each.Claim.Mention.Text)).ToList();
        foreach (var reading in how.Where(each => each.Match == NameMatch.Similar))
        {
            yield return UnitFindings.Spelling(reading.Claim, Described([unit], date)[0]);
        }
        foreach (var reading in how.Where(each => each.Match == NameMatch.FormerType))
        {
            yield return UnitFindings.FormerType(reading.Claim, unit);
        }
        foreach (var claim in read.Where(pair => pair.Value.Count == 0).Select(pair => pair.Key))
        {
            yield return UnitFindings.Unrecognised(claim, unit);
        }
        if (support.TrueForAll(pair => pair.Key.Weight <= 2))
        {
            yield return UnitFindings.Inferred(support[0].Key, unit);
        }
    }

    /// <summary>A claim that means only the parents of what another claim means is the parent's name, not a claim.</summary>
    private void DropParents(Dictionary<UnitClaim, IReadOnlyList<UnitReading>> read, LocalDate date)
    {
        var above = read.Values.SelectMany(readings => readings).SelectMany(reading => _names.Register.AncestorsOn(reading.Unit, date))
            .Select(unit => unit.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var claim in read.Where(pair => pair.Value.Count > 0 && pair.Value.All(reading => above.Contains(reading.Code))).Select(pair => pair.Key).ToList())
        {
            read.Remove(claim);
        }
    }

    /// <summary>The unit with most claims; of several with one name, those that the paper's parents support best.</summary>
    private static List<AdminUnitVersion> Best(Dictionary<UnitClaim, IReadOnlyList<UnitReading>> read, ParentEvidence parents)
    {
        var units = read.SelectMany(pair => pair.Value.Select(reading => (reading.Unit, pair.Key.Weight)))
            .GroupBy(each => each.Unit).Select(group => (Unit: group.Key, Weight: group.Sum(each => each.Weight), Support: parents.Support(group.Key))).ToList();
        if (units.Count == 0)
        {
            return [];
        }
        var heaviest = units.Max(each => each.Weight);
        var likely = units.Where(each => each.Weight == heaviest).ToList();
        var supported = likely.Max(each => each.Support);
        return likely.Where(each => each.Support == supported).Select(each => each.Unit).ToList();
    }

    private ReadingFinding NotThen(List<UnitClaim> claims, LocalDate date)
    {
        var claim = claims.Find(each => each.Mention.Versions.Count > 0);
        return claim is null ? UnitFindings.NotFound(claims[0]) : UnitFindings.NotThen(claim, date, _names.Register);
    }

    private List<string> Described(IEnumerable<AdminUnitVersion> units, LocalDate date) =>
        units.Select(unit => $"{unit.Name} ({unit.Code}{string.Concat(_names.Register.AncestorsOn(unit, date).Select(above => ", " + above.Name))})").ToList();
}
