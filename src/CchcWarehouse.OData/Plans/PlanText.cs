using System.Globalization;
using System.Text;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Shapes;

namespace CchcWarehouse.OData.Plans;

/// <summary>A plan for people: what is read, and where each member of the answer comes from.</summary>
public static class PlanText
{
    public static string Print(QueryPlan plan)
    {
        var text = new StringBuilder();
        text.Append(plan.Shape.Kind).Append(" of ").AppendLine(plan.Shape.Context);
        if (plan.Exists is not null)
        {
            text.AppendLine("  404 unless the parent is there");
        }

        if (plan.Rows is { } rows)
        {
            text.Append("  reads ").AppendJoin(", ", Tables.Of(rows).Select(table => table.Relation.Table).Distinct(StringComparer.Ordinal)).AppendLine();
        }

        if (plan.Shape.Counted || plan.Shape.Kind == ResultKind.Count)
        {
            text.AppendLine("  counts the rows before skip and top");
        }

        Append(text, plan.Shape.Page, "  ");
        foreach (var reason in plan.Shape.Mixed)
        {
            text.Append("  mixed: ").AppendLine(AdditivityText.Describe(reason).ToString());
        }

        Append(text, plan.Shape.Row, "  ");
        return text.ToString();
    }

    private static void Append(StringBuilder text, RowShape row, string indent)
    {
        foreach (var member in row.Members)
        {
            text.Append(indent).Append(member.Name);
            switch (member)
            {
                case ValueShape value:
                    text.Append(": ").Append(value.Type).Append(" ← ").AppendLine(Describe(value.Source));
                    break;
                case ObjectShape { Cached: { } cached }:
                    text.AppendLine(CultureInfo.InvariantCulture, $" ← the cached {cached.Relation} of key {cached.KeyOrdinal}{Through(cached.Through)}");
                    break;
                case ObjectShape inner:
                    text.AppendLine();
                    Append(text, inner.Row, indent + "  ");
                    break;
                case CollectionShape collection:
                    text.AppendLine(CultureInfo.InvariantCulture, $"[] ← rows in {collection.RowsOrdinal}");
                    Append(text, collection.Page, indent + "  ");
                    Append(text, collection.Row, indent + "  ");
                    break;
                case CountShape count:
                    text.AppendLine(CultureInfo.InvariantCulture, $" count ← {count.CountOrdinal}");
                    break;
                default:
                    text.AppendLine(" link");
                    break;
            }
        }
    }

    private static void Append(StringBuilder text, PageShape? page, string indent)
    {
        if (page is not null)
        {
            text.Append(indent).Append(CultureInfo.InvariantCulture, $"pages of {page.Size}, each after the last ")
                .AppendJoin(", ", page.Keyset.Select(column => column.Ordinal)).AppendLine();
        }
    }

    private static string Describe(ValueSource source) => source switch
    {
        RowValue value => $"{value.Ordinal}",
        CachedValue cached => $"the cached {cached.Relation} of key {cached.KeyOrdinal}{Through(cached.Through)}, {cached.Column.Column}",
        SourceAddress address => $"the address made of {address.ReportKeyOrdinal} and {address.SourceRowOrdinal}",
        _ => "nothing",
    };

    private static string Through(IReadOnlyList<Model.JoinMap> joins) => string.Concat(joins.Select(join => $", {join}"));
}
