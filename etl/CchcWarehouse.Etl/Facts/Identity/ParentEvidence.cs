using System.Text.RegularExpressions;
using CchcWarehouse.Star.Dimensions;
using NodaTime;

namespace CchcWarehouse.Etl.Facts.Identity;

/// <summary>What the paper says about the province and the district that the reporting unit lies in, on a day.</summary>
internal sealed partial class ParentEvidence
{
    private static readonly PassageKind[] StrongPlaces =
    [
        PassageKind.Letterhead, PassageKind.ReportTitle, PassageKind.AnnexTitle, PassageKind.Caption,
        PassageKind.ReportingUnit, PassageKind.Recipients, PassageKind.Signature,
    ];

    private readonly AdminUnitNames _names;
    private readonly LocalDate _date;
    private readonly List<Hint> _hints = [];

    /// <param name="Units">The unit meant, or several of one name.</param>
    /// <param name="IsStrong">Said where the paper presents itself, not in a sentence or a note.</param>
    internal sealed record Hint(AdminUnitLevel Level, IReadOnlyList<AdminUnitVersion> Units, bool IsStrong, string Text);

    public ParentEvidence(ReportPaper paper, IReadOnlyList<UnitMention> mentions, AdminUnitNames names, LocalDate date)
    {
        (_names, _date) = (names, date);
        var speaking = mentions.Where(mention => mention.IsNamed && Speaks(mention)).ToList();
        foreach (var level in new[] { AdminUnitLevel.Province, AdminUnitLevel.District })
        {
            _hints.AddRange(speaking.Where(mention => mention.Type is not null && mention.MayBe(level)).Select(mention => Read(mention, level)).OfType<Hint>());
            _hints.AddRange(level == AdminUnitLevel.Province ? Sites(paper) : []);
        }
    }

    /// <summary>The parents that the paper is sure of: one unit each, those of strong places first.</summary>
    public IEnumerable<AdminUnitVersion> Known(AdminUnitLevel level, bool isStrong) =>
        _hints.Where(hint => hint.Level == level && hint.IsStrong == isStrong && hint.Units.Count == 1)
            .Select(hint => hint.Units[0]).DistinctBy(unit => unit.Code);

    /// <summary>How well the paper's words about districts and provinces fit a unit: the more the better.</summary>
    public int Support(AdminUnitVersion unit) =>
        _names.Register.AncestorsOn(unit, _date).Sum(above =>
            Says(above, isStrong: true) ? 10 : Says(above, isStrong: false) ? 1 : 0);

    /// <summary>A hint of the given strength that places the unit elsewhere, where none of that level agrees.</summary>
    public Hint? Against(AdminUnitVersion unit, bool isStrong) =>
        _names.Register.AncestorsOn(unit, _date)
            .Where(above => !Says(above, isStrong: true) && (isStrong || !Says(above, isStrong: false)))
            .Select(above => _hints.Find(hint => hint.Level == above.Level && hint.IsStrong == isStrong))
            .FirstOrDefault(hint => hint is not null);

    private bool Says(AdminUnitVersion above, bool isStrong) =>
        _hints.Exists(hint => hint.IsStrong == isStrong && hint.Level == above.Level && hint.Units.Any(unit => unit.Code == above.Code));

    private static bool Speaks(UnitMention mention) =>
        mention.IsChained || mention.Authority != Authority.None || mention.Passage.Kind is PassageKind.Letterhead or PassageKind.AnnexTitle or PassageKind.ReportTitle or PassageKind.Caption or PassageKind.ReportingUnit;

    private Hint? Read(UnitMention mention, AdminUnitLevel level)
    {
        var units = mention.Versions.Where(version => version.Level == level && version.IsValidOn(_date)).ToList();
        if (level == AdminUnitLevel.District && units.Count != 1)
        {
            units = Narrowed(units, mention);
        }
        else if (level == AdminUnitLevel.Province && units.Count == 0 && mention.Type is { Levels.Count: 1 })
        {
            units = SameLetters(mention);
        }
        return units.Count == 0 ? null : new(level, units, Array.IndexOf(StrongPlaces, mention.Passage.Kind) >= 0, mention.Text);
    }

    /// <summary>A district of several provinces, or misspelt, inside the province that the paper names.</summary>
    private List<AdminUnitVersion> Narrowed(List<AdminUnitVersion> units, UnitMention mention)
    {
        foreach (var isStrong in new[] { true, false })
        {
            var provinces = Known(AdminUnitLevel.Province, isStrong).ToList();
            var inside = units.Count > 0
                ? units.Where(unit => provinces.Exists(province => province.Code == unit.ParentCode)).ToList()
                : provinces.Select(province => _names.SimilarBelow(province, mention.Printed, mention.Type, _date)).OfType<AdminUnitVersion>().ToList();
            if (inside.Count > 0)
            {
                return inside;
            }
        }
        return units;
    }

    private List<AdminUnitVersion> SameLetters(UnitMention mention)
    {
        var plain = PlaceKey.Plain(mention.Printed);
        return _names.Register.Versions.Where(version => version.Level == AdminUnitLevel.Province && version.IsValidOn(_date)
            && PlaceKey.Plain(version.ShortName) == plain).ToList();
    }

    /// <summary>"thanhtri.soctrang.gov.vn" speaks of Sóc Trăng.</summary>
    private IEnumerable<Hint> Sites(ReportPaper paper)
    {
        var sites = paper.Passages.SelectMany(passage => Site().Matches(passage.Text)).Select(match => match.Groups["province"].Value.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant())
            .Distinct(StringComparer.Ordinal).ToList();
        return from site in sites
               let units = _names.Register.Versions.Where(version => version.Level == AdminUnitLevel.Province && version.IsValidOn(_date) && PlaceKey.Plain(version.ShortName) == site).ToList()
               where units.Count == 1
               select new Hint(AdminUnitLevel.Province, units, IsStrong: false, site + ".gov.vn");
    }

    [GeneratedRegex(@"(?<![\p{L}0-9-])(?:[a-z0-9-]+\.)*(?<province>[a-z-]+)\.gov\.vn", RegexOptions.IgnoreCase)]
    private static partial Regex Site();
}
