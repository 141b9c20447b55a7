using System.Text;
using System.Text.RegularExpressions;
using CchcWarehouse.Etl.Facts.Labels;
using CchcWarehouse.Star.Reference;

namespace CchcWarehouse.Etl.Facts.Cells;

/// <summary>What a unit of measure says about the number beside it.</summary>
public enum UnitOfMeasureSort
{
    /// <summary>No unit is printed.</summary>
    None,

    /// <summary>"Số lượng": a unit cell that names no unit.</summary>
    Any,
    Count,
    Percent,

    /// <summary>A code list or "Có/Không".</summary>
    Scale,
    Money,

    /// <summary>A text that is no known unit: a decision's number, a formula.</summary>
    Unknown,
}

/// <summary>A unit of measure as read from a cell.</summary>
/// <param name="Printed">As printed; "nt" stays "nt".</param>
/// <param name="UnitOfMeasure">Code of the catalogue's unit; null where it has none.</param>
/// <param name="Factor">1000 for "nghìn hồ sơ".</param>
/// <param name="Repeats">The text is a ditto mark and the rest comes from the row above.</param>
public sealed record UnitOfMeasureReading(string? Printed, UnitOfMeasureSort Measure, string? UnitOfMeasure, CodeScale? Scale, decimal Factor = 1m, bool Repeats = false)
{
    public static UnitOfMeasureReading None { get; } = new(null, UnitOfMeasureSort.None, null, null);
}

/// <summary>How offices spell the units of measure.</summary>
/// <remarks>Source: <c>db/reference/unit_of_measure_spellings.tsv</c>.</remarks>
public sealed partial class UnitOfMeasureSpellings
{
    private readonly Dictionary<string, (UnitOfMeasureSort Measure, string? Code)> spellings;

    /// <summary>The spellings without diacritics, where they mean one unit only.</summary>
    private readonly Dictionary<string, (UnitOfMeasureSort Measure, string? Code)> bare;

    private UnitOfMeasureSpellings(Dictionary<string, (UnitOfMeasureSort, string?)> spellings)
    {
        this.spellings = spellings;
        bare = spellings.GroupBy(s => Bare(s.Key), StringComparer.Ordinal)
            .Where(g => g.Key.Length >= ShortestBare && g.Select(s => s.Value).Distinct().Count() == 1)
            .ToDictionary(g => g.Key, g => g.First().Value, StringComparer.Ordinal);
    }

    public static UnitOfMeasureSpellings Shared { get; } = Load();

    /// <summary>Reads a unit cell; <paramref name="above"/> is the unit of the row before, for ditto marks.</summary>
    public UnitOfMeasureReading Read(string? cell, UnitOfMeasureReading above)
    {
        var text = cell?.Trim();
        if (string.IsNullOrEmpty(text) || Blank().IsMatch(text))
        {
            return UnitOfMeasureReading.None;
        }

        if (Ditto().IsMatch(text))
        {
            return above with { Printed = text, Repeats = true };
        }

        if (CodeScale.Parse(text) is { } scale)
        {
            return new UnitOfMeasureReading(text, UnitOfMeasureSort.Scale, null, scale);
        }

        return Find(text) ?? Multiplied(text) ?? new UnitOfMeasureReading(text, UnitOfMeasureSort.Unknown, null, null);
    }

    /// <summary>A known unit, also several of one kind ("xã, thị trấn"); null for anything else.</summary>
    public UnitOfMeasureReading? Find(string text)
    {
        if (spellings.TryGetValue(LabelText.Key(text), out var known) || spellings.TryGetValue(text.Trim(), out known) || (Ascii.IsValid(text) && bare.TryGetValue(LabelText.Key(text), out known)))
        {
            return new UnitOfMeasureReading(text, known.Measure, known.Code, null);
        }

        var parts = Separator().Split(text).Select(p => p.Trim(' ', '.', '(', ')')).Where(p => p.Length > 0).ToList();
        var units = parts.Where(p => spellings.ContainsKey(LabelText.Key(p))).Select(p => spellings[LabelText.Key(p)]).ToList();
        if (parts.Count == 0 || units.Count < parts.Count || units.DistinctBy(u => u.Measure).Count() > 1)
        {
            return null;
        }

        return new UnitOfMeasureReading(text, units[0].Measure, units.DistinctBy(u => u.Code).Count() == 1 ? units[0].Code : null, null);
    }

    /// <summary>1000 for nghìn, a million for triệu; null for other words.</summary>
    public static decimal? Multiplier(string word) => LabelText.Key(word) switch
    {
        var k when k == Thousand || k == ThousandSouth => 1_000m,
        var k when k == Million => 1_000_000m,
        var k when k == Billion => 1_000_000_000m,
        _ => null,
    };

    private UnitOfMeasureReading? Multiplied(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && Multiplier(text[..space]) is { } factor && Find(text[(space + 1)..]) is { } unit
            ? unit with { Printed = text, Factor = factor }
            : null;
    }

    private static string Bare(string key) => string.Join(' ', key.Split(' ').Select(VietnameseSyllable.Bare));

    /// <summary>A shorter word without its marks is too many words at once.</summary>
    private const int ShortestBare = 5;

    private static UnitOfMeasureSpellings Load()
    {
        var table = ReferenceTable.Read("unit_of_measure_spellings.tsv");
        var (spelling, code, measures) = (table.Column("spelling"), table.Column("uom_code"), table.Column("measures"));
        var read = new Dictionary<string, (UnitOfMeasureSort, string?)>(StringComparer.Ordinal);
        foreach (var entry in table.Entries)
        {
            read[LabelText.Key(entry[spelling]!)] = (Enum.Parse<UnitOfMeasureSort>(entry[measures]!), entry[code]);
        }

        return new UnitOfMeasureSpellings(read);
    }

    private static readonly string Thousand = LabelText.Key("nghìn");
    private static readonly string ThousandSouth = LabelText.Key("ngàn");
    private static readonly string Million = LabelText.Key("triệu");
    private static readonly string Billion = LabelText.Key("tỷ");

    [GeneratedRegex(@"^[\s\-–—_.…/]*$")]
    private static partial Regex Blank();

    [GeneratedRegex("^[-–\\s]*(?:nt|n\\.t\\.?|như trên|như tr[eê]n|〃|\"|”|'')[-–\\s.]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Ditto();

    [GeneratedRegex(@"\s*[,;/\n]\s*|\s+(?:và|hoặc)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Separator();
}
