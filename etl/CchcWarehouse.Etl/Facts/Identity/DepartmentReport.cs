using System.Text.RegularExpressions;
using CchcWarehouse.Star.Dimensions;

namespace CchcWarehouse.Etl.Facts.Identity;

/// <summary>Tells a report of a unit from a report of one of its departments (Sở, Phòng), which is about the department alone.</summary>
internal static partial class DepartmentReport
{
    /// <summary>False, with a finding, when the paper is a department's own report.</summary>
    public static bool Allows(AdminUnitVersion unit, ReportPaper paper, IReadOnlyList<UnitMention> mentions, IReadOnlyList<UnitClaim> claims, List<ReadingFinding> findings)
    {
        if (Titled(paper, mentions) is { } owner)
        {
            findings.Add(UnitFindings.OfDepartment(owner, unit));
            return false;
        }
        if (claims.Any(SpeaksForUnit) || Issuer(paper, claims) is not { } issuer)
        {
            return true;
        }
        // The Department of Home Affairs draws up the province's report.
        var compiles = unit.Level == AdminUnitLevel.Province && issuer.StartsWith("sở nội vụ", StringComparison.OrdinalIgnoreCase);
        findings.Add(compiles ? UnitFindings.Compiled(issuer, unit) : UnitFindings.OfDepartment(issuer, unit));
        return compiles;
    }

    /// <summary>"… CẢI CÁCH HÀNH CHÍNH CỦA SỞ Y TẾ".</summary>
    private static string? Titled(ReportPaper paper, IReadOnlyList<UnitMention> mentions) =>
        mentions.FirstOrDefault(mention => IsTitle(mention.Passage) && mention.Body is not null)?.Body
        ?? paper.Of(PassageKind.ReportTitle, PassageKind.AnnexTitle).Select(passage => OwnerInTitle().Match(passage.Text))
            .FirstOrDefault(match => match.Success)?.Groups["body"].Value;

    private static bool SpeaksForUnit(UnitClaim claim) =>
        claim.Mention.Body is null && claim.Mention.Passage.Kind != PassageKind.Letterhead;

    private static string? Issuer(ReportPaper paper, IReadOnlyList<UnitClaim> claims) =>
        claims.Select(claim => claim.Mention.Body).FirstOrDefault(body => body is not null)
        ?? paper.Of(PassageKind.Letterhead).SelectMany(passage => passage.Lines).Select(line => DepartmentLine().Match(line.Text))
            .FirstOrDefault(match => match.Success)?.Groups["body"].Value;

    private static bool IsTitle(Passage passage) => passage.Kind is PassageKind.ReportTitle or PassageKind.AnnexTitle;

    [GeneratedRegex(@"(?<![\p{L}])(?:của|tại)\s+(?<body>(?:sở|phòng|chi\s*cục|trung\s*tâm|văn\s*phòng|ban\s+quản)(?!\p{L})[^\n(]*)", RegexOptions.IgnoreCase)]
    private static partial Regex OwnerInTitle();

    [GeneratedRegex(@"^\W*(?<body>(?:sở|phòng|chi\s*cục|trung\s*tâm|văn\s*phòng|ban\s+quản|ban\s+dân|thanh\s*tra)(?!\p{L}).*)$", RegexOptions.IgnoreCase)]
    private static partial Regex DepartmentLine();
}
