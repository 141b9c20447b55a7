using System.Text.RegularExpressions;
using CchcWarehouse.Etl.Facts.Labels;

namespace CchcWarehouse.Etl.Facts.Cells;

/// <summary>A code list as a form prints it: "Trực tuyến = 0 Phát phiếu = 1 Kết hợp = 2".</summary>
public sealed partial record CodeScale(IReadOnlyList<CodeEntry> Entries)
{
    /// <summary>Any order and punctuation; "1 = Có; 0 = Không" too. Null where the text is no code list.</summary>
    public static CodeScale? Parse(string text)
    {
        var line = text.Replace('\n', ' ');
        return Take(LabelFirst().Matches(line)) ?? Take(ValueFirst().Matches(line));
    }

    public CodeEntry? Find(decimal value) => Entries.FirstOrDefault(e => e.Value == value);

    /// <summary>The entry whose label the cell repeats in words.</summary>
    public CodeEntry? Find(string words)
    {
        var key = LabelText.Key(words);
        var found = Entries.Where(e => string.Equals(LabelText.Key(e.Label), key, StringComparison.Ordinal)).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    public override string ToString() => string.Join("; ", Entries.Select(e => $"{e.Label} = {e.Value}"));

    private static CodeScale? Take(MatchCollection pairs)
    {
        var entries = pairs
            .Select(p => new CodeEntry(int.Parse(p.Groups["value"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), Clean(p.Groups["label"].Value)))
            .Where(e => e.Label.Any(char.IsLetter))
            .OrderBy(e => e.Value)
            .ToList();
        return entries.Count == 0 || entries.DistinctBy(e => e.Value).Count() < entries.Count ? null : new CodeScale(entries);
    }

    private static string Clean(string label) => Blanks().Replace(label, " ").Trim(' ', ';', ',', '.', '(', ')', '-', '–', '+', '|', '/');

    [GeneratedRegex(@"(?<label>[^=:]+?)\s*[=:]\s*(?<value>\d{1,2})(?=$|[\s;,.)|/])")]
    private static partial Regex LabelFirst();

    [GeneratedRegex(@"(?<![\p{L}\d])(?<value>\d{1,2})\s*(?:[=:]|[-–](?=\s))\s*(?<label>[^=:\d]*[\p{L})])")]
    private static partial Regex ValueFirst();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}

public sealed record CodeEntry(int Value, string Label);
