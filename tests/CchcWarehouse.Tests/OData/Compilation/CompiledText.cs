using System.Globalization;
using CchcWarehouse.OData.Compilation;
using CchcWarehouse.OData.Plans;
using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Sql;

namespace CchcWarehouse.Tests.OData.Compilation;

/// <summary>A compiled request written out, so that two of them can be compared.</summary>
internal static class CompiledText
{
    public static string Of(CompiledQuery query) => string.Join(
        '\n',
        Of(query.Sql.Exists), Of(query.Sql.Count), Of(query.Sql.Rows),
        PlanText.Print(new QueryPlan(query.Shape)), query.Shape.Fingerprint, query.Shape.Counted, Of(query.Shape.Page), Of(query.Shape.Row));

    private static string Of(SqlStatement? statement) => statement is null
        ? "-"
        : $"{statement.Text}\n{string.Join('\n', statement.Parameters.Select(Of))}\n{Of(statement.Fitted?.Of((_, code) => [code.Length]))}";

    private static string Of(SqlParameter parameter) =>
        $"{parameter} {parameter.Value?.GetType().Name} {parameter.Type} {parameter.IsArray} {parameter.IsText}";

    private static string Of(PageShape? page) => page is null
        ? "-"
        : string.Create(CultureInfo.InvariantCulture, $"{page.Size} {string.Join(';', page.Keyset)} {page.Remaining} {page.Fingerprint}");

    private static string Of(RowShape row) => string.Join(' ', row.Members.Select(member => member switch
    {
        CollectionShape collection => $"{collection.Name}[{Of(collection.Page)} {RequestSyntax.PrintOptions(collection.Options)} {Of(collection.Row)}]",
        ObjectShape nested => $"{nested.Name}{{{Of(nested.Row)}}}",
        _ => member.Name,
    }));
}
