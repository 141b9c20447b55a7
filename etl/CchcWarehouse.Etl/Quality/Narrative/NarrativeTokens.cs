using System.Text;
using System.Text.RegularExpressions;
using CchcWarehouse.Etl.Facts.Labels;

namespace CchcWarehouse.Etl.Quality.Narrative;

/// <summary>A paragraph as words and numbers, letters' case, tone placement, abbreviations and punctuation apart.</summary>
/// <remarks>Tokens stand in one string, each with a blank before and behind it.</remarks>
internal sealed partial class NarrativeTokens
{
    /// <summary>Stands between a comma and the number behind it: no word before the comma counts it.</summary>
    private const char Stop = '|';

    private readonly string text;
    private readonly List<(int Token, int Start, int End)> places = [];

    private NarrativeTokens(string text, string line)
    {
        this.text = text;
        Line = line;
    }

    /// <summary>The tokens: " tổng số hồ sơ 8850 ".</summary>
    public string Line { get; private set; }

    public static NarrativeTokens Read(string paragraph)
    {
        var tokens = new NarrativeTokens(paragraph, "");
        var line = new StringBuilder(" ");
        var end = 0;
        foreach (Match match in Piece().Matches(paragraph))
        {
            // "công bố mới, 9 TTHC bãi bỏ": the nine are not the new ones.
            if (char.IsAsciiDigit(match.ValueSpan[0]) && paragraph.AsSpan(end, match.Index - end).ContainsAny(',', ';'))
            {
                tokens.places.Add((line.Length, match.Index, match.Index));
                line.Append(Stop).Append(' ');
            }

            end = match.Index + match.Length;
            tokens.places.Add((line.Length, match.Index, match.Index + match.Length));
            line.Append(Normal(match)).Append(' ');
        }

        tokens.Line = line.ToString();
        return tokens;
    }

    /// <summary>The words of the paper between two places of <see cref="Line"/>.</summary>
    public string Printed(int from, int to)
    {
        var first = places.FindLastIndex(p => p.Token <= from);
        var last = places.FindLastIndex(p => p.Token < to);
        return text[places[Math.Max(first, 0)].Start..places[Math.Max(last, 0)].End];
    }

    private static string Normal(Match match) =>
        match.Groups["tthc"].Success ? "tthc"
        : match.Groups["vbqppl"].Success ? "vbqppl"
        : match.Groups["ubnd"].Success ? "ubnd"
        : match.Groups["cchc"].Success ? "cchc"
        : match.Groups["contract"].Success ? "hđ68"
        : char.IsLetter(match.ValueSpan[0]) ? VietnameseSyllable.Normal(match.Value)
        : match.Value;

    [GeneratedRegex(@"(?<tthc>thủ\s+tục\s+hành\s+chính|TTHC)|(?<vbqppl>(?:văn\s+bản|VB)\s*(?:quy\s+phạm\s+pháp\s+luật|QPPL))|(?<ubnd>[uủ][yỷ]\s+ban\s+nhân\s+dân|UBND)|(?<cchc>cải\s+cách\s+hành\s+chính|CCHC)|(?<contract>H[ĐD]\s*68)|\d+(?:\.\d{3})+(?![\d])|\d+(?:[.,]\d+)?|[\p{L}\p{M}]+|[%/*]", RegexOptions.IgnoreCase)]
    private static partial Regex Piece();
}
