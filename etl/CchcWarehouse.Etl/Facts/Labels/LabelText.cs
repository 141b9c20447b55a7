using System.Text.RegularExpressions;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Star.Letters;

namespace CchcWarehouse.Etl.Facts.Labels;

/// <summary>A text cut into syllables, letters' case, tone placement and punctuation apart.</summary>
public static partial class LabelText
{
    /// <summary>Equal for texts that differ in case, punctuation, spaces, tone placement or Unicode form.</summary>
    public static string Key(string text) => string.Join(' ', Words().Matches(CanonicalText.Compose(text)).Select(m => VietnameseSyllable.Normal(m.Value)));

    /// <summary>Links, bullets, ordinals, the period of the report and proper names of units are no part of a label.</summary>
    public static IEnumerable<Syllable> Syllables(string text)
    {
        var plain = UnitName().Replace(Period().Replace(Link().Replace(CanonicalText.Compose(text), " "), " "), "$1");
        var depth = 0;
        foreach (Match m in Piece().Matches(LeadingOrdinal().Replace(plain, "")))
        {
            switch (m.Value)
            {
                case "(" or "[":
                    depth++;
                    break;
                case ")" or "]":
                    depth = Math.Max(0, depth - 1);
                    break;
                default:
                    yield return new Syllable(VietnameseSyllable.Normal(m.Value), m.Value, depth > 0);
                    break;
            }
        }
    }

    [GeneratedRegex(@"https?://\S+|www\.\S+|\b[\w-]+(?:\.[\w-]+)*\.gov\.vn\S*", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    /// <summary>Dates and recent years; "so với năm 2015" or "so với năm 2021" names a base and stays.</summary>
    [GeneratedRegex(@"\b(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b|(?<!so với(?: năm)?\s*)\b(?:năm\s+)?20(?:1[6-9]|[23]\d)\b(?!\s*[/:]\s*[\p{L}\d])", RegexOptions.IgnoreCase)]
    private static partial Regex Period();

    /// <summary>"tỉnh Sóc Trăng": which province it is, the report says elsewhere.</summary>
    [GeneratedRegex(@"\b((?i:tỉnh|huyện|quận|thị xã|thành phố|xã|phường|thị trấn))(?! (?:Sở|Chủ|Ủy|Uỷ|Hội|Ban|Phòng|Văn|Bộ|Cổng|Hệ|Trang|Trung tâm)\b)(?: \p{Lu}\p{Ll}+){2,4}\b")]
    private static partial Regex UnitName();

    [GeneratedRegex(@"^[\s\-–—+*•·●▪]*(?:\(?(?:\d+(?:\.\d+)+\.?|\d+[.)]|[a-zđ]\)|[ivx]+[.)])\s+)?[\s\-–—+*•·●▪]*", RegexOptions.IgnoreCase)]
    private static partial Regex LeadingOrdinal();

    [GeneratedRegex(@"[\p{L}\p{M}]+|\d+|%")]
    private static partial Regex Words();

    [GeneratedRegex(@"[\p{L}\p{M}]+|\d+|%|[()\[\]]")]
    private static partial Regex Piece();
}

/// <param name="Normal">As <see cref="VietnameseSyllable.Normal"/>; a digit group or % stands for itself.</param>
/// <param name="Aside">Stands in brackets.</param>
public readonly record struct Syllable(string Normal, string Written, bool Aside);
