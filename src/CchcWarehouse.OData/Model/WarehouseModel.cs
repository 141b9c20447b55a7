using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Model;

/// <summary>The entity data model of the service: namespace <c>Cchc</c>, container <c>Warehouse</c>.</summary>
/// <remarks>Built once from the star's schema and <see cref="EntityMaps"/>; immutable and shared.</remarks>
public sealed class WarehouseModel
{
    public const string Namespace = "Cchc";

    public const string ContainerName = "Warehouse";

    private readonly Dictionary<string, EntityMap> bySet = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EntityMap> byType = new(StringComparer.Ordinal);

    public WarehouseModel()
    {
        Entities = EntityMaps.Define(new RelationMaps());
        Edm = EdmModelBuilder.Build(Entities);
        foreach (var entity in Entities)
        {
            bySet.Add(entity.SetName, entity);
            byType.Add(entity.Name, entity);
        }
    }

    public IEdmModel Edm { get; }

    public IReadOnlyList<EntityMap> Entities { get; }

    public EntityMap? EntitySet(string setName) => bySet.GetValueOrDefault(setName);

    public EntityMap? EntityType(string typeName) => byType.GetValueOrDefault(typeName);
}
