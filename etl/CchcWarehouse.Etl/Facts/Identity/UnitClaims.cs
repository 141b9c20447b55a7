using System.Text.RegularExpressions;

namespace CchcWarehouse.Etl.Facts.Identity;

/// <summary>A statement of the paper whose report it is.</summary>
/// <param name="Weight">How much the place of the statement is worth.</param>
internal sealed record UnitClaim(UnitMention Mention, int Weight)
{
    public string Place => Mention.Passage.Kind switch
    {
        PassageKind.Letterhead => "phần đầu văn bản",
        PassageKind.ReportTitle or PassageKind.AnnexTitle => "tiêu đề",
        PassageKind.Caption => "dòng “Kèm theo Báo cáo”",
        PassageKind.ReportingUnit => "dòng “Đơn vị báo cáo”",
        PassageKind.Signature => "phần ký",
        _ => "nội dung",
    };

    public string PlaceEn => Mention.Passage.Kind switch
    {
        PassageKind.Letterhead => "the letterhead",
        PassageKind.ReportTitle or PassageKind.AnnexTitle => "the title",
        PassageKind.Caption => "the caption",
        PassageKind.ReportingUnit => "the reporting-unit line",
        PassageKind.Signature => "the signature",
        _ => "the text",
    };
}

/// <summary>Collects what the paper says about whose report it is.</summary>
internal static partial class UnitClaims
{
    private const int Strong = 5;
    private const int OfLetterhead = 4;
    private const int OfStatement = 4;
    private const int OfSignature = 3;
    private const int Inferred = 2;
    private static readonly string[] Reports = PaperWords.KeysOf("báo cáo");
    private static readonly string Day = PlaceKey.OfWord("ngày");

    public static IReadOnlyList<UnitClaim> Read(ReportPaper paper, IReadOnlyList<UnitMention> mentions, AdminUnitNames names)
    {
        var claims = new List<UnitClaim>();
        foreach (var passage in paper.Passages)
        {
            var here = mentions.Where(mention => mention.Passage == passage && !mention.IsChained).ToList();
            claims.AddRange(passage.Kind switch
            {
                PassageKind.Caption => here.Take(1).Select(mention => new UnitClaim(mention, Strong)),
                PassageKind.ReportTitle or PassageKind.AnnexTitle => OfTitle(here),
                PassageKind.ReportingUnit => OfReportingUnit(passage, here, names),
                PassageKind.Letterhead => Issuer(here),
                PassageKind.Narrative => here.Where(IsStatement).Take(3).Select(mention => new UnitClaim(mention, OfStatement)),
                PassageKind.Signature => here.Where(IsCommittee).Take(1).Select(mention => new UnitClaim(mention, OfSignature)),
                _ => [],
            });
        }
        return claims.Exists(claim => claim.Mention.IsNamed) ? claims : [.. claims, .. OfNameless(claims, paper, mentions, names)];
    }

    // "Nhiệm vụ UBND tỉnh giao" in a title names nobody.
    private static IEnumerable<UnitClaim> OfTitle(List<UnitMention> mentions) =>
        mentions.Where(mention => mention.IsNamed || IsCommittee(mention)).Select(mention => new UnitClaim(mention, Strong));

    /// <summary>The lowest committee of a letterhead issues; those above it are its parents. "HUYỆN KỲ SƠN" stands for its committee.</summary>
    private static IEnumerable<UnitClaim> Issuer(List<UnitMention> mentions)
    {
        var issuers = mentions.Where(mention => IsCommittee(mention) && !NamesThePlaceOfDate(mention)).ToList();
        var bare = mentions.Where(mention => mention is { Authority: Authority.None, IsNamed: true } && BeginsLine(mention) && !NamesThePlaceOfDate(mention));
        return (issuers.Count > 0 ? issuers : bare).TakeLast(1).Select(mention => new UnitClaim(mention, OfLetterhead));
    }

    private static bool BeginsLine(UnitMention mention)
    {
        var start = mention.Passage.Words[mention.FirstWord].Start;
        return start == 0 || mention.Passage.Text[start - 1] == '\n';
    }

    private static IEnumerable<UnitClaim> OfReportingUnit(Passage passage, List<UnitMention> mentions, AdminUnitNames names)
    {
        if (mentions.Count > 0)
        {
            return [new(mentions[0], Strong)];
        }
        var name = passage.Text[(passage.Text.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim(' ', '.', ',');
        var versions = names.Named(name, null);
        return versions.Count == 0
            ? []
            : [new(new(passage, null, name, versions, Authority.None, null, IsChained: false, 0, passage.Words.Count), Strong)];
    }

    /// <summary>"UBND xã Hoằng Trung báo cáo …", "Trên đây là báo cáo … của xã Hoằng Trung".</summary>
    private static bool IsStatement(UnitMention mention)
    {
        var words = mention.Passage.Words;
        var reports = IsCommittee(mention)
            && Enumerable.Range(mention.EndWord, 4).TakeWhile(i => i < words.Count && words[i].Gap != WordGap.Stop).Any(i => words.SaysAt(i, Reports));
        return mention.IsNamed && mention.Authority != Authority.OtherBody && (reports || ConcludingLine().IsMatch(LineUpTo(mention)));
    }

    private static string LineUpTo(UnitMention mention)
    {
        var start = mention.Passage.Words[mention.FirstWord].Start;
        var text = mention.Passage.Text;
        return text[(text.LastIndexOf('\n', Math.Max(0, start - 1)) + 1)..start];
    }

    /// <summary>"UBND thị xã" without its name: the one such unit whose committee acts in the text, or the place of the date.</summary>
    private static IEnumerable<UnitClaim> OfNameless(List<UnitClaim> claims, ReportPaper paper, IReadOnlyList<UnitMention> mentions, AdminUnitNames names)
    {
        if (claims.FirstOrDefault(claim => claim.Mention.Type is not null && IsCommittee(claim.Mention)) is not { Mention.Type: { } type })
        {
            return [];
        }
        var acting = mentions.Where(mention => mention.IsNamed && mention.Type == type && IsCommittee(mention) && !mention.IsChained)
            .DistinctBy(mention => PlaceKey.Of(mention.Printed)).ToList();
        if (acting.Count == 0)
        {
            acting = PlacesOfDate(paper, type, names).DistinctBy(mention => PlaceKey.Of(mention.Printed)).ToList();
        }
        return acting.Count == 1 ? [new(acting[0], Inferred)] : [];
    }

    private static IEnumerable<UnitMention> PlacesOfDate(ReportPaper paper, UnitType type, AdminUnitNames names) =>
        from passage in paper.Of(PassageKind.Letterhead, PassageKind.Narrative, PassageKind.Signature)
        from day in Enumerable.Range(1, Math.Max(0, passage.Words.Count - 1))
        where passage.Words[day].Key == Day && passage.Words[day].Gap == WordGap.Stop
        let start = PlaceStart(passage.Words, day)
        where start < day
        let printed = string.Join(' ', passage.Words.Skip(start).Take(day - start).Select(word => word.Text))
        select new UnitMention(passage, type, printed, names.Named(printed, type), Authority.None, null, IsChained: false, start, day);

    private static int PlaceStart(IReadOnlyList<PaperWord> words, int day)
    {
        var start = day;
        while (start > 0 && day - start < 5 && words[start - 1].IsCapitalised && !words[start - 1].IsCapitals
            && (start == day || words[start].Gap is WordGap.Blank or WordGap.Hyphen))
        {
            start--;
        }
        return start;
    }

    private static bool NamesThePlaceOfDate(UnitMention mention) =>
        mention.EndWord < mention.Passage.Words.Count && mention.Passage.Words[mention.EndWord].Key == Day;

    private static bool IsCommittee(UnitMention mention) => mention.Authority == Authority.PeoplesCommittee;

    [GeneratedRegex(@"trên\s+đây\s+là[^\n]*của\s*\z|trên\s+đây\s+là[^\n]*của\s+(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân)\s*\z|trên\s+đây\s+là[^\n]{0,200}\z", RegexOptions.IgnoreCase)]
    private static partial Regex ConcludingLine();
}
