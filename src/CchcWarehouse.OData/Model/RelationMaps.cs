using System.Reflection;
using CchcWarehouse.Star;
using CchcWarehouse.Star.Dimensions;
using CchcWarehouse.Star.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Model;

/// <summary>The relations of the star as the EF model describes them.</summary>
internal sealed class RelationMaps
{
    private static readonly HashSet<Type> CachedTypes =
        [typeof(AdminUnit), typeof(Period), typeof(Indicator), typeof(UnitOfMeasure), typeof(Area), typeof(IndicatorGroup)];

    private static readonly Type[] ShortTypes = [typeof(Period), typeof(Indicator), typeof(UnitOfMeasure)];

    private readonly Dictionary<Type, RelationMap> relations = [];

    public RelationMaps()
    {
        var options = new DbContextOptionsBuilder<WarehouseContext>().UseNpgsql().Options;
        using var context = new WarehouseContext(options);
        var model = context.Model;
        foreach (var type in model.GetEntityTypes())
        {
            relations.Add(type.ClrType, Relation(type));
        }

        foreach (var type in model.GetEntityTypes())
        {
            foreach (var navigation in type.GetNavigations().Where(n => n.IsOnDependent))
            {
                relations[type.ClrType].Add(Join(navigation));
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

    private static RelationMap Relation(IEntityType type)
    {
        var relation = new RelationMap(type.GetTableName() ?? type.GetViewName()!, CachedTypes.Contains(type.ClrType));
        foreach (var property in type.GetProperties())
        {
            relation.Add(Column(property));
        }

        relation.Key = type.FindPrimaryKey() is { } key
            ? [.. key.Properties.Select(p => relation.Columns[p.Name])]
            : [relation.Columns[nameof(ObservationRevision.ObservationKey)]];
        return relation;
    }

    private static ColumnMap Column(IProperty property)
    {
        var meaning = WarehouseContext.MeaningOf(property.PropertyInfo);
        var allowed = property.PropertyInfo?.GetCustomAttribute<AllowedValuesOfAttribute>();
        var type = EdmTypeOf(property.ClrType);
        return new ColumnMap(
            property.Name,
            property.GetColumnName(),
            type,
            property.IsNullable,
            property.GetPrecision() ?? (type == EdmPrimitiveTypeKind.Decimal ? 38 : null),
            property.GetScale() ?? (type == EdmPrimitiveTypeKind.Decimal ? 6 : null),
            meaning?.Vi ?? property.Name,
            meaning?.En ?? property.Name,
            allowed?.Values ?? []);
    }

    private JoinMap Join(INavigation navigation)
    {
        var own = relations[navigation.DeclaringEntityType.ClrType];
        var target = relations[navigation.TargetEntityType.ClrType];
        var foreignKey = navigation.ForeignKey;
        var on = foreignKey.Properties.Zip(foreignKey.PrincipalKey.Properties)
            .Select(pair => (own.Columns[pair.First.Name], target.Columns[pair.Second.Name])).ToList();
        return new JoinMap(navigation.Name, target, !foreignKey.IsRequired, on);
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

    private static EdmPrimitiveTypeKind EdmTypeOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
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
