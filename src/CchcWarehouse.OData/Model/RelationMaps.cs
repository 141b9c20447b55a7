using CchcWarehouse.Star.Dimensions;
using CchcWarehouse.Star.Facts;
using CchcWarehouse.Star.Schema;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Model;

/// <summary>The relations of the star as its schema describes them.</summary>
internal sealed class RelationMaps
{
    private static readonly HashSet<Type> CachedTypes =
        [typeof(AdminUnit), typeof(Period), typeof(Indicator), typeof(UnitOfMeasure), typeof(Area), typeof(IndicatorGroup)];

    private static readonly Type[] ShortTypes = [typeof(Period), typeof(Indicator), typeof(UnitOfMeasure)];

    private readonly Dictionary<Type, RelationMap> relations = [];

    public RelationMaps()
    {
        foreach (var table in StarSchema.Tables)
        {
            relations.Add(table.Type, Relation(table));
        }

        foreach (var table in StarSchema.Tables)
        {
            foreach (var reference in table.References.Where(r => r.Navigation is not null))
            {
                relations[table.Type].Add(Join(table, reference));
            }
        }

        relations[typeof(Observation)].History = new("fact_observation_as_of", Moves: true) { Changes = "fact_observation_changes" };
        relations[typeof(ObservationRevision)].History = new("observation_revision_as_of", Moves: true);
        relations[typeof(Report)].History = new("dim_report_as_of", Moves: true);
        relations[typeof(Finding)].History = new("finding_as_of", Moves: true);
        relations[typeof(YearOverYear)].History = new("year_over_year_as_of", Moves: true);
        relations[typeof(Load)].History = new("load_as_of", Moves: false);
        relations[typeof(ReportRow)].History = new("report_row_as_of", Moves: true);

        foreach (var type in ShortTypes)
        {
            relations[type].IsShort = true;
        }

        // The schema checks it: period_key / 100 = year.
        var period = relations[typeof(Period)];
        period.KeyQuotient = (period.Columns[nameof(Period.Year)], 100);
        var row = relations[typeof(ReportRow)];
        AddKeyJoins(relations[typeof(Observation)], row);
        AddRevisionJoins(relations[typeof(ObservationRevision)], row);
    }

    public RelationMap this[Type type] => relations[type];

    private static RelationMap Relation(StarTable table)
    {
        var relation = new RelationMap(table.Name, CachedTypes.Contains(table.Type));
        foreach (var column in table.Columns)
        {
            relation.Add(Column(column));
        }

        relation.Key = table.Key.Count > 0
            ? [.. table.Key.Select(property => relation.Columns[property])]
            : [relation.Columns[nameof(ObservationRevision.ObservationKey)]];
        return relation;
    }

    private static ColumnMap Column(StarColumn column)
    {
        var type = EdmTypeOf(column.Type);
        return new ColumnMap(
            column.Property.Name,
            column.Name,
            type,
            column.IsNullable,
            column.Precision?.Precision ?? (type == EdmPrimitiveTypeKind.Decimal ? 38 : null),
            column.Precision?.Scale ?? (type == EdmPrimitiveTypeKind.Decimal ? 6 : null),
            column.Meaning?.Vi ?? column.Property.Name,
            column.Meaning?.En ?? column.Property.Name,
            column.AllowedValues);
    }

    private JoinMap Join(StarTable table, StarReference reference)
    {
        var target = relations[reference.Target];
        return new JoinMap(reference.Navigation!, target, !reference.IsRequired, [(relations[table.Type].Columns[reference.By], target.Key[0])]);
    }

    private static void AddKeyJoins(RelationMap fact, RelationMap row, params (ColumnMap Own, ColumnMap Target)[] more) =>
        fact.Add(new JoinMap(
            "Row", row, Optional: true,
            [
                (fact.Columns[nameof(Observation.ReportKey)], row.Columns[nameof(ReportRow.ReportKey)]),
                (fact.Columns[nameof(Observation.SourceRow)], row.Columns[nameof(ReportRow.SourceRow)]),
                .. more,
            ]));

    // A view has no foreign keys: a revision is joined as the observation is, but to the version of the row that it was drawn from.
    private void AddRevisionJoins(RelationMap revision, RelationMap row)
    {
        AddVersionJoin(revision, row);
        foreach (var join in relations[typeof(Observation)].Joins.Values.Where(j => j.Name != "Row"))
        {
            revision.Add(join with { On = [.. join.On.Select(pair => (revision.Columns[pair.Own.Property], pair.Target))] });
        }
    }

    private static void AddVersionJoin(RelationMap revision, RelationMap row)
    {
        var versions = new RelationMap("report_row_version", cached: false);
        foreach (var column in row.Columns.Values)
        {
            versions.Add(column);
        }

        var recordedTo = revision.Columns[nameof(ObservationRevision.RowRecordedTo)] with { Property = nameof(ObservationRevision.RecordedTo), Column = "recorded_to" };
        versions.Add(recordedTo);
        versions.Key = [.. row.Key, recordedTo];
        AddKeyJoins(revision, versions, (revision.Columns[nameof(ObservationRevision.RowRecordedTo)], recordedTo));
    }

    private static EdmPrimitiveTypeKind EdmTypeOf(Type type) => type switch
    {
        var t when t == typeof(int) => EdmPrimitiveTypeKind.Int32,
        var t when t == typeof(long) => EdmPrimitiveTypeKind.Int64,
        var t when t == typeof(decimal) => EdmPrimitiveTypeKind.Decimal,
        var t when t == typeof(bool) => EdmPrimitiveTypeKind.Boolean,
        var t when t == typeof(DateOnly) => EdmPrimitiveTypeKind.Date,
        var t when t == typeof(DateTime) => EdmPrimitiveTypeKind.DateTimeOffset,
        var t when t == typeof(byte[]) => EdmPrimitiveTypeKind.Binary,
        var t when t == typeof(string) => EdmPrimitiveTypeKind.String,
        var t => throw new InvalidOperationException($"{t} has no place in the entity data model."),
    };
}
