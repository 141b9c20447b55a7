using System.Collections.Frozen;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>The system query options: where each may stand and how its value is read.</summary>
internal static class SystemOptions
{
    private const OptionPlace Filtering =
        OptionPlace.Request | OptionPlace.Expand | OptionPlace.ExpandRef | OptionPlace.Count | OptionPlace.Select;

    private const OptionPlace Paging = OptionPlace.Request | OptionPlace.Expand | OptionPlace.ExpandRef | OptionPlace.Select;
    private const OptionPlace Everywhere = OptionPlace.Request | OptionPlace.Metadata | OptionPlace.Batch | OptionPlace.Entity | OptionPlace.EntityCast;
    private const OptionPlace Identity = OptionPlace.Request | OptionPlace.Entity | OptionPlace.EntityCast;
    private const OptionPlace Temporal = OptionPlace.Request | OptionPlace.Expand;

    private static readonly FrozenDictionary<string, SystemOption> All = new SystemOption[]
    {
        new("$filter", Filtering, scanner => new FilterOption(ExpressionReader.Read(scanner))),
        new("$search", Filtering, OptionValueReader.ReadSearch),
        new("$orderby", Paging, scanner => new OrderByOption(AliasedReader.ReadOrdering(scanner))),
        new("$top", Paging, scanner => new TopOption(NumberReader.ReadDigits(scanner))),
        new("$skip", Paging, scanner => new SkipOption(NumberReader.ReadDigits(scanner))),
        new("$count", Paging, OptionValueReader.ReadCount),
        new("$compute", OptionPlace.Request | OptionPlace.Expand | OptionPlace.Select,
            scanner => new ComputeOption(AliasedReader.ReadComputed(scanner))),
        new("$select", OptionPlace.Request | OptionPlace.EntityCast | OptionPlace.Expand | OptionPlace.Select, SelectReader.Read),
        new("$expand", OptionPlace.Request | OptionPlace.EntityCast | OptionPlace.Expand, ExpandReader.Read),
        new("$apply", OptionPlace.Request | OptionPlace.Expand,
            scanner => new ApplyOption(ApplyReader.ReadSequence(scanner, StageKinds.Any))),
        new("$levels", OptionPlace.Expand | OptionPlace.ExpandStar, OptionValueReader.ReadLevels),
        new("$index", OptionPlace.Request, OptionValueReader.ReadIndex),
        new("$format", Everywhere, scanner => OptionValueReader.ReadText(scanner, TextOptionKind.Format)),
        new("$schemaversion", OptionPlace.Request | OptionPlace.Metadata, OptionValueReader.ReadSchemaVersion),
        new("$id", Identity, scanner => OptionValueReader.ReadText(scanner, TextOptionKind.Id)),
        new("$skiptoken", OptionPlace.Request, scanner => OptionValueReader.ReadText(scanner, TextOptionKind.SkipToken)),
        new("$deltatoken", OptionPlace.Request, scanner => OptionValueReader.ReadText(scanner, TextOptionKind.DeltaToken)),
        new("$at", Temporal, scanner => OptionValueReader.ReadTemporal(scanner, TemporalOptionKind.At)) { NeedsDollar = true },
        new("$from", Temporal, scanner => OptionValueReader.ReadTemporal(scanner, TemporalOptionKind.From)) { NeedsDollar = true },
        new("$to", Temporal, scanner => OptionValueReader.ReadTemporal(scanner, TemporalOptionKind.To)) { NeedsDollar = true },
        new("$toInclusive", Temporal, scanner => OptionValueReader.ReadTemporal(scanner, TemporalOptionKind.ToInclusive)) { NeedsDollar = true },
    }.ToFrozenDictionary(option => option.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>By its name in any case, with or without the dollar sign; null: no system query option.</summary>
    public static SystemOption? Find(string name)
    {
        var found = All.GetValueOrDefault(name.StartsWith('$') ? name : "$" + name);
        return found is { NeedsDollar: true } && !name.StartsWith('$') ? null : found;
    }

    public static IEnumerable<string> NamesAt(OptionPlace place) =>
        All.Values.Where(option => (option.Places & place) != OptionPlace.None).Select(option => option.Name).Order(StringComparer.Ordinal);

    /// <summary>The name that differs least from this one, if it is close.</summary>
    public static string? Nearest(string name) => All.Keys
        .Select(known => (Name: known, Distance: Spelling.Distance(known, name.ToLowerInvariant())))
        .Where(candidate => candidate.Distance <= (name.Length > 5 ? 2 : 1))
        .OrderBy(candidate => candidate.Distance)
        .Select(candidate => candidate.Name)
        .FirstOrDefault();
}

/// <param name="Name">As the standard writes it, with the dollar sign.</param>
internal sealed record SystemOption(string Name, OptionPlace Places, Func<Scanner, OptionSyntax> Read)
{
    /// <summary>Without the dollar sign the name is one of a custom option.</summary>
    public bool NeedsDollar { get; init; }
}
