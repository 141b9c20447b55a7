using CchcWarehouse.Star.Dimensions;
using CchcWarehouse.Star.Facts;
using CchcWarehouse.Star.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CchcWarehouse.Star;

/// <summary>The star as EF reads and writes it: made of <see cref="StarSchema"/>.</summary>
public sealed class WarehouseContext(DbContextOptions<WarehouseContext> options) : DbContext(options)
{
    public DbSet<AdminUnit> AdminUnits => Set<AdminUnit>();

    public DbSet<UnitLineage> UnitLineages => Set<UnitLineage>();

    public DbSet<Period> Periods => Set<Period>();

    public DbSet<Area> Areas => Set<Area>();

    public DbSet<IndicatorGroup> IndicatorGroups => Set<IndicatorGroup>();

    public DbSet<Indicator> Indicators => Set<Indicator>();

    public DbSet<IndicatorCode> IndicatorCodes => Set<IndicatorCode>();

    public DbSet<UnitOfMeasure> UnitsOfMeasure => Set<UnitOfMeasure>();

    public DbSet<ReportDocument> ReportDocuments => Set<ReportDocument>();

    public DbSet<Report> Reports => Set<Report>();

    public DbSet<ReportRow> ReportRows => Set<ReportRow>();

    public DbSet<Observation> Observations => Set<Observation>();

    public DbSet<ObservationRevision> ObservationRevisions => Set<ObservationRevision>();

    public DbSet<YearOverYear> YearOverYearRows => Set<YearOverYear>();

    public DbSet<Finding> Findings => Set<Finding>();

    public DbSet<Load> Loads => Set<Load>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var table in StarSchema.Tables)
        {
            modelBuilder.Entity(table.Type, entity => Map(table, entity));
        }
    }

    private static void Map(StarTable table, EntityTypeBuilder entity)
    {
        _ = table.IsView ? entity.ToView(table.Name) : entity.ToTable(table.Name);
        _ = table.Key.Count == 0 ? entity.HasNoKey() : MapKey(table, entity);
        entity.Metadata.SetComment(table.Meaning?.En);
        foreach (var column in table.Columns)
        {
            Map(column, entity.Property(column.Property.PropertyType, column.Property.Name));
        }

        foreach (var reference in table.References)
        {
            entity.HasOne(reference.Target, reference.Navigation).WithMany().HasForeignKey(reference.By);
        }

        if (table.Parts is { } parts)
        {
            entity.HasMany(parts.Type, parts.Property).WithOne().HasForeignKey(parts.By);
        }
    }

    private static EntityTypeBuilder MapKey(StarTable table, EntityTypeBuilder entity)
    {
        entity.HasKey([.. table.Key]);
        return entity;
    }

    private static void Map(StarColumn column, PropertyBuilder property)
    {
        property.HasColumnName(column.Name).HasComment(column.Meaning?.En);
        if (column.Precision is { } exact)
        {
            property.HasPrecision(exact.Precision, exact.Scale);
        }

        if (column.StoreType is { } type)
        {
            property.HasColumnType(type);
        }

        if (column.IsComputed)
        {
            property.ValueGeneratedOnAddOrUpdate();
        }

        if (column.IsGiven)
        {
            property.ValueGeneratedNever();
        }
    }
}
