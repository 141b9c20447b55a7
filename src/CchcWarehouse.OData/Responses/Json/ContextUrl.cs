using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Responses.Negotiation;

namespace CchcWarehouse.OData.Responses.Json;

/// <summary>The address that tells what a payload is: <c>$metadata#AdminUnits(Code,Parent(Name))/$entity</c>.</summary>
internal static class ContextUrl
{
    public static string Of(ResultShape shape, PayloadOptions options)
    {
        var metadata = $"{options.ServiceRoot}$metadata#";
        return shape.Kind switch
        {
            ResultKind.Collection when shape.Context == Crossjoins.Context => metadata + shape.Context,
            ResultKind.Collection => metadata + shape.Context + List(shape.Row, options.Version) + (shape.EndedOrdinal is null ? "" : "/$delta"),
            ResultKind.Single => $"{metadata}{shape.Context}{List(shape.Row, options.Version)}/$entity",
            ResultKind.References => metadata + "Collection($ref)",
            ResultKind.Reference => metadata + "$ref",
            _ => metadata + shape.Context,
        };
    }

    /// <summary>The selected and expanded members in parentheses; empty: everything declared, nothing expanded.</summary>
    private static string List(RowShape row, ODataVersion version)
    {
        var nested = row.Members.Select(member => (member.Name, List: Nested(member, version)))
            .Where(member => member.List is not null).ToDictionary(member => member.Name, member => member.List!, StringComparer.Ordinal);
        var selected = row.Selected ?? [];
        var names = row.Entity is null ? row.Members.Select(member => member.Name).Where(name => selected.Contains(name) || nested.ContainsKey(name))
            : selected.Concat(nested.Keys.Where(name => !selected.Contains(name)));
        var list = string.Join(',', names.Select(name => name + nested.GetValueOrDefault(name)));
        return list.Length == 0 ? "" : $"({list})";
    }

    /// <summary>The list of a nested object; null: the member is not listed.</summary>
    /// <remarks>Clients of 4.0 do not know empty parentheses: there an expanded property without a list of its own is not told.</remarks>
    private static string? Nested(MemberShape member, ODataVersion version)
    {
        var list = member switch
        {
            ObjectShape { Reference: true } or CollectionShape { References: true } => "/$ref",
            ObjectShape nested => List(nested.Row, version),
            CollectionShape nested => List(nested.Row, version),
            _ => null,
        };
        return list switch
        {
            "/$ref" when version == ODataVersion.V40 => null,
            "" => version == ODataVersion.V40 ? null : "()",
            _ => list,
        };
    }
}
