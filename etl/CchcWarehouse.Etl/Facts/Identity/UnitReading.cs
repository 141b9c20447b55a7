using CchcWarehouse.Star.Dimensions;
using NodaTime;

namespace CchcWarehouse.Etl.Facts.Identity;

internal enum NameMatch { Exact, FormerType, Similar }

/// <summary>A unit that a claim may mean on a day.</summary>
internal sealed record UnitReading(UnitClaim Claim, AdminUnitVersion Unit, NameMatch Match)
{
    public string Code => Unit.Code;
}

/// <summary>Which units of a day the claims of a paper may mean.</summary>
internal sealed class UnitReadings(AdminUnitNames names, ParentEvidence parents, LocalDate date)
{
    public IReadOnlyList<UnitReading> Of(UnitClaim claim)
    {
        var mention = claim.Mention;
        var exact = mention.Versions.Where(version => version.IsValidOn(date)).ToList();
        // A real name of a place elsewhere may be the misspelling of one here: "Thanh Trì" in a paper of Sóc Trăng.
        if (exact.Count > 0 && !exact.TrueForAll(IsElsewhere))
        {
            return exact.Select(unit => new UnitReading(claim, unit, NameMatch.Exact)).ToList();
        }
        if (exact.Count == 0 && Upgraded(mention) is { Count: > 0 } upgraded)
        {
            return upgraded.Select(unit => new UnitReading(claim, unit, NameMatch.FormerType)).ToList();
        }
        if (!WasHere(mention) && Similar(mention) is { } similar)
        {
            return [new(claim, similar, NameMatch.Similar)];
        }
        return exact.Select(unit => new UnitReading(claim, unit, NameMatch.Exact)).ToList();
    }

    private bool IsElsewhere(AdminUnitVersion unit) =>
        parents.Against(unit, isStrong: true) is not null || parents.Against(unit, isStrong: false) is not null;

    /// <summary>"Xã Hương Vinh" after it became a ward of the same name and code.</summary>
    private List<AdminUnitVersion> Upgraded(UnitMention mention) =>
        (from former in mention.Versions
         where former.ValidTo <= date
            && names.Register.ChangesOf(former.Code).Any(change => change.SuccessorCode == former.Code && change.Kind == "upgraded" && change.EffectiveDate <= date)
         let now = names.Register.On(former.Code, date)
         where now is not null && PlaceKey.Of(now.ShortName) == PlaceKey.Of(former.ShortName)
         select now).DistinctBy(unit => unit.Code).ToList();

    /// <summary>The name was borne inside the known parents at another time: then it is no misspelling.</summary>
    private bool WasHere(UnitMention mention) => mention.Versions.Any(version =>
        version.Level == AdminUnitLevel.Province
        || (!version.IsValidOn(date) && names.Register.AncestorsOn(version, LastDay(version)).Any(above => KnownParents().Any(known => known.Code == above.Code))));

    private AdminUnitVersion? Similar(UnitMention mention)
    {
        foreach (var level in new[] { AdminUnitLevel.District, AdminUnitLevel.Province })
        {
            foreach (var isStrong in new[] { true, false })
            {
                var found = parents.Known(level, isStrong).Select(parent => names.SimilarBelow(parent, mention.Printed, mention.Type, date))
                    .OfType<AdminUnitVersion>().DistinctBy(unit => unit.Code).ToList();
                if (found.Count > 0)
                {
                    return found.Count == 1 ? found[0] : null;
                }
            }
        }
        return null;
    }

    private IEnumerable<AdminUnitVersion> KnownParents() =>
        from level in new[] { AdminUnitLevel.District, AdminUnitLevel.Province }
        from isStrong in new[] { true, false }
        from parent in parents.Known(level, isStrong)
        select parent;

    private static LocalDate LastDay(AdminUnitVersion version) => version.ValidTo?.PlusDays(-1) ?? version.ValidFrom;
}
