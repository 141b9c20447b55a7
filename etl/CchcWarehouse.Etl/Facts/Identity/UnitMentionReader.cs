using CchcWarehouse.Star.Dimensions;

namespace CchcWarehouse.Etl.Facts.Identity;

/// <summary>Finds the administrative units that a passage names.</summary>
internal sealed class UnitMentionReader(AdminUnitNames names)
{
    private const int LongestName = 7;
    private static readonly string[] Committee = PaperWords.KeysOf("ủy ban nhân dân");
    private static readonly string[] CommitteeShort = PaperWords.KeysOf("ubnd");
    private static readonly string[] Council = PaperWords.KeysOf("hội đồng nhân dân");
    private static readonly string[] CouncilShort = PaperWords.KeysOf("hđnd");
    private static readonly string[] Territory = PaperWords.KeysOf("địa bàn");
    private static readonly string PartyCommittee = PlaceKey.OfWord("ủy");
    private static readonly string Tier = PlaceKey.OfWord("cấp");
    private static readonly string Society = PlaceKey.OfWord("hội");

    private static readonly string[][] Bodies = new[]
    {
        "sở", "phòng", "văn phòng", "chi cục", "cục", "trung tâm", "thanh tra", "công an", "ban quản lý", "ban tổ chức", "đảng ủy", "trường",
    }.Select(PaperWords.KeysOf).ToArray();

    // A name ends before these even where everything is in capitals.
    private static readonly HashSet<string> AfterNames = new[]
    {
        "năm", "quý", "tháng", "trong", "về", "báo", "công", "kết", "thống", "đến", "từ", "tại", "của", "và", "theo", "kèm", "số", "ngày",
        "kỳ", "phụ", "biểu", "cộng", "độc", "sở", "phòng", "ban", "văn", "đợt", "giai", "ủy", "ubnd", "hđnd", "hội", "tổng", "chủ", "phó", "kt",
        "tm", "lần", "thực", "cải", "phục", "sáu", "chín", "định", "tình", "đảng",
    }.Select(PlaceKey.OfWord).ToHashSet(StringComparer.Ordinal);

    public IReadOnlyList<UnitMention> Read(Passage passage)
    {
        var words = passage.Words;
        var mentions = new List<UnitMention>();
        for (var i = 0; i < words.Count; i++)
        {
            if (ReadAt(passage, i, mentions) is { } mention)
            {
                mentions.Add(mention);
                i = Math.Max(i, mention.EndWord - 1);
            }
        }
        return mentions;
    }

    private UnitMention? ReadAt(Passage passage, int index, List<UnitMention> before)
    {
        var words = passage.Words;
        if (UnitType.At(words, index) is not { } at)
        {
            return UntypedAfterCommittee(passage, index);
        }
        if (index > 0 && words[index].Gap != WordGap.Stop && words[index - 1].Key == Tier)
        {
            return null;
        }
        var first = index + at.Length;
        var party = first < words.Count && words[first].Key == PartyCommittee && words[first].Gap == WordGap.Blank;
        var (authority, body, start) = AuthorityBefore(words, index);
        if (party)
        {
            (authority, body, first) = (Authority.OtherBody, $"{at.Type.Name} ủy", first + 1);
        }
        var name = NameAt(passage, first, at.Type, words[index].IsCapitals && !at.IsAbbreviation);
        if (name.Length == 0)
        {
            return authority is Authority.PeoplesCommittee or Authority.OtherBody && !at.IsAbbreviation && !party
                ? new(passage, at.Type, "", [], authority, body, IsChained: false, start, first)
                : null;
        }
        if (name.Versions.Count == 0 && (at.IsAbbreviation || words[first].Key == Society))
        {
            return null;
        }
        var chained = authority == Authority.None && before.Count > 0 && IsChain(words, before[^1], at.Type, index);
        return new(passage, at.Type, name.Printed, name.Versions, authority, body, chained, start, first + name.Length);
    }

    /// <summary>"UBND Hoằng Trung": the type left out, the name as registered.</summary>
    private UnitMention? UntypedAfterCommittee(Passage passage, int index)
    {
        var words = passage.Words;
        // The "UBND" of a document's number names nobody, and what stands in the next line is no name to it.
        if (words[index].Gap != WordGap.Blank || (!IsWord(words, index, CommitteeShort) && !words.SaysBefore(index, Committee)))
        {
            return null;
        }
        var name = NameAt(passage, index, null, words[index - 1].IsCapitals && words[index].IsCapitals);
        return name.Versions.Count > 0 && name.Length > 1
            ? new(passage, null, name.Printed, name.Versions, Authority.PeoplesCommittee, null, IsChained: false, index - 1, index + name.Length)
            : null;
    }

    private static bool IsWord(IReadOnlyList<PaperWord> words, int end, string[] keys) =>
        words.SaysBefore(end, keys) && words[end - keys.Length].Gap != WordGap.Hyphen;

    private static bool IsChain(IReadOnlyList<PaperWord> words, UnitMention before, UnitType type, int index) =>
        before.EndWord == index && before.IsNamed
        && type.Levels.Any(level => before.Type is null || before.Type.Levels.Any(lower => level < lower))
        && !before.Passage.Text[words[index - 1].End..words[index].Start].Contains(';', StringComparison.Ordinal);

    private static (Authority Authority, string? Body, int Start) AuthorityBefore(IReadOnlyList<PaperWord> words, int index)
    {
        var committee = words.SaysBefore(index, CommitteeShort) ? 1 : words.SaysBefore(index, Committee) ? Committee.Length : 0;
        if (committee > 0)
        {
            var office = BodyBefore(words, index - committee, 4);
            return office is { } head && words[head].Key != PlaceKey.OfWord("trường")
                ? (Authority.OtherBody, Phrase(words, head, index - committee), head)
                : (Authority.PeoplesCommittee, null, index - committee);
        }
        if (words.SaysBefore(index, CouncilShort) || words.SaysBefore(index, Council))
        {
            return (Authority.OtherBody, "Hội đồng nhân dân", index - 1);
        }
        if (words.SaysBefore(index, Territory))
        {
            return (Authority.Territory, null, index - Territory.Length);
        }
        return BodyBefore(words, index, 9) is { } start ? (Authority.OtherBody, Phrase(words, start, index), start) : (Authority.None, null, index);
    }

    /// <summary>The nearest "Sở …", "Phòng …" that runs without a stop up to the index.</summary>
    private static int? BodyBefore(IReadOnlyList<PaperWord> words, int index, int reach)
    {
        for (var i = index - 1; i >= Math.Max(0, index - reach) && (i + 1 == words.Count || words[i + 1].Gap is WordGap.Blank or WordGap.Hyphen or WordGap.LineEnd); i--)
        {
            if (Array.Exists(Bodies, body => words.SaysAt(i, body)))
            {
                return i > 0 && words[i].Gap == WordGap.Blank && Array.Exists(Bodies, body => body.Length == 2 && words.SaysAt(i - 1, body)) ? i - 1 : i;
            }
        }
        return null;
    }

    private static string Phrase(IReadOnlyList<PaperWord> words, int start, int end) =>
        string.Join(' ', words.Skip(start).Take(end - start).Select(word => word.Text));

    private (string Printed, IReadOnlyList<AdminUnitVersion> Versions, int Length) NameAt(Passage passage, int first, UnitType? type, bool capitals)
    {
        var words = passage.Words;
        var run = RunLength(words, first, capitals);
        if (run == 0)
        {
            return PresentsItself(passage) ? InSmallLetters(words, first, type) : ("", [], 0);
        }
        // "Phường Đông Hải 1"
        if (first + run < words.Count && words[first + run] is { IsNumber: true, Gap: WordGap.Blank }
            && names.Named(Phrase(words, first, first + run + 1), type) is { Count: > 0 } numbered)
        {
            return (Phrase(words, first, first + run + 1), numbered, run + 1);
        }
        foreach (var length in Lengths(passage, first, run))
        {
            var printed = Phrase(words, first, first + length);
            if (names.Named(printed, type) is { Count: > 0 } versions && EndsName(words, first + length, first + run))
            {
                return (printed, versions, length);
            }
        }
        // "xã Hoằng trung": the rest of the name in small letters.
        for (var length = run + 1; length <= run + 2 && first + length <= words.Count && words[first + length - 1].Gap == WordGap.Blank; length++)
        {
            if (names.Named(Phrase(words, first, first + length), type) is { Count: > 0 } versions)
            {
                return (Phrase(words, first, first + length), versions, length);
            }
        }
        var whole = UnregisteredLength(passage, first, run);
        return (Phrase(words, first, first + whole), [], whole);
    }

    /// <summary>"ubnd huyện hương khê": only what is registered is a name then.</summary>
    private (string Printed, IReadOnlyList<AdminUnitVersion> Versions, int Length) InSmallLetters(IReadOnlyList<PaperWord> words, int first, UnitType? type)
    {
        for (var length = Math.Min(4, words.Count - first); length > 0; length--)
        {
            var isPhrase = Enumerable.Range(first, length).All(i => words[i].Gap is WordGap.Blank or WordGap.LineEnd && !words[i].IsNumber);
            if (isPhrase && names.Named(Phrase(words, first, first + length), type) is { Count: > 0 } versions)
            {
                return (Phrase(words, first, first + length), versions, length);
            }
        }
        return ("", [], 0);
    }

    private static bool PresentsItself(Passage passage) =>
        passage.Kind is PassageKind.Letterhead or PassageKind.AnnexTitle or PassageKind.ReportTitle or PassageKind.Caption or PassageKind.ReportingUnit;

    /// <summary>How many words may belong to the name.</summary>
    private static int RunLength(IReadOnlyList<PaperWord> words, int first, bool capitals)
    {
        var length = 0;
        while (first + length < words.Count && length < LongestName && MayContinue(words, first, length, capitals))
        {
            length++;
        }
        return length;
    }

    private static bool MayContinue(IReadOnlyList<PaperWord> words, int first, int length, bool capitals)
    {
        var word = words[first + length];
        if (word.Gap == WordGap.Stop || (length > 0 && (word.IsNumber || words[first].IsNumber)))
        {
            return false;
        }
        if (length > 0 && UnitType.At(words, first + length) is { } next && (!next.IsAbbreviation || word.Text.Length > 1))
        {
            return false;
        }
        return word.IsNumber ? word.Text.Length <= 2 : capitals ? word.IsCapitals : word.IsCapitalised;
    }

    /// <summary>In which order to try: the longest first, but in a letterhead a name that fills its line before one that runs on.</summary>
    private static IEnumerable<int> Lengths(Passage passage, int first, int run)
    {
        var fillsLine = passage.Kind is PassageKind.AnnexTitle or PassageKind.ReportTitle or PassageKind.Caption
            ? 0
            : Enumerable.Range(1, run - 1).FirstOrDefault(length => passage.Words[first + length].Gap == WordGap.LineEnd);
        var longestFirst = Enumerable.Range(1, run).Reverse().Where(length => length != fillsLine);
        return fillsLine > 0 ? longestFirst.Prepend(fillsLine) : longestFirst;
    }

    /// <summary>Whether a registered name that ends here is not merely the beginning of another name.</summary>
    private bool EndsName(IReadOnlyList<PaperWord> words, int end, int endOfRun) =>
        end == endOfRun
        || words[end].Gap == WordGap.LineEnd
        || AfterNames.Contains(words[end].Key)
        || names.Named(Phrase(words, end, endOfRun), null).Count > 0;

    private static int UnregisteredLength(Passage passage, int first, int run)
    {
        var words = passage.Words;
        var wraps = passage.Kind is PassageKind.AnnexTitle or PassageKind.ReportTitle or PassageKind.Caption;
        for (var length = 1; length < run; length++)
        {
            if (AfterNames.Contains(words[first + length].Key) || (!wraps && words[first + length].Gap == WordGap.LineEnd))
            {
                return length;
            }
        }
        return run;
    }
}
