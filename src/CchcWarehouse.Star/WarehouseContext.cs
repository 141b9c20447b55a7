using System.Reflection;
using System.Text;
using CchcWarehouse.Star.Dimensions;
using CchcWarehouse.Star.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CchcWarehouse.Star;

/// <summary>The one description of the star schema in C#: table, column, key and meaning of every property.</summary>
/// <remarks>The migrations make the schema; a test holds this model against the migrated database.</remarks>
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
        MapDimensions(modelBuilder);
        MapReports(modelBuilder);
        MapFacts(modelBuilder);
        foreach (var type in modelBuilder.Model.GetEntityTypes())
        {
            type.SetComment(type.ClrType.GetCustomAttribute<MeaningAttribute>()?.En);
            foreach (var property in type.GetProperties())
            {
                if (property.FindAnnotation("Relational:ColumnName") is null)
                {
                    property.SetColumnName(SnakeCase(property.Name));
                }

                property.SetComment(MeaningOf(property.PropertyInfo)?.En);
            }
        }
    }

    /// <summary>The meaning of a property; a revision's properties mean what the observation's of the same name mean.</summary>
    public static MeaningAttribute? MeaningOf(PropertyInfo? property) =>
        property?.GetCustomAttribute<MeaningAttribute>()
        ?? (property?.DeclaringType == typeof(ObservationRevision)
            ? typeof(Observation).GetProperty(property.Name)?.GetCustomAttribute<MeaningAttribute>()
            : null);

    private static void MapDimensions(ModelBuilder model)
    {
        model.Entity<AdminUnit>(unit =>
        {
            unit.ToTable("dim_admin_unit").HasKey(u => u.AdminUnitKey);
            unit.Property(u => u.Code).HasColumnName("admin_unit_code");
            unit.Property(u => u.IsCurrent).ValueGeneratedOnAddOrUpdate();
            unit.HasOne(u => u.Parent).WithMany().HasForeignKey(u => u.ParentKey);
            unit.HasOne(u => u.District).WithMany().HasForeignKey(u => u.DistrictKey);
            unit.HasOne(u => u.Province).WithMany().HasForeignKey(u => u.ProvinceKey);
        });
        model.Entity<UnitLineage>(lineage =>
        {
            lineage.ToTable("unit_lineage").HasKey(l => l.UnitLineageKey);
            lineage.Property(l => l.Weight).HasPrecision(7, 6);
        });
        model.Entity<Period>(period =>
        {
            period.ToTable("dim_period").HasKey(p => p.PeriodKey);
            period.Property(p => p.PeriodKey).ValueGeneratedNever();
            period.Property(p => p.Code).HasColumnName("period_code");
            period.Property(p => p.StartDate).HasColumnName("starts_on");
            period.Property(p => p.DueDate).HasColumnName("due_on");
            period.Property(p => p.EndDate).ValueGeneratedOnAddOrUpdate();
            period.HasOne(p => p.PriorYear).WithMany().HasForeignKey(p => p.PriorYearKey);
        });
        model.Entity<Area>(area => area.ToTable("dim_area").HasKey(a => a.AreaCode));
        model.Entity<IndicatorGroup>(group =>
        {
            group.ToTable("dim_indicator_group").HasKey(g => g.GroupCode);
            group.HasOne<Area>().WithMany().HasForeignKey(g => g.AreaCode);
        });
        model.Entity<Indicator>(indicator =>
        {
            indicator.ToTable("dim_indicator").HasKey(i => i.IndicatorKey);
            indicator.Property(i => i.Code).HasColumnName("indicator_code");
            indicator.HasOne(i => i.Area).WithMany().HasForeignKey(i => i.AreaCode);
            indicator.HasOne(i => i.Group).WithMany().HasForeignKey(i => i.GroupCode);
            indicator.HasOne(i => i.UnitOfMeasure).WithMany().HasForeignKey(i => i.UnitOfMeasureKey);
            indicator.HasMany(i => i.Codes).WithOne().HasForeignKey(c => c.IndicatorKey);
        });
        model.Entity<IndicatorCode>(code => code.ToTable("dim_indicator_code").HasKey(c => new { c.IndicatorKey, c.Value }));
        model.Entity<UnitOfMeasure>(unit =>
        {
            unit.ToTable("dim_unit_of_measure").HasKey(u => u.UnitOfMeasureKey);
            unit.Property(u => u.Code).HasColumnName("unit_of_measure_code");
        });
    }

    private static void MapReports(ModelBuilder model)
    {
        model.Entity<ReportDocument>(document => document.ToTable("report_document").HasKey(d => d.Sha256));
        model.Entity<Report>(report =>
        {
            report.ToTable("dim_report").HasKey(r => r.ReportKey);
            report.HasOne(r => r.AdminUnit).WithMany().HasForeignKey(r => r.AdminUnitKey);
            report.HasOne(r => r.Period).WithMany().HasForeignKey(r => r.PeriodKey);
            report.HasOne<ReportDocument>().WithMany().HasForeignKey(r => r.Sha256);
            report.HasOne<Report>().WithMany().HasForeignKey(r => r.SupersedesReportKey);
        });
        model.Entity<ReportRow>(row =>
        {
            row.ToTable("report_row").HasKey(r => new { r.ReportKey, r.SourceRow });
            row.Property(r => r.Reasons).HasColumnType("jsonb");
            row.Property(r => r.ReasonsEn).HasColumnType("jsonb");
            row.Property(r => r.Candidates).HasColumnType("jsonb");
            row.HasOne<Report>().WithMany().HasForeignKey(r => r.ReportKey);
        });
        model.Entity<Load>(load =>
        {
            load.ToTable("load").HasKey(l => l.LoadKey);
            load.HasOne<Report>().WithMany().HasForeignKey(l => l.ReportKey);
            load.HasOne<ReportDocument>().WithMany().HasForeignKey(l => l.Sha256);
        });
    }

    private static void MapFacts(ModelBuilder model)
    {
        model.Entity<Observation>(fact =>
        {
            fact.ToTable("fact_observation_current").HasKey(o => o.ObservationKey);
            fact.Property(o => o.Value).HasPrecision(20, 6);
            fact.Property(o => o.Denominator).HasPrecision(20, 6);
            fact.HasOne(o => o.AdminUnit).WithMany().HasForeignKey(o => o.AdminUnitKey);
            fact.HasOne(o => o.Period).WithMany().HasForeignKey(o => o.PeriodKey);
            fact.HasOne(o => o.Indicator).WithMany().HasForeignKey(o => o.IndicatorKey);
            fact.HasOne(o => o.UnitOfMeasure).WithMany().HasForeignKey(o => o.UnitOfMeasureKey);
            fact.HasOne(o => o.Report).WithMany().HasForeignKey(o => o.ReportKey);
        });
        model.Entity<ObservationRevision>(revision =>
        {
            revision.ToView("observation_revision").HasNoKey();
            revision.Property(o => o.Value).HasPrecision(20, 6);
            revision.Property(o => o.Denominator).HasPrecision(20, 6);
        });
        model.Entity<YearOverYear>(year =>
        {
            year.ToView("year_over_year").HasKey(y => new { y.AdminUnitKey, y.IndicatorKey, y.PeriodKey });
            year.Property(y => y.Value).HasPrecision(20, 6);
            year.Property(y => y.PriorValue).HasPrecision(20, 6);
            year.Property(y => y.Change).HasPrecision(21, 6);
            year.Property(y => y.ChangePercent).HasPrecision(38, 6);
            year.HasOne(y => y.AdminUnit).WithMany().HasForeignKey(y => y.AdminUnitKey);
            year.HasOne(y => y.Period).WithMany().HasForeignKey(y => y.PeriodKey);
            year.HasOne(y => y.Indicator).WithMany().HasForeignKey(y => y.IndicatorKey);
            year.HasOne(y => y.UnitOfMeasure).WithMany().HasForeignKey(y => y.UnitOfMeasureKey);
            year.HasOne(y => y.Report).WithMany().HasForeignKey(y => y.ReportKey);
        });
        model.Entity<Finding>(finding =>
        {
            finding.ToTable("finding").HasKey(f => f.FindingKey);
            finding.HasOne(f => f.Report).WithMany().HasForeignKey(f => f.ReportKey);
        });
    }

    private static string SnakeCase(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && snake.Length > 0)
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(letter));
        }

        return snake.ToString();
    }
}
