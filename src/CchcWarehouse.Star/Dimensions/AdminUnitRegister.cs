using System.Globalization;
using NodaTime;

namespace CchcWarehouse.Star.Dimensions;

public enum AdminUnitLevel { Province, District, Commune }

/// <summary>An administrative unit as it stood for a time: its name, type and parent.</summary>
/// <param name="Code">The publisher's code: never reissued, kept through changes of name, type and parent.</param>
/// <param name="Name">With its type, such as "Thị xã Vĩnh Châu".</param>
/// <param name="Type">Lower case, such as "thị xã".</param>
/// <param name="ParentCode">Null for a province.</param>
/// <param name="ValidTo">Exclusive; null while it stands.</param>
public sealed record AdminUnitVersion(
    string Code, AdminUnitLevel Level, string Type, string Name, string ShortName,
    string? ParentCode, LocalDate ValidFrom, LocalDate? ValidTo)
{
    public bool IsValidOn(LocalDate date) => date >= ValidFrom && (ValidTo is not { } end || date < end);
}

/// <summary>Who went where when a unit changed or closed.</summary>
/// <param name="PredecessorCode">Null where the sources do not name it.</param>
/// <param name="SuccessorCode">Null where the sources do not name it.</param>
/// <param name="Kind">merged, split, transferred, upgraded, renamed or abolished.</param>
public sealed record AdminUnitChange(string? PredecessorCode, string? SuccessorCode, LocalDate EffectiveDate, string Kind);

/// <summary>The national register of administrative units with its history, in memory.</summary>
/// <remarks>Source: <c>db/reference/units.tsv</c> and <c>unit_lineage.tsv</c>; see <c>db/reference/units.md</c>.</remarks>
public sealed class AdminUnitRegister
{
    private static readonly AdminUnitVersion[] None = [];
    private readonly Dictionary<string, AdminUnitVersion[]> _versionsOfCode;
    private readonly ILookup<string, AdminUnitChange> _changesOfPredecessor;

    public AdminUnitRegister(IReadOnlyList<AdminUnitVersion> versions, IEnumerable<AdminUnitChange> changes)
    {
        Versions = versions;
        _versionsOfCode = versions.GroupBy(version => version.Code, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderBy(version => version.ValidFrom).ToArray(), StringComparer.Ordinal);
        _changesOfPredecessor = changes.Where(change => change.PredecessorCode is not null)
            .ToLookup(change => change.PredecessorCode!, StringComparer.Ordinal);
    }

    public IReadOnlyList<AdminUnitVersion> Versions { get; }

    /// <summary>Reads the register that travels with the program.</summary>
    public static AdminUnitRegister OfProgram() => Read(Path.Combine(AppContext.BaseDirectory, "db", "reference"));

    public static AdminUnitRegister Read(string folder) => new(
        Rows(Path.Combine(folder, "units.tsv")).Select(Version).ToList(),
        Rows(Path.Combine(folder, "unit_lineage.tsv")).Select(Change));

    /// <summary>Oldest first; empty for an unknown code.</summary>
    public IReadOnlyList<AdminUnitVersion> VersionsOf(string code) => _versionsOfCode.GetValueOrDefault(code, None);

    public AdminUnitVersion? On(string code, LocalDate date) =>
        Array.Find(_versionsOfCode.GetValueOrDefault(code, None), version => version.IsValidOn(date));

    public AdminUnitVersion? ParentOn(AdminUnitVersion unit, LocalDate date) =>
        unit.ParentCode is { } parent ? On(parent, date) : null;

    /// <summary>The units above, nearest first.</summary>
    public IEnumerable<AdminUnitVersion> AncestorsOn(AdminUnitVersion unit, LocalDate date)
    {
        for (var above = ParentOn(unit, date); above is not null; above = ParentOn(above, date))
        {
            yield return above;
        }
    }

    /// <summary>What became of a unit, one change each successor.</summary>
    public IEnumerable<AdminUnitChange> ChangesOf(string code) => _changesOfPredecessor[code];

    private static IEnumerable<string[]> Rows(string path) =>
        File.ReadLines(path).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t'));

    private static AdminUnitVersion Version(string[] cells) => new(
        cells[0], Level(cells[1]), cells[2], cells[3], cells[4], OrNull(cells[5]), Date(cells[6]), cells[7] is "" ? null : Date(cells[7]));

    private static AdminUnitChange Change(string[] cells) =>
        new(OrNull(cells[0]), OrNull(cells[1]), Date(cells[2]), cells[3]);

    private static AdminUnitLevel Level(string text) => text switch
    {
        "province" => AdminUnitLevel.Province,
        "district" => AdminUnitLevel.District,
        "commune" => AdminUnitLevel.Commune,
        _ => throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"units.tsv: unknown level '{text}'")),
    };

    private static string? OrNull(string cell) => cell.Length == 0 ? null : cell;

    private static LocalDate Date(ReadOnlySpan<char> text) => new(Number(text[..4]), Number(text[5..7]), Number(text[8..10]));

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
